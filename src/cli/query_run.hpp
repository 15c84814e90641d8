#pragma once
// Runs a query and writes its answer: what `edgewise query` does once and `edgewise shell` does again and again.

#include <string>
#include <vector>

#include "cli/asked_graph.hpp"
#include "cli/result_forms.hpp"
#include "edgewise/query/cypher/query.hpp"

namespace edgewise {

// --param, --format, --limit, --timeout, --memory: what query and shell take alike.
struct QueryOptions {
  std::string form;  // empty: table on a terminal, else jsonl
  cypher::Parameters parameters;
  cypher::Limits limits;
  std::uint64_t most_rows = 0;

  static std::vector<Option> list();
  void read(const Options& options);  // throws UsageError
  const std::string& form_for(const Output& out) const;
};

// The graph is borrowed.
struct QueryRun {
  AskedGraph& graph;
  const CommonOptions& common;
  std::string form = "table";
  cypher::Parameters parameters = {};
  cypher::Limits limits = {};
  std::uint64_t most_rows = 0;  // 0: all
};

struct QueryEnd {
  std::uint64_t rows = 0;
  bool all = true;  // false: most_rows was reached, and there are more
};

// Writes the rows as `run.form` says; warnings go to the console. Throws cypher::QueryError; where a limit was reached
// or the query was stopped, the rows found until then are written first.
QueryEnd answer_query(cypher::CypherQuery& query, const QueryRun& run, ExportTarget& target, Console& console);

// All of it. Throws InputError.
std::string read_standard_input();

// "the limit of 10 rows was reached, there are more"
std::string more_rows(std::uint64_t most);

}  // namespace edgewise
