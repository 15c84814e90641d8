// Looks after the rules: is the pack sound, do its examples hold, what does it miss in a corpus.

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/json.hpp"
#include "edgewise/extract/coverage.hpp"
#include "edgewise/extract/rule_examples.hpp"
#include "edgewise/rules/check.hpp"
#include "edgewise/text/document_source.hpp"
#include "read_inputs.hpp"

namespace edgewise {
namespace {

std::string plural(std::size_t n, std::string_view word) {
  return fmt::format("{} {}{}", n, word, n == 1 ? "" : "s");
}

class RulesCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "check | test [NAME...] | coverage INPUT...";
    info.about =
        "check says whether the pack is sound: rules that can never fire, rules that another one always goes before, "
        "rules that lose on their own examples, lists, macros and frames that nothing uses; with --verbose also what "
        "is "
        "not wrong but worth a look: two relations from the same words, rules without examples, relations without "
        "rules. Anything wrong ends with exit code 2.\n\n"
        "test runs the examples that stand beside the rules, against the whole pack; NAME is a rule's id, a trigger, a "
        "relation or a file, and picks those. A failing example ends with exit code 1.\n\n"
        "coverage reads a corpus and says what the pack does with it and what it misses: rules that never fired, verbs "
        "and nouns between two known actors that gave no fact, capitalised words that no mention covers, the most "
        "frequent first. This is how a pack grows.\n\n"
        "With --rules DIR the rules of that folder are looked at together with the built-in ones that they add to.";
    info.options = {
        {"top", 0, "N", "coverage: how many lines of each list (default 20; 0: all)"},
        {"format", 0, "FORM", "coverage: text for people, json for one object", {"text", "json"}},
    };
    info.examples = {
        {"edgewise rules check --rules my-rules", "Whether rules of your own are sound."},
        {"edgewise rules test --rules my-rules", "Whether all examples hold."},
        {"edgewise rules test thank PRAISED", "Those of a trigger and of a relation."},
        {"edgewise rules coverage news/ --top 50", "What the pack misses in a folder of articles."},
    };
    info.least_arguments = 1;
    info.words = {"check", "test", "coverage"};
    return info;
  }

  void setup(const Options& options) override {
    const std::vector<std::string>& words = options.arguments();
    what_ = words[0];
    rest_.assign(words.begin() + 1, words.end());
    if (what_ != "check" && what_ != "test" && what_ != "coverage") {
      const std::string near = nearest(what_, {"check", "test", "coverage"});
      throw UsageError(fmt::format("rules: \"{}\" is neither check, test nor coverage{}\nSee: edgewise rules --help",
                                   what_, near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
    }
    if (what_ == "check" && !rest_.empty())
      throw UsageError(fmt::format("rules check: takes no \"{}\"; name the folder with --rules DIR", rest_[0]));
    if (what_ == "coverage" && rest_.empty())
      throw UsageError("rules coverage: say which articles are to be read: edgewise rules coverage INPUT...");
    if (what_ != "coverage" && (options.has("top") || options.has("format")))
      throw UsageError(fmt::format("rules {}: --top and --format are for coverage", what_));
    top_ = options.number("top", 20, 0, 1000000);
    json_ = options.get("format") == "json";
  }

  ExitCode run(Console& console) override {
    const Pack& pack = load_pack(common);
    if (what_ == "check") return check(pack, console);
    if (what_ == "test") return test(pack, console);
    return coverage(pack, console);
  }

 private:
  ExitCode check(const Pack& pack, Console& console) {
    std::vector<RuleFinding> findings = check_rules(pack.rules, pack.schema);
    const std::vector<RuleGroup> groups = rule_groups(pack.rules);
    // A rule that loses on its own example is shadowed by something that no comparison of patterns shows.
    for (const ExampleResult& r : run_examples(pack, groups)) {
      if (r.instead == nullptr) continue;
      findings.push_back({RuleProblem::kOverlap, fmt::format("{}:{}:1: on the example of '{}', '{}' goes before it",
                                                             r.rule->path, r.line, r.rule->id, r.instead->id)});
    }
    std::size_t wrong = 0, shown = 0;
    for (const RuleFinding& f : findings) {
      if (!is_error(f.problem) && !console.verbose()) continue;
      wrong += is_error(f.problem) ? 1 : 0;
      ++shown;
      console.out().print("{} ({})\n", f.message, to_string(f.problem));
    }
    console.note(fmt::format("{} in {} files and tables: {} wrong, {} worth a look{}",
                             plural(pack.rules.rules().size(), "rule"), count_files(pack), wrong,
                             findings.size() - count_errors(findings),
                             shown < findings.size() ? " (--verbose shows them)" : ""));
    return wrong > 0 ? ExitCode::kUsage : ExitCode::kDone;
  }

  static std::size_t count_errors(const std::vector<RuleFinding>& findings) {
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(), [](const RuleFinding& f) { return is_error(f.problem); }));
  }

