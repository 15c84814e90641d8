#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "edgewise/cli/command.hpp"
#include "edgewise/export/exporter.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/graph/subgraph.hpp"
#include "edgewise/query/cypher/knowledge_view.hpp"
#include "edgewise/query/cypher/parameters.hpp"
#include "edgewise/query/cypher/result_format.hpp"

namespace edgewise {
namespace {

using cypher::Type;
using cypher::Value;

// The forms of rows, and those that write the part of the graph that the rows touch.
const std::vector<std::string> kForms = {"table", "box", "markdown", "json",    "jsonl",
                                         "csv",   "tsv", "dot",      "graphml", "cypher"};

std::optional<cypher::ResultFormat> row_format(const std::string& name) {
  for (std::size_t i = 0; i < 7; ++i)
    if (kForms[i] == name) return static_cast<cypher::ResultFormat>(i);
  return std::nullopt;
}

std::string read_standard_input() {
  std::string text;
  char buffer[65536];
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw InputError("the query could not be read from standard input");
    if (count == 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

// Nodes and relationships that stand anywhere in the rows.
class Touched {
 public:
  void add(const Value& value) {
    switch (value.type()) {
      case Type::kNode:
        nodes.push_back(value.as_id());
        return;
      case Type::kRelationship:
        edges.push_back(value.as_id());
        return;
      case Type::kPath:
        nodes.insert(nodes.end(), value.as_path().nodes.begin(), value.as_path().nodes.end());
        edges.insert(edges.end(), value.as_path().relationships.begin(), value.as_path().relationships.end());
        return;
      case Type::kList:
        for (const Value& item : value.as_list()) add(item);
        return;
      case Type::kMap:
        for (const auto& [key, item] : value.as_map()) add(item);
        return;
      default:
        return;
    }
  }
  std::vector<NodeIndex> nodes;
  std::vector<EdgeIndex> edges;
};

class OutputTarget : public ExportTarget {
 public:
  explicit OutputTarget(Output& out) : sink_(out) {}
  ByteSink& open(const std::string&) override { return sink_; }
  void commit() override {}

 private:
  struct Sink : ByteSink {
    explicit Sink(Output& output) : out(output) {}
    void write(std::string_view bytes) override { out.write(bytes); }
    Output& out;
  };
  Sink sink_;
};

class QueryCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db QUERY";
    info.about =
        "Asks the graph in openCypher, reading only: MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, RETURN, ORDER BY, "
        "SKIP, "
        "LIMIT, UNION, EXISTS {}, COUNT {}, list and pattern comprehensions, shortestPath and allShortestPaths. The "
        "same query runs on the graph that `edgewise export cypher` loads into Neo4j.\n\n"
        "Nodes have the labels Entity and their type, and the properties id, name, type, aliases, mentions, documents. "
        "Relationships have modality, negated, evidence_count, documents, first_date, last_date, date_precision, "
        "confidence, rules, docs, speakers, sentence and attr_... for what else was said. Whole days are dates; "
        "months, "
        "years and intervals are text: earliest(r.first_date) and latest(r.last_date) give the days they can mean. "
        "fold(n.name) takes away case and accents.\n\n"
        "QUERY may be - for standard input. The formats dot, graphml and cypher write the part of the graph that the "
        "rows touch. A limit that was reached ends with exit code 3.";
    info.options = {
        {"param", 0, "NAME=VALUE", "a value for $NAME, as JSON or plain text; may be repeated"},
        {"format", 0, "FORM", "how the answer is written (default: table on a terminal, else jsonl)", kForms},
        {"limit", 0, "N", "at most so many rows"},
        {"timeout", 0, "SECONDS", "at most so long"},
        {"memory", 0, "MB", "memory for sorting, grouping and DISTINCT (default: 4096)"},
        {"explain", 0, "", "print the plan, do not run it"},
    };
    info.examples = {
        {"edgewise query graph.db \"MATCH (a:Person)-[r:MET]->(b) RETURN a.name, b.name, r.first_date ORDER BY "
         "r.first_date\"",
         "Who met whom, by date."},
        {"edgewise query graph.db 'MATCH (p {name: $who})-[r]-(x) RETURN type(r), x.name' --param who=\"Ann Lee\" "
         "--format csv",
         "All about one person, with a parameter."},
        {"edgewise query graph.db 'MATCH p = shortestPath((a)-[*..4]-(b)) WHERE a.name = \"Ann Lee\" AND b.name = "
         "\"Serbia\" "
         "RETURN p' --format dot | dot -Tsvg > path.svg",
         "The shortest path between two nodes, drawn."},
    };
    info.least_arguments = 2;
    info.most_arguments = 2;
    return info;
  }

  void setup(const Options& options) override {
    store_ = options.arguments()[0];
    query_ = options.arguments()[1];
    format_ = options.get("format");
    most_rows_ = options.number("limit", 0, 1);
    limits_.time = std::chrono::milliseconds(options.number("timeout", 0, 1, 1'000'000) * 1000);
    limits_.memory = options.number("memory", 4096, 1, 1'000'000) << 20;
    explain_ = options.has("explain");
    for (const std::string& one : options.each("param")) cypher::add_parameter(parameters_, one);
  }

  ExitCode run(Console& console) override {
    if (query_ == "-") query_ = read_standard_input();
    if (format_.empty()) format_ = console.out().is_terminal() ? "table" : "jsonl";
    const KnowledgeGraph graph = load_graph(store_);
    const std::unique_ptr<cypher::PropertyGraph> view = cypher::make_knowledge_view(graph);
    try {
      cypher::CypherQuery query(query_, *view);
      for (const std::string& line : query.warnings()) console.warning(line);
      if (explain_) {
        console.out().write(query.plan());
        return ExitCode::kDone;
      }
      const std::optional<cypher::ResultFormat> rows = row_format(format_);
      return rows ? print_rows(query, *rows, *view, console) : print_subgraph(query, graph, console);
    } catch (const cypher::QueryError& e) {
      const std::string message = cypher::describe(e, query_);
      if (e.kind == cypher::ErrorKind::kLimit) throw Error(ExitCode::kLimit, message);
      throw Error(e.phase == cypher::Phase::kCompile ? ExitCode::kUsage : ExitCode::kFailed, message);
    }
  }

 private:
  // Calls `take` for each row within --limit. False where there were more.
  template <typename Take>
  bool run_limited(cypher::CypherQuery& query, const Take& take) {
    std::uint64_t count = 0;
    bool all = true;
    query.run(parameters_, limits_, [&](std::span<const Value> row) {
      if (most_rows_ > 0 && count == most_rows_) return all = false;
      ++count;
      take(row);
      return true;
    });
    return all;
  }

  ExitCode ended(bool all, Console& console) const {
    if (all) return ExitCode::kDone;
    console.warning(fmt::format("the limit of {} rows was reached, there are more", most_rows_));
    return ExitCode::kLimit;
  }

  ExitCode print_rows(cypher::CypherQuery& query, cypher::ResultFormat format, const cypher::PropertyGraph& view,
                      Console& console) {
    const std::unique_ptr<cypher::ResultWriter> writer = cypher::make_result_writer(format, query.columns(), view);
    std::string text;
    writer->begin(text);
    bool all = true;
    try {
      all = run_limited(query, [&](std::span<const Value> row) {
        writer->row(row, text);
        if (text.size() < 65536) return;
        console.out().write(text);
        text.clear();
      });
    } catch (const cypher::QueryError& e) {
      if (e.kind != cypher::ErrorKind::kLimit) throw;
      // What was found so far is worth having.
      writer->end(text);
      console.out().write(text);
      console.out().flush();
      throw;
    }
    writer->end(text);
    console.out().write(text);
    return ended(all, console);
  }

  ExitCode print_subgraph(cypher::CypherQuery& query, const KnowledgeGraph& graph, Console& console) {
    Touched touched;
    const bool all = run_limited(query, [&](std::span<const Value> row) {
      for (const Value& value : row) touched.add(value);
    });
    if (touched.nodes.empty() && touched.edges.empty())
      console.warning("the rows hold no node, relationship or path: return some to have them written");
    ExportSettings settings;
    settings.templates = data_folder("export");
    const Schema schema = Schema::load(common.schema_files());
    settings.schema = &schema;
    OutputTarget target(console.out());
    export_format(format_).make(settings)->write(subgraph(graph, touched.nodes, touched.edges), target);
    return ended(all, console);
  }

  std::string store_, query_, format_;
  cypher::Parameters parameters_;
  cypher::Limits limits_;
  std::uint64_t most_rows_ = 0;
  bool explain_ = false;
};

}  // namespace

std::unique_ptr<Command> make_query_command() {
  return std::make_unique<QueryCommand>();
}

}  // namespace edgewise
