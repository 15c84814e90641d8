// Offices, members and places: who holds what, whose it is, who belongs where.

#include <doctest/doctest.h>

#include <string>

#include "support/facts_of.hpp"

using namespace edgewise;

namespace {

using test::Also;

std::string facts_of(std::string_view text) {
  return test::facts_of(text, Also::kAttributes);
}
bool says(std::string_view text, const std::string& line) {
  return test::says(text, line, Also::kAttributes);
}
bool silent(std::string_view text, const std::string& part) {
  const std::string facts = facts_of(text);
  CAPTURE(facts);
  return facts.find(part) == std::string::npos;
}

}  // namespace

TEST_CASE("an owner stands behind words that describe it, and behind a chain of parts") {
  CHECK(says("Bo Ek, chief executive of the British consultancy Risk Advice Group, said so.",
             "OFFICE_OF Chief Executive of Risk Advice Group -> Risk Advice Group"));
  CHECK(says("Ann Lee, head of the training and exchange team at the Goethe House in Oslo, agreed.",
             "OFFICE_OF Head of training and exchange team of Goethe House -> Goethe House"));
  CHECK(says("The head of the Central Bank of Norway (CBN), Ann Lee, said the plan was sound.",
             "HOLDS_ROLE Ann Lee -> Head of Central Bank of Norway"));
  CHECK(says("\"Ndrangheta\" boss Luca Ferro died.", "OFFICE_OF Boss of Ndrangheta -> Ndrangheta"));
}

TEST_CASE("a part of a title stands before its owner") {
  CHECK(
      says("Chief Palestinian negotiator Saeb Amari spoke.", "HOLDS_ROLE Saeb Amari -> Chief Negotiator of Palestine"));
  CHECK(silent("Chief Palestinian negotiator Saeb Amari spoke.", "-> Chief\n"));
}

TEST_CASE("verbs give offices") {
  CHECK(says("Ann Lee is the vice president of Borealis Analytics, a risk firm in London.",
             "HOLDS_ROLE Ann Lee -> Vice President of Borealis Analytics"));
  CHECK(says("Angelo Rossi, 78, was president of the Institute for Small Works from 1999 to 2009.",
             "HOLDS_ROLE Angelo Rossi -> President of Institute for Small Works former=true"));
  CHECK(says("Jon Berg, who served as Belarus' prime minister since 2010, was replaced.",
             "OFFICE_OF Prime Minister of Belarus -> Belarus"));
  CHECK(says("Bo Ek has been sworn in for a five-year term as Poland's president.",
             "HOLDS_ROLE Bo Ek -> President of Poland"));
  CHECK(says("Greenpeace, led by activist Teesta Rao, left.", "HOLDS_ROLE Teesta Rao -> Head of Greenpeace"));
  CHECK(silent("Ann Lee is not the president of Norway.", "HOLDS_ROLE"));
  CHECK(silent("Ann Lee led Greenpeace to victory.", "HOLDS_ROLE"));
}

TEST_CASE("an owner is known from the words before") {
  CHECK(says("North Korea is close, said the state's leader Kim Il Nam.",
             "OFFICE_OF Leader of North Korea -> North Korea"));
  CHECK(says("Polish President Jan Nowak left. Nowak's spokesman Piotr Wilk agreed.",
             "OFFICE_OF Spokesman of Poland -> Poland"));
}

TEST_CASE("an office is held for somebody, or of a part of a body") {
  CHECK(says("Jon Molk, representative for Israeli Prime Minister Ben Peretz, left.",
             "OFFICE_OF Representative of Israel -> Israel"));
  CHECK(says("Yvo Dahl, who heads climate change initiatives at the United Nations, said so.",
             "HOLDS_ROLE Yvo Dahl -> Head of climate change initiatives of United Nations"));
  CHECK(says("The head of the Central Bank of Norway, Ann Lee said on Sunday.",
             "HOLDS_ROLE Ann Lee -> Head of Central Bank of Norway"));
  CHECK(silent("After the fall of pro-Moscow president Viktor Bondar nothing changed.", "Russia"));
  CHECK(says("New World Bank president Jim Yong left.", "OFFICE_OF President of World Bank -> World Bank"));
}

TEST_CASE("a text about one state means its president, whoever else the sentence names") {
  CHECK(
      says("Yemen is at war. Yemen needs food. Yemen has no oil. Yemen waits. After Saudi Arabia came in, President "
           "Abd Hadian fled.",
           "OFFICE_OF President of Yemen -> Yemen"));
}

TEST_CASE("staff and officers belong to their body") {
  CHECK(says("Bo Ek, a security analyst for the British consultancy Risk Advice Group, said so.",
             "MEMBER_OF Bo Ek -> Risk Advice Group"));
  CHECK(says("Mikkel Lund is a political scientist with the Center for Nordic Studies.",
             "MEMBER_OF Mikkel Lund -> Center for Nordic Studies"));
  CHECK(says("Ex-KGB spy Litvin died.", "MEMBER_OF Litvin -> KGB"));
  CHECK(says("Haribo boss Hans Maier died aged 90.", "MEMBER_OF Hans Maier -> Haribo"));
}

