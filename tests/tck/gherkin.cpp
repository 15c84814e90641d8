#include "tck/gherkin.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace edgewise::tck {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> cells(std::string_view line) {
  std::vector<std::string> out;
  std::string cell;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '\\' && i + 1 < line.size()) {
      const char next = line[++i];
      if (next == '|' || next == '\\')
        cell += next;
      else if (next == 'n')
        cell += '\n';
      else
        cell += c, cell += next;
    } else if (c == '|') {
      out.emplace_back(trimmed(cell));
      cell.clear();
    } else {
      cell += c;
    }
  }
  return out;
}

using Table = std::vector<std::vector<std::string>>;

// <name> becomes the value of the row's column.
std::string filled(std::string text, const std::vector<std::string>& names, const std::vector<std::string>& row) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    bool found = false;
    if (text[at] == '<')
      for (std::size_t i = 0; i < names.size() && i < row.size(); ++i)
        if (text.compare(at + 1, names[i].size() + 1, names[i] + ">") == 0) {
          out += row[i];
          at += names[i].size() + 2;
          found = true;
          break;
        }
    if (!found) out += text[at++];
  }
  return out;
}

class FeatureReader {
 public:
  FeatureReader(const std::string& name, std::string_view text) : name_(name) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      lines_.push_back(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  GherkinFeature read() {
    while (at_ < lines_.size()) {
      const std::string_view line = trimmed(lines_[at_]);
      if (line.empty() || line.front() == '#') {
        ++at_;
      } else if (line.front() == '@') {
        tags_.emplace_back(line);
        ++at_;
      } else if (line.starts_with("Feature:")) {
        feature_.name = trimmed(line.substr(8));
        ++at_;
        skip_description();
      } else if (line.starts_with("Background:")) {
        ++at_;
        background_ = steps();
      } else if (line.starts_with("Scenario Outline:") || line.starts_with("Scenario Template:")) {
        outline(line);
      } else if (line.starts_with("Scenario:") || line.starts_with("Example:")) {
        GherkinScenario scenario = begin(trimmed(line.substr(line.find(':') + 1)));
        ++at_;
        add(std::move(scenario), steps());
      } else {
        fail(fmt::format("this is no part of a feature: \"{}\"", line));
      }
    }
    return std::move(feature_);
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw std::runtime_error(fmt::format("{}:{}: {}", name_, at_ + 1, what));
  }

  static bool is_step(std::string_view line) {
    for (const char* word : {"Given ", "When ", "Then ", "And ", "But ", "* "})
      if (line.starts_with(word)) return true;
    return false;
  }

  void skip_description() {
    while (at_ < lines_.size()) {
      const std::string_view line = trimmed(lines_[at_]);
      if (line.starts_with("Scenario") || line.starts_with("Background:") || line.starts_with("@") ||
          line.starts_with("Example:"))
        return;
      ++at_;
    }
  }

  GherkinScenario begin(std::string_view name) {
    GherkinScenario scenario;
    scenario.name = name;
    scenario.line = static_cast<int>(at_) + 1;
    scenario.tags = std::exchange(tags_, {});
    return scenario;
  }

  void add(GherkinScenario scenario, const std::vector<GherkinStep>& own) {
    scenario.steps = background_;
    scenario.steps.insert(scenario.steps.end(), own.begin(), own.end());
    feature_.scenarios.push_back(std::move(scenario));
  }

  void outline(std::string_view line) {
    const GherkinScenario pattern = begin(trimmed(line.substr(line.find(':') + 1)));
    ++at_;
    const std::vector<GherkinStep> own = steps();
    while (skip_blank(), at_ < lines_.size() && (trimmed(lines_[at_]).starts_with("Examples:") ||
                                                 trimmed(lines_[at_]).starts_with("Scenarios:"))) {
      ++at_;
      skip_blank();
      std::vector<int> numbers;
      const Table rows = table(numbers);
      tags_.clear();
      for (std::size_t i = 1; i < rows.size(); ++i) {
        GherkinScenario scenario = pattern;
        scenario.name = filled(pattern.name, rows[0], rows[i]);
        scenario.line = numbers[i];
        std::vector<GherkinStep> filled_steps = own;
        for (GherkinStep& step : filled_steps) {
          step.text = filled(step.text, rows[0], rows[i]);
          step.doc_string = filled(step.doc_string, rows[0], rows[i]);
          for (std::vector<std::string>& row : step.table)
            for (std::string& cell : row) cell = filled(cell, rows[0], rows[i]);
        }
        add(std::move(scenario), filled_steps);
      }
    }
  }

  void skip_blank() {
    while (at_ < lines_.size()) {
      const std::string_view line = trimmed(lines_[at_]);
      // Tags may stand before a further table of examples, too.
      if (!line.empty() && line.front() != '#') return;
      ++at_;
    }
  }

  Table table(std::vector<int>& numbers) {
    Table rows;
    while (at_ < lines_.size()) {
      const std::string_view line = trimmed(lines_[at_]);
      if (line.empty() || line.front() == '#') {
        ++at_;
        continue;
      }
      if (line.front() != '|') break;
      rows.push_back(cells(line));
      numbers.push_back(static_cast<int>(at_) + 1);
      ++at_;
    }
    return rows;
  }

  std::vector<GherkinStep> steps() {
    std::vector<GherkinStep> out;
    while (true) {
      skip_blank();
      if (at_ == lines_.size()) return out;
      const std::string_view line = trimmed(lines_[at_]);
      if (!is_step(line)) return out;
      GherkinStep step;
      step.text = trimmed(line.substr(line.find(' ')));
      step.line = static_cast<int>(at_) + 1;
      ++at_;
      skip_blank();
      if (at_ < lines_.size() && trimmed(lines_[at_]).starts_with("\"\"\"")) step.doc_string = doc_string();
      if (at_ < lines_.size() && trimmed(lines_[at_]).starts_with("|")) {
        std::vector<int> numbers;
        step.table = table(numbers);
      }
      out.push_back(std::move(step));
    }
  }

  std::string doc_string() {
    const std::size_t indent = lines_[at_].find('"');
    std::string out;
    for (++at_; at_ < lines_.size(); ++at_) {
      std::string_view line = lines_[at_];
      if (trimmed(line) == "\"\"\"") {
        ++at_;
        if (!out.empty()) out.pop_back();
        return out;
      }
      if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
      std::size_t cut = 0;
      while (cut < indent && cut < line.size() && (line[cut] == ' ' || line[cut] == '\t')) ++cut;
      out += line.substr(cut);
      out += '\n';
    }
    fail("the doc string is not closed");
  }

  std::string name_;
  std::vector<std::string_view> lines_;
  std::size_t at_ = 0;
  std::vector<std::string> tags_;
  std::vector<GherkinStep> background_;
  GherkinFeature feature_;
};

}  // namespace

GherkinFeature parse_feature(const std::string& name, std::string_view text) {
  return FeatureReader(name, text).read();
}

}  // namespace edgewise::tck
