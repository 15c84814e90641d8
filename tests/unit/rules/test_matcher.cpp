#include <doctest/doctest.h>

#include <random>

#include "pack_fixture.hpp"
#include "rules/rule_tables.hpp"

using namespace edgewise;
using edgewise::test::PackFixture;

TEST_CASE("a pattern binds typed captures beside its trigger") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet", "hold talks", "hold a meeting", "sit down"])",
             R"({"id": "met", "pattern": "{a:Person+} <meet> with? {b:Person+}"})");
  const RuleSet set = pack.load();
  CHECK(PackFixture::found(set, pack.view("Person *meet Person")) == "met a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Person+ *meet with Person in City")) == "met a=0 b=3");
  CHECK(PackFixture::found(set, pack.view("Person *hold n:talk with Person")) == "met a=0 b=4");
  CHECK(PackFixture::found(set, pack.view("Person *hold n:talk~Country with Person")) == "met a=0 b=4");
  CHECK(PackFixture::found(set, pack.view("Person *sit down with Person")) == "met a=0 b=4");
  CHECK(PackFixture::found(set, pack.view("Person *hold with Person")).empty());
  CHECK(PackFixture::found(set, pack.view("Person *meet n:deadline")).empty());
  CHECK(PackFixture::found(set, pack.view("City *meet Person")).empty());
}

TEST_CASE("a capture without + takes single members only, ~ takes anchored nouns, Topic any noun phrase") {
  PackFixture pack;
  pack.rules("SUPPORTS", R"("support": ["support"], "back": ["back"], "endorse": ["endorse"])",
             R"({"id": "single", "pattern": "{a:Country} <support> {b:Country}"},
                {"id": "anchor", "pattern": "{a:Country+} <back> {b:Country+~}"},
                {"id": "topic", "pattern": "{a:Country+} <endorse> {b:Topic}"})");
  const RuleSet set = pack.load();
  CHECK(PackFixture::found(set, pack.view("Country *support Country")) == "single a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Country+ *support Country")).empty());
  CHECK(PackFixture::found(set, pack.view("Country *back n:position~Country")) == "anchor a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Country *back n:position~Person")).empty());
  CHECK(PackFixture::found(set, pack.view("Country *back n:position")).empty());
  CHECK(PackFixture::found(set, pack.view("Country *endorse n:position~Person")) == "topic a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Country *endorse Person")) == "topic a=0 b=2");
}

TEST_CASE("gaps stop at verbs and at arguments of a captured type, and belong to what may be left out behind them") {
  PackFixture pack;
  pack.rules("THANKED", R"("thank": ["thank"], "slam": ["slam"])",
             R"({"id": "thank", "pattern": "{a:Person+} <thank> {b:Country+} .. (for {for:Topic})?"},
                {"id": "slam", "pattern": "{a:Person+} <slam> ..any {b:Country+}"})");
  const RuleSet set = pack.load();
  CHECK(PackFixture::found(set, pack.view("Person *thank Country")) == "thank a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Person *thank Country for n:support")) == "thank a=0 b=2 for=4");
  CHECK(PackFixture::found(set, pack.view("Person *thank Country in City for n:support~Country")) ==
        "thank a=0 b=2 for=6");
  CHECK(PackFixture::found(set, pack.view("Person *thank Country with Person for n:support")) == "thank a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Person *slam at n:rally with Country")) == "slam a=0 b=5");
  CHECK(PackFixture::found(set, pack.view("Person *slam n:bloc of Person against Country")) == "slam a=0 b=6");
  CHECK(PackFixture::found(set, pack.view("Person *slam n:bloc of Person in City Country")).empty());
  CHECK(PackFixture::found(set, pack.view("Person *slam Person against Country")) == "slam a=0 b=4");
}

TEST_CASE("noun patterns start at the host bar unless they name what stands before it") {
  PackFixture pack;
  pack.rules("MET", R"("talks_n": ["talks", "meeting"], "hold_v": ["hold"])",
             R"({"id": "between", "pattern": "<talks_n> between {a:Person+}", "mutual": true},
                {"id": "hold", "pattern": "{a:Person+} <hold_v> | <talks_n>* with {b:Person+}"},
                {"id": "own", "pattern": "{a:Person+} 's <talks_n> with {b:Person+}"})");
  const RuleSet set = pack.load();
  CHECK(PackFixture::found(set, pack.view("| *talk between Person+")) == "between a=3");
  CHECK(PackFixture::found(set, pack.view("Person v:attend at | *meeting between Person+")) == "between a=6");
  CHECK(PackFixture::found(set, pack.view("| Person 's *talk between Person+")).empty());
  CHECK(PackFixture::found(set, pack.view("Person v:hold | *talk with Person")) == "hold a=0 b=5");
  CHECK(PackFixture::found(set, pack.view("Person v:leave | *talk with Person")).empty());
  CHECK(PackFixture::found(set, pack.view("| Person 's *meeting with Person")) == "own a=1 b=5");
}

