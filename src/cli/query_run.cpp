#include "cli/query_run.hpp"

#include <unistd.h>

#include <cerrno>

#include "edgewise/query/cypher/parameters.hpp"

namespace edgewise {
namespace {

using cypher::Value;

// Calls `take` for each row within the limit.
template <typename Take>
QueryEnd run_limited(cypher::CypherQuery& query, const QueryRun& run, const Take& take) {
  QueryEnd end;
  query.run(run.parameters, run.limits, [&](std::span<const Value> row) {
    if (run.most_rows > 0 && end.rows == run.most_rows) return end.all = false;
    ++end.rows;
    take(row);
    return true;
  });
  return end;
}

QueryEnd write_rows(cypher::CypherQuery& query, cypher::ResultFormat form, const QueryRun& run, ByteSink& sink) {
  const std::unique_ptr<cypher::ResultWriter> writer =
      cypher::make_result_writer(form, query.columns(), run.graph.view());
  std::string text;
  writer->begin(text);
  QueryEnd end;
  try {
    end = run_limited(query, run, [&](std::span<const Value> row) {
      writer->row(row, text);
      if (text.size() < 65536) return;
      sink.write(text);
      text.clear();
    });
  } catch (const cypher::QueryError& e) {
    if (e.kind != cypher::ErrorKind::kLimit) throw;
    // What was found so far is worth having.
    writer->end(text);
    sink.write(text);
    throw;
  }
  writer->end(text);
  sink.write(text);
  return end;
}

}  // namespace

std::vector<Option> QueryOptions::list() {
  return {
      {"param", 0, "NAME=VALUE", "a value for $NAME, as JSON or plain text; may be repeated"},
      {"format", 0, "FORM", "how the answer is written (default: table on a terminal, else jsonl)", result_forms()},
      {"limit", 0, "N", "at most so many rows"},
      {"timeout", 0, "SECONDS", "at most so long"},
      {"memory", 0, "MB", "memory for sorting, grouping and DISTINCT (default: 4096)"},
  };
}

void QueryOptions::read(const Options& options) {
  form = options.get("format");
  most_rows = options.number("limit", 0, 1);
  limits.time = std::chrono::milliseconds(options.number("timeout", 0, 1, 1'000'000) * 1000);
  limits.memory = options.number("memory", 4096, 1, 1'000'000) << 20;
  for (const std::string& one : options.each("param")) cypher::add_parameter(parameters, one);
}

const std::string& QueryOptions::form_for(const Output& out) const {
  static const std::string table = "table", lines = "jsonl";
  return !form.empty() ? form : out.is_terminal() ? table : lines;
}

QueryEnd answer_query(cypher::CypherQuery& query, const QueryRun& run, ExportTarget& target, Console& console) {
  if (const auto rows = row_form(run.form)) {
    const QueryEnd end = write_rows(query, *rows, run, target.open(""));
    target.commit();
    return end;
  }
  Touched touched;
  const QueryEnd end = run_limited(query, run, [&](std::span<const Value> row) {
    for (const Value& value : row) touched.add(value);
  });
  if (touched.empty()) console.warning("the rows hold no node, relationship or path: return some to have them written");
  write_touched(run.graph.whole(), touched, run.form, run.common, target);
  return end;
}

std::string read_standard_input() {
  std::string text;
  char buffer[65536];
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw InputError("standard input could not be read");
    if (count == 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

std::string more_rows(std::uint64_t most) {
  return fmt::format("the limit of {} rows was reached, there are more", most);
}

}  // namespace edgewise
