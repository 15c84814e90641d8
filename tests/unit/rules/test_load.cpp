#include <doctest/doctest.h>

#include "pack_fixture.hpp"

using namespace edgewise;
using edgewise::test::PackFixture;

namespace {

std::string error_of(const std::string& lists, const std::string& rules) {
  PackFixture pack;
  pack.rules("MET", lists, rules);
  const std::string message = pack.error();
  // Without the folder: "rules.json:1:17: ..."
  return message.size() > pack.folder.size() + 11 ? message.substr(pack.folder.size() + 11) : message;
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("mistakes in rule files say where they are and what to do") {
  const std::string lists = R"("meet": ["meet"], "talks_n": ["talks"])";
  const auto expect = [&](const std::string& rule, const std::string& piece) {
    const std::string message = error_of(lists, rule);
    CAPTURE(rule);
    CAPTURE(message);
    CHECK(message.starts_with("rules.json:1:"));
    CHECK(has(message, piece));
  };
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {b:Person}", "prio": 3})", "prio");
  expect(R"({"pattern": "{a:Person} <meet> {b:Person}"})", "id");
  expect(R"({"id": "x"})", "pattern");
  expect(R"({"id": "x", "pattern": "{a:Persson} <meet> {b:Person}"})", "unknown type 'Persson'");
  expect(R"({"id": "x", "pattern": "{a:Person} <met> {b:Person}"})", "unknown list 'met'; known are: meet, talks_n");
  expect(R"({"id": "x", "pattern": "{a:Person} meet {b:Person}"})", "no trigger");
  expect(R"({"id": "x", "pattern": "{a:Person <meet> {b:Person}"})", "unknown type");
  expect(R"({"id": "x", "pattern": "({a:Person} <meet> {b:Person}"})", "'(' without its ')'");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> the {b:Person}"})", "'the' is never an item");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {a:Person}"})", "a second capture named 'a'");
  expect(R"({"id": "x", "pattern": "{a:Person} | <meet> {b:Person}"})", "host bar of noun views");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {c:Person}"})", "it captures: a, c");
  expect(R"({"id": "x", "pattern": "{a:City} <meet> {b:Person}"})", "cannot be the subject of MET");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {b:Person}", "mutual": true})", "a mutual fact needs a list");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {b:Person}", "facts": [{"type": "MEET"}]})",
         "'MEET' is no relation");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {b:Person}", "facts": [{"object": "c"}]})", "captured nowhere");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {b:Person}", "confidence": 3})", "between 0 and 1");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> {b:Person}", "forms": ["activ"]})", "'activ' is no clause form");
  expect(
      R"({"id": "x", "pattern": "{a:Person} <meet> {b:Person}"}, {"id": "x", "pattern": "{a:Person} <meet> {b:Person}"})",
      "the id 'x' is taken; it was first given at");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet> $nothing {b:Person}"})", "unknown macro '$nothing'");
  expect(R"({"id": "x", "pattern": "{a:Person} <meet>.. {b:Person}"})", "elements stand apart by blanks");
}

