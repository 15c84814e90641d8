#include "edgewise/extract/explain.hpp"

#include <doctest/doctest.h>

#include "edgewise/extract/coverage.hpp"

using namespace edgewise;

namespace {

const Pack& pack() {
  static const Pack loaded(EDGEWISE_SOURCE_DIR "/rules");
  return loaded;
}

std::string explained(const std::string& text, bool as_json = false) {
  Extractor extractor(pack());
  Document document;
  document.id = "d";
  document.text = text;
  std::string out;
  for (std::uint32_t s = 0; s < sentence_count(extractor, document); ++s)
    (as_json ? explain_as_json : explain_as_text)(extractor, document, s, out);
  return out;
}

bool has(const std::string& text, std::string_view piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("an explanation shows mentions, clauses, rules and facts of each sentence") {
  const std::string text = explained("Ann Lee visited Norway. She will thank Bo Ek.");
  CHECK(has(text, "Sentence 0 of 2, bytes 0 to 23"));
  CHECK(has(text, "Ann Lee  name       Ann Lee [person:ann_lee] (by name)"));
  CHECK(has(text, "pronoun    Ann Lee [person:ann_lee] (by pronoun)"));
  CHECK(has(text, "will thank: active, future, planned"));
  CHECK(has(text, "thanked.thank.obj  fires: a = She (Ann Lee), b = Bo Ek"));
  CHECK(has(text, "THANKED(Ann Lee, Bo Ek) planned"));
}

TEST_CASE("an explanation names what no rule knows and why a match gives no fact") {
  CHECK(has(explained("Ann Lee serenaded Norway."), "No rule has as its trigger: serenade"));
  CHECK(has(explained("She met Norway."), "no fact: \"She\" stands for nobody that the text names"));
}

TEST_CASE("an explanation in JSON holds the facts as extract writes them") {
  const std::string line = explained("Norway thanked Chad.", true);
  CHECK(line.back() == '\n');
  Extractor extractor(pack());
  Document document;
  document.id = "d";
  document.text = "Norway thanked Chad.";
  std::string fact;
  for (const Fact& f : extractor.facts(document)) write_fact(f, fact);
  REQUIRE(fact.size() > 1);
  CHECK(has(line, fact.substr(0, fact.size() - 1)));
  CHECK(has(line, R"("outcome":"fires","binds":{"a":"Norway","b":"Chad"})"));
}

TEST_CASE("coverage counts what fired, what tied two actors without a rule, and names that are unknown") {
  Coverage coverage(pack());
  for (const char* text : {"Ann Lee serenaded Bo Ek.", "Norway thanked Chad. Bo Ek serenaded Ann Lee."}) {
    Document document;
    document.id = "d";
    document.text = text;
    coverage.add(document);
  }
  const CoverageReport report = coverage.report();
  CHECK(report.documents == 2);
  CHECK(report.sentences == 3);
  CHECK(report.facts == 1);
  REQUIRE(!report.rules.empty());
  CHECK(report.rules[0].fired == 1);
  CHECK(report.rules.back().fired == 0);
  REQUIRE(!report.between.empty());
  CHECK(report.between[0].text == "serenade");
  CHECK(report.between[0].count == 2);
  CHECK(report.between[0].shape == "{Person} <serenade> {Person}");
  CHECK_FALSE(report.between[0].has_rules);
  std::string out;
  write_coverage_text(report, 1, out);
  CHECK(has(out, "2 documents, 3 sentences, 1 facts"));
  CHECK(has(out, "    2  serenade   {Person} <serenade> {Person}\n         Ann Lee serenaded Bo Ek.\n"));
}
