#include "edgewise/rules/trace.hpp"

#include <doctest/doctest.h>

#include "pack_fixture.hpp"

using namespace edgewise;
using edgewise::test::PackFixture;

namespace {

// "id: outcome[: reason]; ..."
std::string traced(const RuleSet& set, const View& view) {
  std::string out;
  for (const RuleTrial& trial : trace(set, view)) {
    if (!out.empty()) out += "; ";
    out += trial.rule->id + ": " + std::string(to_string(trial.outcome));
    if (!trial.reason.empty()) out += ": " + trial.reason;
  }
  return out;
}

}  // namespace

TEST_CASE("a trace says of each rule that a trigger calls up what became of it") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet"])",
             R"({"id": "met", "pattern": "{a:Person+} <meet> {b:Person+}"},
                {"id": "mutual", "pattern": "{a:Person+} <meet>", "mutual": true},
                {"id": "again", "pattern": "{a:Person+} <meet> {b:Person+}"},
                {"id": "denied", "pattern": "{a:Person+} <meet> {b:Person+}", "require": {"negated": true}},
                {"id": "with", "pattern": "{a:Person+} <meet> with {b:Person+}"})");
  const RuleSet set = pack.load();
  CHECK(traced(set, pack.view("Person *meet Person")) ==
        "met: fires; mutual: loses: met of the same relation goes before it: it covers more of the clause; "
        "again: loses: met of the same relation goes before it: it stands earlier in the files; "
        "denied: no match: it is not negated; with: no match: wants with, found {Person}");
  CHECK(traced(set, pack.view("Person *thank Person")).empty());
}

TEST_CASE("priority and suppress rules show as what decided") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet"], "deadline_n": ["deadline"])",
             R"({"id": "plain", "pattern": "{a:Person+} <meet> {b:Topic+}"},
                {"id": "sure", "pattern": "{a:Person+} <meet> {b:Person+}", "priority": 2},
                {"id": "no", "pattern": "<meet> <deadline_n>", "suppress": true, "priority": 1})");
  const RuleSet set = pack.load();
  CHECK(traced(set, pack.view("Person *meet Person")) ==
        "plain: loses: sure of the same relation goes before it: priority 2 against 0; sure: fires; "
        "no: no match: wants <deadline_n>, found {Person}");
  const std::vector<RuleTrial> trials = trace(set, pack.view("Person *meet n:deadline"));
  REQUIRE(trials.size() == 3);
  CHECK(trials[0].outcome == RuleOutcome::kLoses);
  CHECK(trials[0].by == set.find("no"));
  CHECK(trials[0].reason == "no suppresses it");
  CHECK(trials[2].outcome == RuleOutcome::kSuppresses);
}

TEST_CASE("what a trace says fires is what the matcher finds") {
  PackFixture pack;
  const RuleSet set = RuleSet::load(std::string(EDGEWISE_SOURCE_DIR) + "/rules", pack.schema, pack.lexicon);
  Matcher matcher(set);
  for (const char* text :
       {"Person *meet Person in City", "Country+ *support Country", "Person *visit Country with Person",
        "Country *impose n:sanction on Country", "| *talk between Person+", "Person+ *agree"}) {
    CAPTURE(text);
    const View view = pack.view(text);
    std::vector<RuleMatch> found;
    matcher.match(view, found);
    std::vector<const Rule*> fired;
    for (const RuleTrial& trial : trace(set, view))
      if (trial.outcome == RuleOutcome::kFires) fired.push_back(trial.rule);
    REQUIRE(found.size() == fired.size());
    for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].rule == fired[i]);
  }
}