  static std::size_t count_files(const Pack& pack) {
    std::vector<std::string> files;
    for (const Rule& rule : pack.rules.rules())
      if (std::find(files.begin(), files.end(), rule.path) == files.end()) files.push_back(rule.path);
    return files.size();
  }

  // Whether a name on the command line means the group.
  static bool means(const std::string& name, const RuleGroup& group, const Schema& schema) {
    return std::any_of(group.rules.begin(), group.rules.end(), [&](const Rule* rule) {
      return rule->id == name || rule->trigger == name || rule->file == name || rule->path == name ||
             rule->file.ends_with("/" + name) || schema.relation(rule->relation).name == name ||
             std::any_of(rule->facts.begin(), rule->facts.end(),
                         [&](const FactTemplate& t) { return schema.relation(t.relation).name == name; });
    });
  }

  ExitCode test(const Pack& pack, Console& console) {
    std::vector<RuleGroup> groups = rule_groups(pack.rules);
    for (const std::string& name : rest_) {
      if (std::none_of(groups.begin(), groups.end(), [&](const RuleGroup& g) { return means(name, g, pack.schema); })) {
        std::vector<std::string> known;
        for (const RuleGroup& g : groups) {
          known.push_back(g.first().id);
          if (!g.first().trigger.empty()) known.push_back(g.first().trigger);
        }
        for (const RelationType& r : pack.schema.relations()) known.push_back(r.name);
        const std::string near = nearest(name, known);
        throw UsageError(fmt::format("rules test: \"{}\" is no rule, trigger, relation or file of the pack{}", name,
                                     near.empty() ? "" : fmt::format("; did you mean \"{}\"?", near)));
      }
    }
    if (!rest_.empty()) {
      std::erase_if(groups, [&](const RuleGroup& g) {
        return std::none_of(rest_.begin(), rest_.end(),
                            [&](const std::string& name) { return means(name, g, pack.schema); });
      });
    }
    std::size_t examples = 0, failed = 0, with = 0;
    for (const RuleGroup& g : groups) with += g.examples(false).empty() && g.examples(true).empty() ? 0 : 1;
    for (const ExampleResult& r : run_examples(pack, groups)) {
      ++examples;
      if (r.passed) {
        if (console.verbose())
          console.out().print("{}:{}: {}: passes: {}\n", r.rule->path, r.line, r.rule->id, r.example);
        continue;
      }
      ++failed;
      console.out().print("{}:{}:1: {}: {}\n    {}\n  {}\n", r.rule->path, r.line, r.rule->id,
                          r.counter ? "this must give nothing, and does" : "the example fails", r.example, r.problem);
    }
    console.note(fmt::format("{} of {} of {} rules and rows: {} pass, {} fail", plural(examples, "example"), with,
                             groups.size(), examples - failed, failed));
    if (failed > 0) console.note("edgewise explain \"SENTENCE\" shows how one is read");
    return failed > 0 ? ExitCode::kFailed : ExitCode::kDone;
  }

  ExitCode coverage(const Pack& pack, Console& console) {
    Coverage counted(pack, common.reference_date);
    DocumentSource source(rest_);
    DiagnosticLog log(stderr);
    Batch batch;
    while (source.next(batch)) {
      parse_batch(batch);
      log.report(batch.diagnostics);
      for (const Document& document : batch.documents) counted.add(document);
    }
    log.finish();
    const CoverageReport report = counted.report();
    std::string out;
    if (json_) {
      write_coverage_json(report, top_, out);
    } else {
      write_coverage_text(report, top_, out);
    }
    console.out().write(out);
    if (report.documents == 0) {
      console.error("no document could be read");
      return ExitCode::kFailed;
    }
    return log.some_unread() ? ExitCode::kSomeUnread : ExitCode::kDone;
  }

  std::string what_;
  std::vector<std::string> rest_;
  std::size_t top_ = 20;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_rules_command() {
  return std::make_unique<RulesCommand>();
}

}  // namespace edgewise
