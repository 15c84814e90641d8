// Offices, members and places: who holds what, whose it is, who belongs where.

#include <doctest/doctest.h>

#include <string>

#include "edgewise/extract/extractor.hpp"

using namespace edgewise;

namespace {

std::string facts_of(std::string_view text) {
  static const Pack pack(EDGEWISE_SOURCE_DIR "/rules");
  static Extractor extractor(pack);
  Document document;
  document.id = "d";
  document.text = text;
  document.date = "2021-05-05";
  std::string out;
  for (const Fact& f : extractor.facts(document)) {
    out += std::string(f.type) + " " + std::string(f.subject.name) + " -> " + std::string(f.object.name);
    if (f.negated) out += " not";
    for (const auto& [key, value] : f.attrs) out += " " + std::string(key) + "=" + std::string(value);
    out += '\n';
    CHECK(text.substr(f.subject.span.begin, f.subject.span.size()) == f.subject.text);
    CHECK(text.substr(f.object.span.begin, f.object.span.size()) == f.object.text);
  }
  return out;
}

bool says(std::string_view text, const std::string& line) {
  const std::string facts = facts_of(text);
  CAPTURE(facts);
  return facts.find(line + "\n") != std::string::npos;
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

TEST_CASE("staff and officers belong to their body") {
  CHECK(says("Bo Ek, a security analyst for the British consultancy Risk Advice Group, said so.",
             "MEMBER_OF Bo Ek -> Risk Advice Group"));
  CHECK(says("Mikkel Lund is a political scientist with the Center for Nordic Studies.",
             "MEMBER_OF Mikkel Lund -> Center for Nordic Studies"));
  CHECK(says("Ex-KGB spy Litvin died.", "MEMBER_OF Litvin -> KGB"));
  CHECK(says("Haribo boss Hans Maier died aged 90.", "MEMBER_OF Hans Maier -> Haribo"));
}
