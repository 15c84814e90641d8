#include "edgewise/extract/rule_examples.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "extract/marked_example.hpp"

using namespace edgewise;

namespace {

// The shipped pack with one JSON file of rules and one table of verbs over it.
struct OwnRules {
  explicit OwnRules(const std::string& json, const std::string& rows = "") {
    std::string pattern = (std::filesystem::temp_directory_path() / "edgewise-own-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    std::filesystem::create_directories(folder + "/relations");
    if (!json.empty()) std::ofstream(folder + "/relations/own.json") << json;
    if (!rows.empty())
      std::ofstream(folder + "/relations/verbs-own.tsv") << "trigger\trelation\tframe\tconfidence\texample\n" << rows;
  }
  ~OwnRules() { std::filesystem::remove_all(folder); }

  std::vector<ExampleResult> run() {
    pack = std::make_unique<Pack>(std::vector<std::string>{EDGEWISE_SOURCE_DIR "/rules", folder});
    std::vector<RuleGroup> own;
    for (RuleGroup& group : rule_groups(pack->rules))
      if (group.first().path.starts_with(folder)) own.push_back(std::move(group));
    return run_examples(*pack, own);
  }

  std::string folder;
  std::unique_ptr<Pack> pack;
};

OwnRules serenade(const std::string& examples, const std::string& counter = "") {
  return OwnRules(R"({"relation": "PRAISED", "lists": {"serenade": ["serenade"]},
    "rules": [{"id": "praised.serenade", "pattern": "{a:Actor+~} <serenade> {b:Actor+~}",
               "examples": [)" +
                  examples + R"(], "not": [)" + counter + "]}]}");
}

std::string parsed(std::string_view written) {
  static const Schema schema = Schema::load(EDGEWISE_SOURCE_DIR "/rules/schema.json");
  MarkedExample out;
  std::string problem;
  if (!parse_marked_example(written, schema, out, problem)) return problem;
  std::string text = out.text;
  for (const ExampleMark& m : out.marks) text += " " + m.capture + "=" + out.text.substr(m.span.begin, m.span.size());
  return text;
}

}  // namespace

TEST_CASE("marks are taken out of a sentence and keep their places") {
  CHECK(parsed("[Ann Lee|a] met [Bo Ek|b].") == "Ann Lee met Bo Ek. a=Ann Lee b=Bo Ek");
  CHECK(parsed("Ann Lee left.") == "Ann Lee left.");
  CHECK(parsed("[Ann Lee|a] left. => planned, negated, date: 2021-03-13, MET") == "Ann Lee left. a=Ann Lee");
  CHECK(parsed("[Ann Lee] left.").find("is no mark; write [words|capture]") != std::string::npos);
  CHECK(parsed("Ann Lee left. => planed").find("did you mean 'planned'?") != std::string::npos);
  CHECK(parsed("=> planned").find("no sentence") != std::string::npos);
}

TEST_CASE("an example holds where the fact stands between the marked words, as it says") {
  OwnRules rules = serenade(R"("[Ann Lee|a] serenaded [Norway|b].",
      "[Ann Lee|a] will serenade [Norway|b]. => planned",
      "[Ann Lee|a] did not serenade [Norway|b]. => negated",
      "[Norway|b] was serenaded by [Ann Lee|a]. => PRAISED",
      "[Ann Lee|a] serenaded [Norway|b] on 13 March 2021. => date: 2021-03-13",
      "[Ann Lee|b] serenaded [Norway|a].",
      "[Ann Lee|a] will serenade [Norway|b].",
      "[Ann Lee|a] sang.",
      "[Ann Lee|c] serenaded Norway.")");
  const std::vector<ExampleResult> results = rules.run();
  REQUIRE(results.size() == 9);
  for (std::size_t i = 0; i < 5; ++i) {
    CAPTURE(results[i].problem);
    CHECK(results[i].passed);
  }
  for (std::size_t i = 5; i < 9; ++i) CHECK_FALSE(results[i].passed);
  CHECK(results[6].problem.find("what came:\n    PRAISED(Ann Lee, Norway) planned [praised.serenade]") !=
        std::string::npos);
  CHECK(results[7].problem.find("no word of the sentence is a trigger") != std::string::npos);
  CHECK(results[8].problem.find("marks no capture of the rule; it captures a, b") != std::string::npos);
}

TEST_CASE("a counter-example holds where the rule makes no fact, and none stands between marked words") {
  OwnRules rules = serenade("", R"("Ann Lee sang in Norway.", "[Norway|a] was serenaded by [Ann Lee|b].",
                                   "Ann Lee serenaded Norway.", "[Ann Lee|a] serenaded [Norway|b].",
                                   "Ann Lee praised Norway.", "[Ann Lee|a] praised [Norway|b].")");
  const std::vector<ExampleResult> results = rules.run();
  REQUIRE(results.size() == 6);
  CHECK(results[0].passed);
  CHECK(results[1].passed);
  CHECK_FALSE(results[2].passed);
  CHECK_FALSE(results[3].passed);
  CHECK(results[4].passed);
  CHECK_FALSE(results[5].passed);
  CHECK(results[3].counter);
}

TEST_CASE("a row's examples are tested once for all its frames, and counted by the line they stand on") {
  OwnRules rules("",
                 "serenade\tPRAISED\tobj,for\t0.8\t[Ann Lee|a] serenaded [Norway|b]. || ! Ann Lee serenaded nobody.\n");
  const std::vector<ExampleResult> results = rules.run();
  REQUIRE(results.size() == 2);
  CHECK(results[0].passed);
  CHECK(results[0].line == 2);
  CHECK(results[1].counter);
  CHECK(results[1].passed);
}

TEST_CASE("a rule that loses on its own example is told who goes before it") {
  OwnRules rules(R"({"relation": "THANKED", "lists": {"thank": ["thank"]},
    "rules": [{"id": "own.thank", "pattern": "{a:Actor+~} <thank> {b:Actor+~}", "priority": -1,
               "examples": ["[Ann Lee|a] thanked [Norway|b]."]}]})");
  const std::vector<ExampleResult> results = rules.run();
  REQUIRE(results.size() == 1);
  CHECK(results[0].passed);
  REQUIRE(results[0].instead != nullptr);
  CHECK(results[0].instead->id == "thanked.thank.obj");
}

TEST_CASE("a suppress rule's example must call it up and give nothing") {
  OwnRules rules(R"({"relation": "MET", "lists": {"meet": ["meet"]},
    "rules": [{"id": "not-in-court", "pattern": "{a:Person+} <meet> {b:Person+} in? court", "suppress": true, "priority": 9,
               "examples": ["Ann Lee met Bo Ek in court.", "Ann Lee met Bo Ek in Oslo."],
               "not": ["Ann Lee met Bo Ek in Oslo."]}]})");
  const std::vector<ExampleResult> results = rules.run();
  REQUIRE(results.size() == 3);
  CHECK(results[0].passed);
  CHECK_FALSE(results[1].passed);
  CHECK(results[2].passed);
}
