#include "support/facts_of.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace edgewise;

using test::facts_of;
using test::says;

TEST_CASE("a title without an owner takes it from the title it is joined with, else from the nearest state") {
  CHECK(says("Serbian Foreign Minister Milan Radic and Defence Minister Petar Lukic met in Oslo.",
             "OFFICE_OF Minister of Defence of Serbia -> Serbia"));
  CHECK(
      says("Serbian Foreign Minister Milan Radic visited Norway at the invitation of Foreign Minister Ingrid Solberg.",
           "OFFICE_OF Minister of Foreign Affairs of Norway -> Norway"));
}

TEST_CASE("one rule reads active, passive, relative, conjoined and infinitive wording") {
  for (const char* text : {"Norway criticized Chad.", "Chad was criticized by Norway.",
                           "Norway, which criticized Chad, left early.", "Norway praised Peru and criticized Chad."}) {
    CAPTURE(text);
    CHECK(says(text, "CRITICIZED Norway -> Chad"));
  }
  CHECK(says("Milan Radic plans to visit Chad.", "VISITED Milan Radic -> Chad planned"));
  CHECK(says("Serbia has no plans to join NATO.", "JOINS Serbia -> NATO planned not"));
  CHECK(says("Milan Radic refused to meet Petar Lukic.", "MET Milan Radic -> Petar Lukic not"));
}

TEST_CASE("nouns of acts say what verbs say") {
  CHECK(says("Milan Radic held talks in Jordan with Petar Lukic.", "MET Milan Radic -> Petar Lukic"));
  CHECK(says("Norway thanked Serbia for its support for Chad.", "SUPPORTS Serbia -> Chad says Norway"));
  CHECK(says("Russia is one of Serbia's most important partners.", "PARTNER_OF Russia -> Serbia"));
}

TEST_CASE("two leaders are the two named before") {
  CHECK(
      says("Milan Radic met Petar Lukic in Oslo. The two leaders discussed trade.", "DISCUSSED Petar Lukic -> trade"));
}

TEST_CASE("what stands between two names needs no verb") {
  CHECK(says("The fire began in Nis, Serbia.", "LOCATED_IN Nis -> Serbia"));
  CHECK(says("They met in the Serbian city of Nis.", "LOCATED_IN Nis -> Serbia"));
  CHECK(says("Milan Radic, a member of Greenpeace, was there.", "MEMBER_OF Milan Radic -> Greenpeace"));
}

TEST_CASE("a fact knows the word that its rule stood at") {
  const auto by = [](std::string_view text, const std::string& line) {
    return test::says(text, line, test::Also::kTrigger);
  };
  CHECK(by("Milan Radic will soon meet Petar Lukic.", "MET Milan Radic -> Petar Lukic planned by meet"));
  CHECK(by("At talks with Petar Lukic, Milan Radic praised Norway.", "MET Milan Radic -> Petar Lukic by talks"));
  CHECK(by("At talks with Petar Lukic, Milan Radic praised Norway.", "PRAISED Milan Radic -> Norway by praised"));
  CHECK(by("Norway is committed to peace.", "COMMITTED_TO Norway -> peace by committed"));
}
