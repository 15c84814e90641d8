// Events and who takes part in them; people who have no name; acts that a verb and a noun share.

#include <doctest/doctest.h>

#include <string>

#include "support/facts_of.hpp"

using namespace edgewise;

namespace {

bool says(std::string_view text, const std::string& line) {
  return test::says(text, line);
}
bool silent(std::string_view text, const std::string& part) {
  const std::string facts = test::facts_of(text);
  CAPTURE(facts);
  return facts.find(part) == std::string::npos;
}

}  // namespace

TEST_CASE("an event is known again by its kind") {
  const std::string lead = "Energy ministers gathered in Oslo for the third summit of energy ministers. ";
  CHECK(says(lead + "Ann Lee told the meeting that Chad agreed.",
             "ATTENDED Ann Lee -> third summit of energy ministers"));
  CHECK(says(lead + "Ann Lee spoke at the two-day meeting.", "ATTENDED Ann Lee -> third summit of energy ministers"));
  CHECK(silent(lead + "Ann Lee spoke at a wedding.", "Ann Lee -> third summit"));
  CHECK(says("Leaders came to Oslo for the Nordic Sea Forum. Ann Lee spoke at the conference.",
             "ATTENDED Ann Lee -> Nordic Sea Forum"));
}

TEST_CASE("who is among the guests takes part") {
  const std::string lead = "Leaders gathered in Oslo for the Nordic summit. ";
  CHECK(says(lead + "Among the guests were Ann Lee and Bo Ek.", "ATTENDED Bo Ek -> Nordic summit"));
  CHECK(says(lead + "The attendees included President Ann Lee and Bo Ek.", "ATTENDED Ann Lee -> Nordic summit"));
  CHECK(says(lead + "Ann Lee was not among the guests.", "ATTENDED Ann Lee -> Nordic summit not"));
  CHECK(says(lead + "Three states were also represented at the summit: Canada, Japan and Peru.",
             "ATTENDED Japan -> Nordic summit"));
  CHECK(says(lead + "Chad said Norway was represented by Ann Lee.", "ATTENDED Ann Lee -> Nordic summit says Chad"));
  CHECK(silent("The guests included Ann Lee.", "ATTENDED"));
}

TEST_CASE("what is given to help has helped") {
  CHECK(says("Norway donated 20 ventilators to assist Chad.", "AIDS Norway -> Chad"));
  CHECK(says("Norway plans to donate 20 ventilators to assist Chad.", "AIDS Norway -> Chad planned"));
}

TEST_CASE("forces of a state fight for it") {
  CHECK(says("Clashes between Norwegian and Chadian forces have killed 13 people.", "ATTACKED Chad -> Norway"));
  CHECK(says("Norwegian troops shelled Chad.", "ATTACKED Norway -> Chad"));
  CHECK(
      says("Representatives of the United Nations are pushing Norway to talk.", "REQUESTED United Nations -> Norway"));
}

TEST_CASE("nouns and verbs told apart by what stands around them") {
  CHECK(says("Syrian government shelling killed one Norwegian engineer.",
             "ATTACKED Government of Syria -> one Norwegian engineer"));
  CHECK(says("Norway opened direct, high-level peace talks with the rebels.", "MET Norway -> rebels"));
  CHECK(says("Norway first opened its borders to refugees in 1997.", "AIDS Norway -> refugees"));
  CHECK(says("Ann Lee signed a decree granting citizenship to the refugees.", "YIELDED_TO Ann Lee -> refugees"));
  CHECK(says("Chad's ambassador said Norway must be ready to act.", "REQUESTED Chad's ambassador -> Norway"));
}