TEST_CASE("complements are captured, anchors hold, requirements are looked at") {
  PackFixture pack;
  pack.rules("REQUESTED", R"("urge": ["urge"], "ask": ["ask"], "press": ["press"])",
             R"({"id": "urge", "pattern": "{a:Country+} <urge> {b:Country+} {to:Infinitive}?"},
                {"id": "ask", "pattern": "^ {a:Country+} <ask> {b:Country+} $"},
                {"id": "press", "pattern": "{a:Country+} <press> {b:Country+}", "require": {"negated": false, "voice": "active"}})");
  const RuleSet set = pack.load();
  CHECK(PackFixture::found(set, pack.view("Country *urge Country i:leave")) == "urge a=0 b=2 to=3");
  CHECK(PackFixture::found(set, pack.view("Country *urge Country")) == "urge a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Country *ask Country")) == "ask a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Country *ask Country for n:help")).empty());
  View view = pack.view("Country *press Country");
  CHECK(PackFixture::found(set, view) == "press a=0 b=2");
  view.negated = true;
  CHECK(PackFixture::found(set, view).empty());
  view.negated = false;
  view.form = ClauseForm::kPassive;
  CHECK(PackFixture::found(set, view).empty());
}

TEST_CASE("of one relation the best rule stays; suppress takes out what is not above it") {
  PackFixture pack;
  pack.rules("ATTACKED", R"("hit": ["hit"], "goods": ["n:record", "n:market"])",
             R"({"id": "short", "pattern": "{a:Country+} <hit> {b:Country+}"},
                {"id": "long", "pattern": "{a:Country+} <hit> {b:Country+} with n-missile?"},
                {"id": "record", "pattern": "<hit> <goods>", "suppress": true},
                {"id": "loose", "pattern": "{a:Country+} <hit> .. {b:Country+}"},
                {"id": "strong", "pattern": "{a:Country+} <hit> <goods> in {b:Country+}", "priority": 5}
                )");
  const RuleSet set = pack.load();
  CHECK(PackFixture::found(set, pack.view("Country *hit Country")) == "short a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Country *hit Country with Person")) == "long a=0 b=2");
  CHECK(PackFixture::found(set, pack.view("Country *hit n:record of Country")).empty());
  CHECK(PackFixture::found(set, pack.view("Country *hit n:record in Country")) == "strong a=0 b=4");
  CHECK(PackFixture::found(set, pack.view("Country *hit n:border of Country")) == "loose a=0 b=4");
}

TEST_CASE("rows of tables make rules; equal shapes share one expression") {
  PackFixture pack;
  pack.file("frames.json", R"({"frames": {
    "obj": {"pattern": "{a:Actor+} <*> {b:Actor+~} .. (for {for:Topic})?", "examples": ["[Norway|a] <past> [Chad|b]."]},
    "on": {"pattern": "{a:Actor+} <*> .. on {b:Actor+}"},
    "poss-to": {"on": "noun", "pattern": "{a:Actor+} 's <*> to {b:Actor+}"}}})");
  pack.file("verbs.tsv",
            "trigger\trelation\tframe\tconfidence\texample\n# "
            "praise\npraise\tPRAISED\tobj\t0.9\t\nlaud\tPRAISED\tobj\t0.9\t\n"
            "heap praise\tPRAISED\ton\t0.8\t[Norway|a] heaped praise on [Chad|b]. || ! Norway heaped praise.\n"
            "break off ties with\tCOOPERATES_WITH:negated,SANCTIONED\tobj\t0.8\t\n");
  pack.file("nouns.tsv", "trigger\trelation\tframe\tconfidence\texample\naid\tAIDS\tposs-to\t0.8\t\n");
  const RuleSet set = pack.load();
  REQUIRE(set.rules().size() == 5);
  CHECK(set.rules()[0].id == "praised.praise.obj");
  CHECK(set.tables().shapes.size() == 4);
  CHECK(set.rules()[2].counter_examples.size() == 1);
  CHECK(PackFixture::found(set, pack.view("Country *laud Country for n:help")) == "praised.laud.obj a=0 b=2 for=4");
  CHECK(PackFixture::found(set, pack.view("Country *heap n:praise on Country")) == "praised.heap-praise.on a=0 b=4");
  CHECK(PackFixture::found(set, pack.view("| Country 's *aid to Country")) == "aids.aid.poss-to a=1 b=5");
  const View view = pack.view("Country *break off n:tie with Country");
  CHECK(PackFixture::found(set, view) == "cooperates_with.break-off-ties-with.obj a=0 b=5");
  REQUIRE(set.rules()[3].facts.size() == 2);
  CHECK(set.rules()[3].facts[0].negated);
  CHECK_FALSE(set.rules()[3].facts[1].negated);
}

