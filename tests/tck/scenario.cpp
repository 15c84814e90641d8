#include "tck/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>

#include "edgewise/query/cypher/query.hpp"
#include "tck/expectation.hpp"
#include "tck/scratch_graph.hpp"

namespace edgewise::tck {
namespace {

struct Failed {
  std::string reason;
};
struct Skipped {
  std::string reason;
};

using Table = std::vector<std::vector<std::string>>;

class ScenarioRun {
 public:
  ScenarioRun(const std::string& graphs, Outcome& outcome) : graphs_(graphs), outcome_(outcome) {}

  void step(const GherkinStep& step) {
    const std::string& text = step.text;
    if (text == "an empty graph" || text == "any graph") return;
    if (text.starts_with("the ") && text.ends_with(" graph")) return load(text.substr(4, text.size() - 10));
    if (text.starts_with("having executed")) return execute(step.doc_string);
    if (text.starts_with("parameters are")) return read_parameters(step.table);
    if (text.starts_with("executing query") || text.starts_with("executing control query"))
      return query(step.doc_string);
    if (text.starts_with("there exists a procedure")) throw Skipped{"procedures are not supported"};
    if (text.starts_with("there exists a CSV file")) throw Skipped{"LOAD CSV is not supported"};
    if (text == "the result should be empty") return check_rows({}, false, false);
    if (text.starts_with("the result should be, in any order")) return check_rows(step.table, false, false);
    if (text.starts_with("the result should be, in order (ignoring")) return check_rows(step.table, true, true);
    if (text.starts_with("the result should be, in order")) return check_rows(step.table, true, false);
    if (text.starts_with("the result should be (ignoring")) return check_rows(step.table, false, true);
    if (text == "no side effects") return check_effects({});
    if (text.starts_with("the side effects should be")) return check_effects(step.table);
    if (text.find(" should be raised at ") != std::string::npos) return check_error(text);
    throw Failed{"the runner does not know the step: " + text};
  }

 private:
  void load(const std::string& name) {
    const std::string path = graphs_ + "/" + name + "/" + name + ".cypher";
    std::ifstream in(path);
    if (!in) throw Failed{"there is no graph " + path};
    std::ostringstream script;
    script << in.rdbuf();
    std::string text = script.str();
    std::size_t at = 0;
    while (at < text.size()) {
      const std::size_t end = std::min(text.find(';', at), text.size());
      const std::string one = text.substr(at, end - at);
      if (one.find_first_not_of(" \t\r\n") != std::string::npos) execute(one);
      at = end + 1;
    }
  }

  void execute(const std::string& text) {
    try {
      cypher::CypherQuery query(text, graph_);
      query.run({}, {}, [](std::span<const Value>) { return true; });
    } catch (const cypher::QueryError& e) {
      throw Failed{"set-up: " + describe(e, text)};
    }
  }

