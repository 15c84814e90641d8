#include <fmt/format.h>

#include "cli/query_run.hpp"

namespace edgewise {
namespace {

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
    info.options = QueryOptions::list();
    info.options.push_back({"explain", 0, "", "print the plan, do not run it"});
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
    options_.read(options);
    explain_ = options.has("explain");
  }

  ExitCode run(Console& console) override {
    if (query_ == "-") query_ = read_standard_input();
    AskedGraph graph(store_);
    const QueryRun run{
        graph, common, options_.form_for(console.out()), options_.parameters, options_.limits, options_.most_rows};
    try {
      cypher::CypherQuery query(query_, graph.view());
      for (const std::string& line : query.warnings()) console.warning(line);
      if (explain_) {
        console.out().write(query.plan());
        return ExitCode::kDone;
      }
      OutputTarget target(console.out());
      if (answer_query(query, run, target, console).all) return ExitCode::kDone;
      console.warning(more_rows(options_.most_rows));
      return ExitCode::kLimit;
    } catch (const cypher::QueryError& e) {
      const std::string message = cypher::describe(e, query_);
      if (e.kind == cypher::ErrorKind::kLimit) {
        console.out().flush();  // what was found until then
        throw Error(ExitCode::kLimit, message);
      }
      throw Error(e.phase == cypher::Phase::kCompile ? ExitCode::kUsage : ExitCode::kFailed, message);
    }
  }

 private:
  std::string store_, query_;
  QueryOptions options_;
  bool explain_ = false;
};

}  // namespace

std::unique_ptr<Command> make_query_command() {
  return std::make_unique<QueryCommand>();
}

}  // namespace edgewise
