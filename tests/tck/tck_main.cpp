// edgewise_tck FOLDER... [--failures FILE.json] [--only WORDS] [--verbose]
// edgewise_tck --kit [...]     the folder that EDGEWISE_TCK names; exit 77 where it names none
//
// Runs every scenario of the feature files below the folders, outlines expanded, and prints passed, failed and skipped
// by folder. Exit 0 where none failed, 1 where one did, 2 where a file is no feature file.

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "edgewise/base/json.hpp"
#include "tck/gherkin.hpp"
#include "tck/scenario.hpp"

namespace edgewise::tck {
namespace {

namespace fs = std::filesystem;

struct Tally {
  int passed = 0, failed = 0, skipped = 0, negative_passed = 0, negative_failed = 0, other_details = 0;
  void add(const Outcome& outcome) {
    if (outcome.kind == Outcome::Kind::kPassed) {
      ++passed;
      negative_passed += outcome.negative ? 1 : 0;
      other_details += outcome.other_detail.empty() ? 0 : 1;
    } else if (outcome.kind == Outcome::Kind::kFailed) {
      ++failed;
      negative_failed += outcome.negative ? 1 : 0;
    } else {
      ++skipped;
    }
  }
};

struct Failure {
  std::string file, scenario;
  int line = 0;
  Outcome outcome;
};

class Run {
 public:
  bool verbose = false;
  std::string only;

  void folder(const fs::path& root) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(root))
      if (entry.path().extension() == ".feature") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) feature(root, file);
  }

  void report() const {
    std::size_t width = 6;
    for (const auto& [name, tally] : folders_) width = std::max(width, name.size());
    fmt::print("{:<{}}  {:>6}  {:>6}  {:>7}\n", "folder", width, "passed", "failed", "skipped");
    Tally all;
    for (const auto& [name, tally] : folders_) {
      fmt::print("{:<{}}  {:>6}  {:>6}  {:>7}\n", name, width, tally.passed, tally.failed, tally.skipped);
      all.passed += tally.passed;
      all.failed += tally.failed;
      all.skipped += tally.skipped;
      all.negative_passed += tally.negative_passed;
      all.negative_failed += tally.negative_failed;
      all.other_details += tally.other_details;
    }
    fmt::print("{:<{}}  {:>6}  {:>6}  {:>7}\n", "all", width, all.passed, all.failed, all.skipped);
    const int negative = all.negative_passed + all.negative_failed;
    fmt::print(
        "that expect rows: {} of {}; that expect an error: {} of {} with its type and phase, {} of them with its "
        "detail\n",
        all.passed - all.negative_passed, all.passed + all.failed - negative, all.negative_passed, negative,
        all.negative_passed - all.other_details);
    for (const auto& [reason, count] : skips_) fmt::print("skipped, {}: {}\n", reason, count);
  }

  void write_failures(const std::string& path) const {
    std::string out = "[";
    for (const Failure& failure : failures_) {
      out += out.size() > 1 ? ",\n " : "\n ";
      json::Writer writer(out);
      writer.begin_object()
          .member("file", failure.file)
          .member("line", failure.line)
          .member("scenario", failure.scenario)
          .member("negative", failure.outcome.negative)
          .member("query", failure.outcome.query)
          .member("reason", failure.outcome.reason)
          .end_object();
    }
    out += "\n]\n";
    std::ofstream(path, std::ios::binary) << out;
  }

  int exit_code() const { return broken_ ? 2 : (failures_.empty() ? 0 : 1); }

 private:
  void feature(const fs::path& root, const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    const std::string name = fs::relative(file, root).generic_string();
    const std::string folder = fs::path(name).parent_path().generic_string();
    try {
      const GherkinFeature feature = parse_feature(name, text.str());
      for (const GherkinScenario& scenario : feature.scenarios) {
        if (!only.empty() && (name + " " + scenario.name).find(only) == std::string::npos) continue;
        const Outcome outcome = run_scenario(scenario, (root / "graphs").string());
        folders_[folder.empty() ? "." : folder].add(outcome);
        if (outcome.kind == Outcome::Kind::kSkipped) ++skips_[outcome.reason];
        if (verbose && !outcome.other_detail.empty())
          fmt::print("{}:{}: {}: detail {}\n", name, scenario.line, scenario.name, outcome.other_detail);
        if (outcome.kind != Outcome::Kind::kFailed) continue;
        failures_.push_back({name, scenario.name, scenario.line, outcome});
        if (verbose || failures_.size() <= 20)
          fmt::print("{}:{}: {}\n{}\n  {}\n\n", name, scenario.line, scenario.name, outcome.query, outcome.reason);
      }
    } catch (const std::exception& e) {
      fmt::print(stderr, "{}\n", e.what());
      broken_ = true;
    }
  }

  std::map<std::string, Tally> folders_;
  std::map<std::string, int> skips_;
  std::vector<Failure> failures_;
  bool broken_ = false;
};

int run(const std::vector<std::string>& words) {
  Run run;
  std::vector<std::string> folders;
  std::string failures;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool more = i + 1 < words.size();
    if (words[i] == "--failures" && more) {
      failures = words[++i];
    } else if (words[i] == "--only" && more) {
      run.only = words[++i];
    } else if (words[i] == "--verbose") {
      run.verbose = true;
    } else if (words[i] == "--kit") {
      const char* kit = std::getenv("EDGEWISE_TCK");
      if (kit == nullptr || *kit == '\0') {
        fmt::print("EDGEWISE_TCK names no folder of feature files\n");
        return 77;
      }
      folders.emplace_back(kit);
    } else {
      folders.push_back(words[i]);
    }
  }
  if (folders.empty()) {
    fmt::print(stderr, "usage: edgewise_tck FOLDER... [--failures FILE.json] [--only WORDS] [--verbose]\n");
    return 2;
  }
  for (const std::string& folder : folders) {
    if (!fs::is_directory(folder)) {
      fmt::print(stderr, "{} is no folder\n", folder);
      return 2;
    }
    run.folder(folder);
  }
  run.report();
  if (!failures.empty()) run.write_failures(failures);
  return run.exit_code();
}

}  // namespace
}  // namespace edgewise::tck

int main(int argc, char** argv) {
  return edgewise::tck::run({argv + 1, argv + argc});
}