  void read_parameters(const Table& table) {
    for (const std::vector<std::string>& row : table) {
      if (row.size() < 2) throw Failed{"a parameter needs a name and a value"};
      cypher::CypherQuery query("RETURN " + row[1] + " AS value", graph_);
      query.run({}, {}, [&](std::span<const Value> values) {
        parameters_.emplace_back(row[0], values[0]);
        return true;
      });
    }
    std::sort(parameters_.begin(), parameters_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  }

  void query(const std::string& text) {
    outcome_.query = text;
    before_ = graph_.contents();
    columns_.clear();
    rows_.clear();
    error_.reset();
    try {
      cypher::CypherQuery query(text, graph_);
      columns_ = query.columns();
      query.run(parameters_, {}, [&](std::span<const Value> row) {
        rows_.emplace_back(row.begin(), row.end());
        return true;
      });
    } catch (const cypher::QueryError& e) {
      error_ = e;
    }
  }

  void check_rows(const Table& table, bool in_order, bool any_list_order) {
    if (error_)
      throw Failed{fmt::format("{} at {}: {}", to_string(error_->kind), to_string(error_->phase), error_->what())};
    std::vector<std::string> wanted, got;
    const std::vector<std::string> header = table.empty() ? columns_ : table[0];
    std::vector<std::size_t> order;
    for (const std::string& name : header) {
      const auto found = std::find(columns_.begin(), columns_.end(), name);
      if (found == columns_.end() || columns_.size() != header.size())
        throw Failed{
            fmt::format("the columns are [{}], not [{}]", fmt::join(columns_, " | "), fmt::join(header, " | "))};
      order.push_back(static_cast<std::size_t>(found - columns_.begin()));
    }
    for (std::size_t i = 1; i < table.size(); ++i) {
      std::string line;
      for (const std::string& cell : table[i]) line += (line.empty() ? "" : " | ") + normal_form(cell, any_list_order);
      wanted.push_back(std::move(line));
    }
    for (const std::vector<Value>& row : rows_) {
      std::string line;
      for (const std::size_t column : order)
        line += (line.empty() ? "" : " | ") + normal_form(row[column], graph_, any_list_order);
      got.push_back(std::move(line));
    }
    if (!in_order) {
      std::sort(wanted.begin(), wanted.end());
      std::sort(got.begin(), got.end());
    }
    if (wanted != got)
      throw Failed{fmt::format("the rows are\n    {}\n  and should be\n    {}", fmt::join(got, "\n    "),
                               fmt::join(wanted, "\n    "))};
  }

  void check_effects(const Table& table) {
    if (error_) throw Failed{fmt::format("{}: {}", to_string(error_->kind), error_->what())};
    const std::vector<std::string> after = graph_.contents();
    std::map<std::string, long> wanted, got;
    for (const std::vector<std::string>& row : table)
      if (row.size() == 2) wanted[row[0]] = std::stol(row[1]);
    const auto count = [&](const char* sign, const std::vector<std::string>& from, const std::vector<std::string>& to) {
      std::vector<std::string> more;
      std::set_difference(to.begin(), to.end(), from.begin(), from.end(), std::back_inserter(more));
      for (const std::string& line : more) ++got[sign + line.substr(0, line.find(' '))];
    };
    count("+", before_, after);
    count("-", after, before_);
    if (wanted == got) return;
    std::string words;
    for (const auto& [what, number] : got) words += fmt::format(" {} {}", what, number);
    throw Failed{"the side effects are:" + (words.empty() ? " none" : words)};
  }

  // "a SyntaxError should be raised at compile time: UndefinedVariable"
  void check_error(const std::string& text) {
    outcome_.negative = true;
    const std::size_t space = text.find(' '), should = text.find(" should be raised at "),
                      colon = text.find(": ", should);
    const std::string kind = text.substr(space + 1, should - space - 1);
    const std::string phase = text.substr(should + 21, colon == std::string::npos ? colon : colon - should - 21);
    const std::string detail = colon == std::string::npos ? "*" : text.substr(colon + 2);
    if (!error_)
      throw Failed{fmt::format("no error, {} rows; should be {} at {}: {}", rows_.size(), kind, phase, detail)};
    if (kind != to_string(error_->kind) || (phase != "any time" && phase != to_string(error_->phase)))
      throw Failed{fmt::format("{} at {}: {} ({}); should be {} at {}: {}", to_string(error_->kind),
                               to_string(error_->phase), error_->detail, error_->what(), kind, phase, detail)};
    if (detail != "*" && detail != error_->detail)
      outcome_.other_detail = fmt::format("{}, not {}", error_->detail, detail);
  }

  std::string graphs_;
  Outcome& outcome_;
  ScratchGraph graph_;
  cypher::Parameters parameters_;
  std::vector<std::string> columns_, before_;
  std::vector<std::vector<Value>> rows_;
  std::optional<cypher::QueryError> error_;
};

}  // namespace

Outcome run_scenario(const GherkinScenario& scenario, const std::string& graphs) {
  Outcome outcome;
  for (const GherkinStep& step : scenario.steps)
    if (step.text.find(" should be raised at ") != std::string::npos) outcome.negative = true;
  try {
    ScenarioRun run(graphs, outcome);
    for (const GherkinStep& step : scenario.steps) run.step(step);
  } catch (const Failed& failed) {
    outcome.kind = Outcome::Kind::kFailed;
    outcome.reason = failed.reason;
  } catch (const Skipped& skipped) {
    outcome.kind = Outcome::Kind::kSkipped;
    outcome.reason = skipped.reason;
  } catch (const std::exception& e) {
    outcome.kind = Outcome::Kind::kFailed;
    outcome.reason = e.what();
  }
  return outcome;
}

}  // namespace edgewise::tck