TEST_CASE("a place is told by what stands around a name") {
  CHECK(says("The Geneva-based WHO agreed.", "LOCATED_IN World Health Organization -> Geneva"));
  CHECK(says("Greenpeace, headquartered in Amsterdam, agreed.", "LOCATED_IN Greenpeace -> Amsterdam"));
  CHECK(says("The Incirlik air base in southern Turkey was closed.", "LOCATED_IN Incirlik air base -> Turkey"));
  CHECK(says("Turkey's Incirlik air base was closed.", "LOCATED_IN Incirlik air base -> Turkey"));
  const char* states = "Nigeria put its northeast states of Borno and Adamawa under emergency rule.";
  CHECK(says(states, "LOCATED_IN Borno -> Nigeria"));
  CHECK(says(states, "LOCATED_IN Adamawa -> Nigeria"));
  CHECK(says("Yemen is at war. Bombs fell on the capital, Sanaa.", "LOCATED_IN Sanaa -> Yemen"));
  CHECK(says("The Munich Economic Summit opened.", "LOCATED_IN Munich Economic Summit -> Munich"));
  CHECK(says("The Brussels summit ended.", "LOCATED_IN Brussels summit -> Brussels"));
  CHECK(silent("Comfort Eze, Africa director for the Y Council, said so.", "LOCATED_IN"));
}

TEST_CASE("bodies are parts of bodies and of states") {
  CHECK(says("The Committee of Ministers of the Council of Europe met.",
             "PART_OF Committee of Ministers -> Council of Europe"));
  CHECK(says("The Knesset, Israel's parliament, voted.", "PART_OF Knesset -> Israel"));
  CHECK(says("The British intelligence agency MI6 denied it.", "PART_OF MI6 -> United Kingdom"));
  CHECK(silent("The Greek government, the European Commission and the ECB met.", "PART_OF"));
}

TEST_CASE("members of alliances, parties and staffs") {
  CHECK(says("Turkey, a member of NATO, agreed.", "MEMBER_OF Turkey -> NATO"));
  CHECK(says("EU members Spain, Italy and Malta agreed.", "MEMBER_OF Malta -> European Union"));
  CHECK(says("The Middle East Quartet, which comprises the US, Russia and the United Nations, met.",
             "MEMBER_OF Russia -> Middle East Quartet"));
  CHECK(says("The Homeland party of former premier Yulia Bondar came fourth.", "MEMBER_OF Yulia Bondar -> Homeland"));
  CHECK(says("Ann Lee worked for the UN for 17 years.", "MEMBER_OF Ann Lee -> United Nations"));
  CHECK(says("In Maine, Republican Senator Marco Rios spoke.", "MEMBER_OF Marco Rios -> Republican Party"));
  CHECK(silent("Republican Senator Marco Rios spoke.", "OFFICE_OF"));
}

TEST_CASE("kinship stands in apposition") {
  CHECK(says("Jaroslav Kaczor, identical twin to late President Lech Kaczor, left.",
             "RELATIVE_OF Jaroslav Kaczor -> Lech Kaczor kind=twin"));
  CHECK(says("Ann Lee spoke. Bo Ek, Lee's brother, left.", "RELATIVE_OF Bo Ek -> Ann Lee kind=brother"));
}

TEST_CASE("who says something behind a title is not its holder") {
  CHECK(silent("Norway does not support the recall of its ambassador to Chad, Lee told Bo Ek.", "HOLDS_ROLE Lee"));
}

TEST_CASE("somebody's predecessor is not that person, but who is named behind it") {
  CHECK(says("Ann Lee's predecessor, former minister Bo Ek, criticized Chad.", "CRITICIZED Bo Ek -> Chad"));
  CHECK(silent("Ann Lee's predecessor, former minister Bo Ek, criticized Chad.", "CRITICIZED Ann Lee"));
}

TEST_CASE("members of a body by what they do for it") {
  CHECK(says("Ann Lee works as a lecturer at the University of Oslo.", "MEMBER_OF Ann Lee -> University of Oslo"));
  CHECK(says("A top Greenpeace diver, Bo Ek, confessed.", "MEMBER_OF Bo Ek -> Greenpeace"));
  CHECK(says("Ann Lee, of the conservative Law and Justice party, agreed.", "MEMBER_OF Ann Lee -> Law and Justice"));
  CHECK(says("NATO allies Norway and Iceland agreed.", "MEMBER_OF Iceland -> NATO"));
  CHECK(says("Norway, a NATO member, agreed.", "MEMBER_OF Norway -> NATO"));
  CHECK(silent("Norway, a NATO critic, agreed.", "MEMBER_OF"));
}

TEST_CASE("a president is of the state spoken of last, and of none that somebody else leads") {
  CHECK(says("Norway spoke to the government of Chad. On Monday President Idris Tombo ordered a truce.",
             "HOLDS_ROLE Idris Tombo -> President of Chad") == false);
  CHECK(says("The Chadian government fell. On Monday President Idris Tombo ordered a truce.",
             "HOLDS_ROLE Idris Tombo -> President of Chad"));
  CHECK(
      says("Kim Il Nam, the leader of North Korea, called on Norway to act. Despite President Ann Berg's offer, "
           "nothing moved.",
           "HOLDS_ROLE Ann Berg -> President of Norway"));
  CHECK(says("The vote steers Chad away from Russian influence after pro-Moscow president Viktor Yanov.",
             "HOLDS_ROLE Viktor Yanov -> President of Chad"));
}

TEST_CASE("a body behind the comma owns the title before it") {
  CHECK(says("Ann Lee, director, Nordic Institute, said so.",
             "OFFICE_OF Director of Nordic Institute -> Nordic Institute"));
  CHECK(silent("Ann Lee, president, and Greenpeace agreed.", "OFFICE_OF"));
}

TEST_CASE("titles that are more than their last word") {
  CHECK(says("US National Security Adviser Ann Lee spoke.",
             "HOLDS_ROLE Ann Lee -> National Security Adviser of United States"));
  CHECK(says("Nordic Bank managing director Bo Ek spoke.", "HOLDS_ROLE Bo Ek -> Managing Director of Nordic Bank"));
}
