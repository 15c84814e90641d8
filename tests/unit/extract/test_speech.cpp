// Who says what, and what is said for or against something.

#include <doctest/doctest.h>

#include "support/facts_of.hpp"

using namespace edgewise::test;

namespace {

constexpr const char* kBefore = "Norwegian Foreign Minister Ann Solberg arrived in Lima. ";

bool says_after(std::string_view text, const std::string& line) {
  return says(kBefore + std::string(text), line);
}

}  // namespace

TEST_CASE("a quote is spoken by who is said to speak it, before, behind and between its parts") {
  for (const char* text :
       {"\"Norway supports Chad,\" Solberg said.", "\"Norway supports Chad,\" said Solberg.",
        "Solberg: \"Norway supports Chad.\"", "\"Norway,\" Solberg said, \"supports Chad.\"",
        "\"We,\" Solberg said, \"condemn Peru and support Chad.\"",
        "\"We thank Peru,\" Solberg told reporters in Oslo. \"Norway supports Chad.\"",
        "\"Norway supports Chad, \"said Solberg.", "\"We agree. \"\" Norway supports Chad, \"Solberg noted."}) {
    CAPTURE(text);
    CHECK(says_after(text, "SUPPORTS Norway -> Chad says Ann Solberg"));
  }
}

TEST_CASE("what a sentence attributes has its speaker") {
  for (const char* text :
       {"Solberg said that Norway supports Chad.", "Norway supports Chad, Solberg said.",
        "Norway, Solberg said, supports Chad.", "According to Solberg, Norway supports Chad.",
        "In Solberg's words, Norway supports Chad.", "In the opinion of Solberg, Norway supports Chad.",
        "Solberg pointed out that Norway supports Chad.",
        "Solberg stressed that Peru left, adding that Norway supports Chad.",
        "Milan Radic quoted Solberg as saying that Norway supports Chad.",
        "A statement by Solberg said that Norway supports Chad."}) {
    CAPTURE(text);
    CHECK(says_after(text, "SUPPORTS Norway -> Chad says Ann Solberg"));
  }
  CHECK(says_after("Solberg expressed hope that Norway will support Chad.",
                   "SUPPORTS Norway -> Chad hoped says Ann Solberg"));
  CHECK(says_after("Solberg accused Peru of attacking Chad.", "ATTACKED Peru -> Chad says Ann Solberg"));
}

TEST_CASE("a meeting at which something was said is the report's word") {
  CHECK(says_after("Norway supports Chad, Solberg stressed at a meeting with Milan Radic.",
                   "MET Ann Solberg -> Milan Radic"));
}

TEST_CASE("marks around a few words do not cut a sentence in two") {
  CHECK(
      says("Norway denounced the \"senseless violence\" in Chad.", "CRITICIZED Norway -> senseless violence in Chad"));
  CHECK(
      says("Norway denounced the\" senseless violence \"in Chad.", "CRITICIZED Norway -> senseless violence in Chad"));
}

TEST_CASE("a topic is named with what belongs to it") {
  CHECK(says("Norway opposed the admission of Chad and Peru to NATO.",
             "REJECTED Norway -> admission of Chad and Peru to NATO"));
  CHECK(says("Norway called for an extension of the truce.", "SUPPORTS Norway -> extension of the truce"));
}

TEST_CASE("stances by nouns and judgements") {
  CHECK(says("Norway voiced concern over the decline of democracy.", "CRITICIZED Norway -> decline of democracy"));
  CHECK(says("The verdict drew criticism from Norway.", "CRITICIZED Norway -> verdict"));
  CHECK(says("Norway called the verdict unacceptable.", "CRITICIZED Norway -> verdict"));
  CHECK(says("Norway said the verdict was a disgrace.", "CRITICIZED Norway -> verdict"));
  CHECK(says("Norway said Chad was responsible for the attack.", "ACCUSED Norway -> Chad"));
  CHECK(says("Norway refused to sign the deal.", "REJECTED Norway -> deal"));
  CHECK(says("Norway gave a warm welcome to the truce.", "SUPPORTS Norway -> truce"));
  CHECK(says("Norway rejected the referendum as unconstitutional.", "REJECTED Norway -> referendum"));
  CHECK_FALSE(says("Norway faced criticism over Chad.", "CRITICIZED Norway -> Chad"));
}

TEST_CASE("somebody without a name acts where the words tell whose") {
  CHECK(says("The Dutch prime minister criticized Chad.", "CRITICIZED Dutch prime minister -> Chad"));
}