TEST_CASE("a file of no relation, and tables with broken rows") {
  PackFixture pack;
  pack.file("x.json", R"({"relation": "MEET", "rules": []})");
  CHECK(has(pack.error(), "'MEET' is no relation of schema.json; did you mean 'MET'?"));
  pack.file("x.json", R"({"relation": "MET", "imports": ["common"], "rules": []})");
  CHECK(has(pack.error(), "'common' is no file beside this one"));
  pack.file("x.json", R"({"relation": "MET", "imports": ["y"], "rules": []})");
  pack.file("y.json", R"({"imports": ["x"]})");
  CHECK(has(pack.error(), "imports this file in turn"));
  pack.file("y.json", "{}");
  pack.file("frames.json", R"({"frames": {"obj": {"pattern": "{a:Actor+} <*> {b:Actor+}"}}})");
  const std::string head = "trigger\trelation\tframe\tconfidence\texample\n";
  const auto row = [&](const std::string& text, const std::string& piece) {
    pack.file("verbs.tsv", head + text + "\n");
    const std::string message = pack.error();
    CAPTURE(message);
    CHECK(has(message, "verbs.tsv:2:"));
    CHECK(has(message, piece));
  };
  row("meet\tMET\tobjj\t0.9\t", "'objj' is no frame of frames.json; did you mean 'obj'?");
  row("meet\tMEET\tobj\t0.9\t", "'MEET' is no relation");
  row("meet\tMET:wrong\tobj\t0.9\t", "'wrong' after a relation");
  row("meet\tMET\tobj\thigh\t", "'high' is no confidence");
  row("meet\tMET", "has 2 cells");
  row("hold peace talks\tMET\tobj\t0.9\t", "'peace' stands right before 'talks'");
  row("make\tPRODUCES\tobj\t0.9\t", "cannot be the ends of PRODUCES");
  pack.file("verbs.tsv", head + "meet\tMET\tobj\t0.9\t\nmeet\tMET\tobj\t0.9\t\n");
  CHECK(has(pack.error(), "verbs.tsv:3:"));
  CHECK(has(pack.error(), "a second time; the first is at"));
  pack.file("verbs.tsv", "");
  CHECK(has(pack.error(), "an empty table"));
}

TEST_CASE("lists and macros are shared by import, macros take arguments") {
  PackFixture pack;
  pack.file("common.json",
            R"j({"lists": {"meet": ["meet"]}, "macros": {"with": "(with|alongside)", "both": "$1 $with $2"}})j");
  pack.file("met.json", R"j({"relation": "MET", "imports": ["common"], "lists": {"more": ["<meet>", "join"]}, "rules": [
    {"id": "one", "pattern": "{a:Person+} <meet> $with {b:Person+}"},
    {"id": "two", "pattern": "$both({a:Person+} <more>, {b:Country+})"}]})j");
  const RuleSet set = pack.load();
  CHECK(PackFixture::found(set, pack.view("Person *meet alongside Person")) == "one a=0 b=3");
  CHECK(PackFixture::found(set, pack.view("Person *join with Country")) == "two a=0 b=3");
}

TEST_CASE("what one match says: several facts, attributes, the speaker as an end") {
  PackFixture pack;
  pack.file("visit.json", R"({"relation": "VISITED", "lists": {"visit": ["visit"], "brother_n": ["brother"]}, "rules": [
    {"id": "visit", "pattern": "{a:Person+} <visit> {b:Country+} (with {w:Topic})?", "facts": [
      {"attrs": {"with": "w", "kind": "=state", "how": "<trigger>"}},
      {"type": "HOSTED", "subject": "b", "object": "a", "modality": "planned", "negated": true, "speaker": "a"}]},
    {"id": "brother", "pattern": "<brother_n> of {a:Person}", "facts": [{"type": "RELATIVE_OF", "subject": "@speaker", "object": "a"}]}]})");
  const RuleSet set = pack.load();
  const Rule& rule = *set.find("visit");
  REQUIRE(rule.facts.size() == 2);
  REQUIRE(rule.facts[0].attrs.size() == 3);
  CHECK(rule.facts[0].attrs[0].trigger_lemma);
  CHECK(rule.facts[0].attrs[1].constant == "state");
  CHECK(rule.facts[0].attrs[2].capture == 2);
  CHECK(rule.facts[1].subject == 1);
  CHECK(rule.facts[1].negated);
  CHECK(rule.facts[1].modality == Modality::kPlanned);
  CHECK(rule.facts[1].speaker == 0);
  CHECK(set.find("brother")->facts[0].subject == kSpeakerCapture);
  CHECK(set.find("brother")->on_noun);
  CHECK(rule.where() == "relations/visit.json:2:5");
}

TEST_CASE("the shipped pack loads") {
  PackFixture pack;
  const RuleSet set = RuleSet::load(std::string(EDGEWISE_SOURCE_DIR) + "/rules", pack.schema, pack.lexicon);
  CHECK(set.rules().size() > 1000);
}