TEST_CASE("every form of a trigger is marked, also of the verb of a phrase") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet", "hold talks", "zigzag with"])",
             R"({"id": "met", "pattern": "{a:Person+} <meet> {b:Person+}"})");
  const RuleSet set = pack.load();
  for (const char* form : {"meet", "meets", "met", "meeting", "hold", "held", "zigzag", "zigzags"}) {
    CAPTURE(form);
    CHECK((pack.lexicon.flags(pack.lexicon.find(form)) & word::kTrigger) != 0);
  }
  CHECK((pack.lexicon.flags(pack.lexicon.find("talks")) & word::kTrigger) == 0);
  CHECK(set.triggers_verb(pack.lexicon.find("hold")));
  CHECK_FALSE(set.triggers_noun(pack.lexicon.find("talk")));
}

TEST_CASE("on random views the index, the filters and the memo change nothing, and the walker agrees with RE2") {
  PackFixture pack;
  pack.rules("SUPPORTS",
             R"("v": ["support", "back", "hold talks", "stand by"], "n_n": ["support", "aid"], "w": ["give", "offer"])",
             R"j({"id": "1", "pattern": "{a:Actor+} <v> {b:Actor+~} .. (for {x:Topic})?"},
                {"id": "2", "pattern": "{a:Country+} <v> .. (to|with) {b:Country|Person+}"},
                {"id": "3", "pattern": "{a:Country+} <v> ..any in? {b:Country}"},
                {"id": "4", "pattern": "{a:Actor+} <w> | (for|of)? <n_n>* .. to {b:Actor+~}"},
                {"id": "5", "pattern": "({a:Actor+} 's)? <n_n> (for {b:Topic}|to {b:Topic})", "facts": [{"subject": "@speaker"}]},
                {"id": "6", "pattern": "<n_n> of", "suppress": true})j");
  const RuleSet set = pack.load();
  const std::vector<std::string> words = {
      "Country", "Person+", "Country+", "n:support~Country", "n:aid",  "in",      "to", "with", "for", "n:talk", "by",
      "of",      "Person",  "City",     "a:ready",           "i:help", "n:x~City"};
  std::mt19937 random(7);
  const auto pick = [&] { return words[random() % words.size()]; };
  Matcher matcher(set);
  int matched = 0;
  for (int round = 0; round < 10000; ++round) {
    std::string text;
    const bool noun = round % 2 == 0;
    if (noun) {
      if (random() % 2) text += pick() + " v:give ";
      text += "| ";
      if (random() % 2) text += "Country 's ";
      text += random() % 2 ? "*support " : "*aid ";
    } else {
      text += pick() + (random() % 3 == 0 ? " *hold " : " *support ");
    }
    for (std::size_t k = random() % 7; k > 0; --k) text += pick() + " ";
    const View view = pack.view(text);
    std::vector<RuleMatch> fast, slow;
    matcher.match(view, fast);
    match_reference(set, view, slow);
    CAPTURE(text);
    REQUIRE(PackFixture::text_of(fast) == PackFixture::text_of(slow));
    matched += !fast.empty();
    rules::EncodedView encoded;
    set.tables().symbols.encode(view, encoded);
    for (const Rule& rule : set.rules()) {
      if (rule.on_noun != view.noun_view) continue;
      const rules::TriggerIndex& index = rule.on_noun ? set.tables().nouns : set.tables().verbs;
      const auto [begin, end] = index.of(view.items[view.trigger].lemma);
      for (const auto* c = begin; c != end; ++c) {
        if (c->rule != rule.order) continue;
        RuleMatch match;
        const bool by_expression = rules::match_shape(set.tables().shapes[c->shape], encoded, match);
        CAPTURE(rule.id);
        REQUIRE(why_not(set, view, rule).matches == by_expression);
      }
    }
  }
  CHECK(matched > 400);
}

TEST_CASE("why_not names the element that found something else") {
  PackFixture pack;
  pack.rules("MET", R"("meet": ["meet"])", R"({"id": "met", "pattern": "{a:Person+} <meet> with? {b:Person+}"})");
  const RuleSet set = pack.load();
  const Rule& rule = *set.find("met");
  CHECK(why_not(set, pack.view("Person *meet with n:deadline"), rule).reason == "wants {b:Person+}, found deadline");
  CHECK(why_not(set, pack.view("Person *meet"), rule).reason == "wants with?, found the end");
  CHECK(why_not(set, pack.view("Person *visit Person"), rule).reason == "'visit' is none of its triggers");
  CHECK(why_not(set, pack.view("Person *meet Person"), rule).matches);
}
