// Meetings, visits, calls, events and what they are about.

#include <doctest/doctest.h>

#include <string>

#include "support/facts_of.hpp"

using namespace edgewise;

namespace {

bool says(std::string_view text, const std::string& line) {
  return test::says(text, line, test::Also::kOccasion);
}

}  // namespace

TEST_CASE("events without a name are what one takes part in") {
  CHECK(says("Milan Radic attended the summit in Lisbon.", "ATTENDED Milan Radic -> summit in Lisbon in Lisbon"));
  CHECK(says("Milan Radic told a meeting of Chadian bankers that Norway was right.",
             "ATTENDED Milan Radic -> meeting of Chadian bankers"));
  CHECK(says("Milan Radic skipped the summit.", "ATTENDED Milan Radic -> summit not"));
  CHECK_FALSE(
      says("Milan Radic told a press conference that Norway was right.", "ATTENDED Milan Radic -> press conference"));
}

TEST_CASE("a topic is the whole phrase, each one of a list, or the name it is about") {
  CHECK(says("Milan Radic and Petar Lukic discussed trade and the fight against crime.",
             "DISCUSSED Petar Lukic -> fight against crime"));
  CHECK(says("Milan Radic discussed trade with Petar Lukic.", "DISCUSSED Petar Lukic -> trade"));
  CHECK(says("Milan Radic discussed trade with Petar Lukic.", "MET Milan Radic -> Petar Lukic"));
  CHECK(says("Milan Radic discussed the situation in Chad.", "DISCUSSED Milan Radic -> Chad"));
  CHECK_FALSE(says("Milan Radic discussed relations with Chad.", "MET Milan Radic -> Chad"));
}

TEST_CASE("a call is no meeting") {
  CHECK(says("Milan Radic held a telephone conversation with Petar Lukic.", "PHONED Milan Radic -> Petar Lukic"));
  CHECK(says("Milan Radic talked to Petar Lukic over the phone.", "PHONED Milan Radic -> Petar Lukic"));
  CHECK_FALSE(says("Milan Radic talked to Petar Lukic over the phone.", "MET Milan Radic -> Petar Lukic"));
  CHECK(says("Milan Radic called Petar Lukic to discuss trade.", "PHONED Milan Radic -> Petar Lukic"));
}

TEST_CASE("what is signed is a document, and those who sign agree") {
  CHECK(says("Norway and Chad signed a peace deal.", "SIGNED Chad -> peace deal"));
  CHECK(says("Norway and Chad signed a peace deal.", "AGREED_WITH Norway -> Chad"));
  CHECK(says("The signing of a peace deal between Norway and Chad was praised.", "SIGNED Norway -> peace deal"));
}

TEST_CASE("what somebody is committed to") {
  CHECK(says("Norway is committed to peace.", "COMMITTED_TO Norway -> peace"));
  CHECK(says("Norway promised to improve ties.", "COMMITTED_TO Norway -> improve ties"));
  CHECK(says("Norway reaffirmed its commitment to the peace process.", "COMMITTED_TO Norway -> peace process"));
}

TEST_CASE("an act that a noun names has the time and place of its own words") {
  CHECK(says("The meeting between Milan Radic and Petar Lukic took place in Oslo on Monday.",
             "MET Milan Radic -> Petar Lukic on 2021-05-03 in Oslo"));
  CHECK(says("At talks with Petar Lukic, Milan Radic praised Norway.", "MET Milan Radic -> Petar Lukic"));
}

TEST_CASE("stays that no verb says") {
  CHECK(says("Milan Radic in Mexico for talks.", "VISITED Milan Radic -> Mexico"));
  CHECK(says("Milan Radic is in Norway on an official visit.", "VISITED Milan Radic -> Norway"));
  CHECK(says("In Norway on an official visit, Milan Radic praised Petar Lukic.", "VISITED Milan Radic -> Norway"));
  CHECK_FALSE(says("Petar Lukic met Milan Radic in Norway for talks.", "VISITED Milan Radic -> Norway"));
}

TEST_CASE("visits called off and headlines of visits to come") {
  CHECK(says("Milan Radic called off a trip to Norway.", "VISITED Milan Radic -> Norway planned not"));
  CHECK(says("Milan Radic's visit to Norway was cancelled.", "VISITED Milan Radic -> Norway planned not"));
  CHECK(says("Milan Radic to visit Norway", "VISITED Milan Radic -> Norway planned"));
}

TEST_CASE("what two meet for they do together") {
  CHECK(says("Milan Radic met Petar Lukic to discuss trade.", "DISCUSSED Petar Lukic -> trade"));
  CHECK(says("Milan Radic and Petar Lukic spoke ahead of a meeting with Ingrid Solberg.",
             "MET Milan Radic -> Ingrid Solberg planned"));
}

TEST_CASE("a bare event is the one that the text names") {
  CHECK(says("The Lisbon Summit opened on Monday. Milan Radic attended the summit.",
             "ATTENDED Milan Radic -> Lisbon Summit"));
  CHECK(says("Milan Radic was among the guests at the funeral.", "ATTENDED Milan Radic -> funeral"));
  CHECK_FALSE(
      says("Milan Radic said at a meeting with Petar Lukic that Norway was right.", "ATTENDED Milan Radic -> meeting"));
}

TEST_CASE("those who talk are the two named before") {
  CHECK(says("Milan Radic met Petar Lukic. The interlocutors discussed trade.", "DISCUSSED Petar Lukic -> trade"));
}

TEST_CASE("a light verb is read for what stands behind it") {
  CHECK(says("Ann Lee took part in the peace talks.", "ATTENDED Ann Lee -> peace talks"));
}
