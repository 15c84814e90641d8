#include "edgewise/rules/check.hpp"

#include <doctest/doctest.h>

#include "pack_fixture.hpp"

using namespace edgewise;
using edgewise::test::PackFixture;

namespace {

// The findings of one kind, without the folder: "rules.json:1:99: text".
std::vector<std::string> found(PackFixture& pack, RuleProblem problem) {
  const RuleSet set = pack.load();
  std::vector<std::string> out;
  for (const RuleFinding& f : check_rules(set, pack.schema)) {
    if (f.problem != problem) continue;
    std::string text = f.message;
    const std::string folder = pack.folder + "/relations/";
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder))
      text.erase(at, folder.size());
    out.push_back(text);
  }
  return out;
}

}  // namespace

TEST_CASE("a rule that another of its relation always goes before is shadowed") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet", "see"], "see": ["see"])",
             R"({"id": "first", "pattern": "{a:Person+} <meet> {b:Person+}"},
                {"id": "second", "pattern": "{a:Person+} <see> {b:Person+}"},
                {"id": "third", "pattern": "{a:Person+} <see> {b:Person}"})");
  const auto shadowed = found(pack, RuleProblem::kShadowed);
  REQUIRE(shadowed.size() == 1);
  CHECK(shadowed[0].find("rules.json:2:") == 0);
  CHECK(shadowed[0].find("'second' never fires: 'first'") != std::string::npos);
}

TEST_CASE("a higher priority, another requirement or a further trigger saves a rule") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet"], "meet_or_see": ["meet", "see"])",
             R"({"id": "first", "pattern": "{a:Person+} <meet> {b:Person+}", "require": {"negated": true}},
                {"id": "second", "pattern": "{a:Person+} <meet> {b:Person+}", "require": {"negated": false}},
                {"id": "third", "pattern": "{a:Person+} <meet_or_see> {b:Person+}", "require": {"negated": true}})");
  CHECK(found(pack, RuleProblem::kShadowed).empty());
}

TEST_CASE("a suppress rule of the same shape shadows the others") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet"])",
             R"({"id": "first", "pattern": "{a:Person+} <meet> {b:Person+}"},
                {"id": "never", "pattern": "{a:Person+} <meet> {b:Person+}", "suppress": true})");
  const auto shadowed = found(pack, RuleProblem::kShadowed);
  REQUIRE(shadowed.size() == 1);
  CHECK(shadowed[0].find("and suppresses it") != std::string::npos);
}

TEST_CASE("a rule whose forms have no clause of the voice it requires is dead") {
  PackFixture pack;
  pack.rules(
      "MET", R"("meet": ["meet"])",
      R"({"id": "a", "pattern": "{a:Person+} <meet> {b:Person+}", "forms": ["active"], "require": {"voice": "passive"}},
                {"id": "b", "pattern": "{a:Person+} <meet> {b:Person+}", "forms": ["passive"], "require": {"voice": "passive"}})");
  const auto dead = found(pack, RuleProblem::kDead);
  REQUIRE(dead.size() == 1);
  CHECK(dead[0].find("'a' can never match") != std::string::npos);
}

TEST_CASE("lists, macros, imports and frames that nothing uses dangle") {
  PackFixture pack;
  pack.file("shared.json",
            R"({"lists": {"meet": ["meet"], "spare": ["see"]}, "macros": {"who": "{a:Person+}", "idle": "x"}})");
  pack.file("rules.json",
            R"({"relation": "MET", "imports": ["shared"],
                "rules": [{"id": "a", "pattern": "$who <meet> {b:Person+}"}]})");
  pack.file("none.json",
            R"({"relation": "MET", "imports": ["shared"], "lists": {"greet": ["greet"]},
                "rules": [{"id": "b", "pattern": "{a:Person+} <greet> {b:Person+}"}]})");
  pack.file("frames.json", R"({"frames": {"obj": {"pattern": "{a:Person+} <*> {b:Person+}"},
                                          "idle": {"pattern": "{a:Person+} <*> with {b:Person+}"}}})");
  pack.file("verbs.tsv", "trigger\trelation\tframe\tconfidence\texample\nhug\tMET\tobj\t0.9\t\n");
  const auto dangling = found(pack, RuleProblem::kDangling);
  REQUIRE(dangling.size() == 4);
  CHECK(dangling[0].find("frames.json:2:") == 0);
  CHECK(dangling[0].find("the frame 'idle'") != std::string::npos);
  CHECK(dangling[1].find("nothing of the import 'shared'") != std::string::npos);
  CHECK(dangling[2].find("the list 'spare'") != std::string::npos);
  CHECK(dangling[3].find("the macro 'idle'") != std::string::npos);
}

TEST_CASE("two relations from the same words are worth a look, no error") {
  PackFixture pack;
  pack.file("frames.json", R"({"frames": {"obj": {"pattern": "{a:Actor+} <*> {b:Actor+}"}}})");
  pack.file("verbs.tsv",
            "trigger\trelation\tframe\tconfidence\texample\nhail\tPRAISED\tobj\t0.9\t\nhail\tTHANKED\tobj\t0.9\t\n");
  const auto overlap = found(pack, RuleProblem::kOverlap);
  REQUIRE(overlap.size() == 1);
  CHECK(overlap[0].find("the same words give PRAISED and THANKED") != std::string::npos);
  CHECK_FALSE(is_error(RuleProblem::kOverlap));
}

TEST_CASE("a folder adds its rules, rows and frames to those of the pack") {
  PackFixture base, own;
  base.file("frames.json", R"({"frames": {"obj": {"pattern": "{a:Actor+} <*> {b:Actor+}"}}})");
  base.file("verbs.tsv", "trigger\trelation\tframe\tconfidence\texample\nhail\tPRAISED\tobj\t0.9\t\n");
  own.file("verbs.tsv", "trigger\trelation\tframe\tconfidence\texample\nserenade\tPRAISED\tobj\t0.8\t\n");
  own.file("mine.json", R"({"relation": "MET", "lists": {"run": ["run into"]},
                            "rules": [{"id": "met.run", "pattern": "{a:Person+} <run> {b:Person+}"}]})");
  const RuleSet set = RuleSet::load({base.folder, own.folder}, base.schema, base.lexicon);
  REQUIRE(set.rules().size() == 3);
  CHECK(set.find("praised.serenade.obj")->path == own.folder + "/relations/verbs.tsv");
  CHECK(set.find("praised.hail.obj")->path == base.folder + "/relations/verbs.tsv");
  CHECK(PackFixture::found(set, base.view("Person *serenade Person")) == "praised.serenade.obj a=0 b=2");
}
