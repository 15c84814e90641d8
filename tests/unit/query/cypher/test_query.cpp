#include "edgewise/query/cypher/query.hpp"

#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/query/cypher/knowledge_view.hpp"
#include "edgewise/query/cypher/parameters.hpp"
#include "edgewise/query/cypher/result_format.hpp"
#include "support/graph_builder.hpp"

using namespace edgewise;
using cypher::CypherQuery;
using cypher::QueryError;
using cypher::Value;

namespace {

KnowledgeGraph sample() {
  testing::GraphBuilder b;
  b.node("person:ann_lee", "Person", "Ann Lee", {"Lee"}).node("person:bo_ek", "Person", "Bo Ek");
  b.node("country:rs", "Country", "Serbia");
  b.edge("VISITED", "person:ann_lee", "country:rs").says("d1", "Ann Lee visited Serbia.", "2021-03-13");
  b.edge("MET", "person:ann_lee", "person:bo_ek")
      .says("d1", "Ann Lee met Bo Ek.", "2021-03")
      .attribute("kind", "talks");
  return b.build();
}

// The rows as CSV without the header.
std::string rows_of(const KnowledgeGraph& graph, const std::string& text, const cypher::Parameters& parameters = {},
                    cypher::ResultFormat format = cypher::ResultFormat::kCsv) {
  const auto view = cypher::make_knowledge_view(graph);
  CypherQuery query(text, *view);
  const auto writer = cypher::make_result_writer(format, query.columns(), *view);
  std::string head, out;
  writer->begin(format == cypher::ResultFormat::kCsv ? head : out);
  query.run(parameters, {}, [&](std::span<const Value> row) {
    writer->row(row, out);
    return true;
  });
  writer->end(out);
  return out;
}

QueryError error_of(const KnowledgeGraph& graph, const std::string& text, const cypher::Limits& limits = {}) {
  const auto view = cypher::make_knowledge_view(graph);
  try {
    CypherQuery(text, *view).run({}, limits, [](std::span<const Value>) { return true; });
  } catch (const QueryError& e) {
    return e;
  }
  FAIL("no error");
  throw;
}

}  // namespace

TEST_CASE("the merged graph has the labels, types and properties of its export") {
  const KnowledgeGraph graph = sample();
  CHECK(rows_of(graph, "MATCH (n:Person) RETURN n.name, labels(n) ORDER BY n.name") ==
        "Ann Lee,\"[\"\"Entity\"\",\"\"Person\"\"]\"\nBo Ek,\"[\"\"Entity\"\",\"\"Person\"\"]\"\n");
  CHECK(rows_of(graph, "MATCH (n:Entity) RETURN count(*)") == "3\n");
  CHECK(rows_of(graph, "MATCH ()-[r:MET]-() RETURN DISTINCT r.modality, r.negated, r.attr_kind") ==
        "actual,false,talks\n");
  // Whole days are dates, months are text.
  CHECK(rows_of(graph, "MATCH ()-[r]->() RETURN type(r) AS t, valueType(r.first_date), r.date_precision ORDER BY t") ==
        "MET,String,month\nVISITED,Date,day\n");
  CHECK(rows_of(graph, "MATCH ()-[r]->() WHERE latest(r.first_date) > date('2021-03-20') RETURN type(r)") == "MET\n");
  CHECK(rows_of(graph, "MATCH (n {id: 'person:bo_ek'}) RETURN n.name") == "Bo Ek\n");
  CHECK(rows_of(graph, "MATCH (n) WHERE fold(n.name) = 'serbia' RETURN elementId(n)") == "country:rs\n");
}

TEST_CASE("errors say where, and what may be meant") {
  const KnowledgeGraph graph = sample();
  const QueryError unknown = error_of(graph, "MATCH (person)\nRETURN persn.name");
  CHECK(describe(unknown, "MATCH (person)\nRETURN persn.name") ==
        "line 2, column 8: the variable persn is not defined; did you mean person?\n  RETURN persn.name\n         ^");
  CHECK(std::string(error_of(graph, "MATCH (a) SET a.x = 1").detail) == "InvalidClauseComposition");
  CHECK(std::string(error_of(graph, "RETURN 'abc").detail) == "UnexpectedSyntax");
  const QueryError deep = error_of(graph, "RETURN " + std::string(100000, '(') + "1");
  CHECK(deep.kind == cypher::ErrorKind::kSyntax);
  std::string sum = "RETURN 1";
  for (int i = 0; i < 50000; ++i) sum += " + 1";
  CHECK(error_of(graph, sum).kind == cypher::ErrorKind::kSyntax);
}

TEST_CASE("a misspelt label is no error but a warning") {
  const KnowledgeGraph graph = sample();
  const auto view = cypher::make_knowledge_view(graph);
  const CypherQuery query("MATCH (n:Persn)-[:MAT]->() RETURN n", *view);
  REQUIRE(query.warnings().size() == 2);
  CHECK(query.warnings()[0] == "no node has the label Persn; did you mean Person?");
}

TEST_CASE("limits of time and memory end a run") {
  const KnowledgeGraph graph = sample();
  cypher::Limits limits;
  limits.memory = 1 << 20;
  CHECK(error_of(graph, "UNWIND range(1, 100000) AS x RETURN collect(x)", limits).kind == cypher::ErrorKind::kLimit);
  limits = {};
  limits.time = std::chrono::milliseconds(20);
  CHECK(error_of(graph, "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN count(*)", limits).kind ==
        cypher::ErrorKind::kLimit);
}

TEST_CASE("a plan starts at an index and applies conditions early") {
  const KnowledgeGraph graph = sample();
  const auto view = cypher::make_knowledge_view(graph);
  const std::string plan =
      CypherQuery("MATCH (a:Person)-[:MET]->(b:Person) WHERE b.name = 'Bo Ek' RETURN a.name", *view).plan();
  CHECK(plan.starts_with("nodes (b) by name = 'Bo Ek'\n"));
  CHECK(plan.find("along <-[:MET]-") != std::string::npos);
}

TEST_CASE("parameters are JSON, else text") {
  cypher::Parameters parameters;
  cypher::add_parameter(parameters, "n=[1, 2.5, null]");
  cypher::add_parameter(parameters, "$who=Ann Lee");
  cypher::add_parameter(parameters, "n={\"a\": true}");
  REQUIRE(parameters.size() == 2);
  CHECK(parameters[0].second.at("a").is_true());
  CHECK(parameters[1].second.as_string() == "Ann Lee");
  CHECK_THROWS_AS(cypher::add_parameter(parameters, "nothing"), UsageError);
  const KnowledgeGraph graph = sample();
  CHECK(rows_of(graph, "MATCH (p {name: $who}) RETURN p.id", parameters) == "person:ann_lee\n");
}

TEST_CASE("tables count columns as a terminal does") {
  const KnowledgeGraph graph = sample();
  CHECK(rows_of(graph, "UNWIND ['日本', 'é', 'a|b'] AS x RETURN x, 1 AS n", {}, cypher::ResultFormat::kBox) ==
        "┌──────┬───┐\n│ x    │ n │\n├──────┼───┤\n│ 日本 │ 1 │\n│ é    │ 1 │\n│ a|b  │ 1 │\n└──────┴───┘\n");
  CHECK(rows_of(graph, "RETURN 'a|b' AS x", {}, cypher::ResultFormat::kMarkdown) == "| x    |\n| ---- |\n| a\\|b |\n");
  CHECK(rows_of(graph, "MATCH (x:Nothing) RETURN x", {}, cypher::ResultFormat::kJson) == "[]\n");
  CHECK(rows_of(graph, "RETURN 'a\tb' AS x", {}, cypher::ResultFormat::kTsv) == "x\na\\tb\n");
}

TEST_CASE("what a plan takes from counts and lists of the graph is what the rows would say") {
  testing::GraphBuilder b;
  for (const char* name : {"a", "b", "c", "d"}) b.node(std::string("person:") + name, "Person", name);
  b.node("person:twin", "Person", "a").node("city:x", "City", "x");
  const auto edge = [&](const char* type, const char* from, const char* to) { b.edge(type, from, to).says("d1", "s"); };
  edge("MET", "person:a", "person:b");
  edge("MET", "person:b", "person:c");
  edge("MET", "person:c", "person:c");
  edge("VISITED", "person:a", "city:x");
  edge("VISITED", "person:twin", "city:x");
  edge("PHONED", "person:d", "person:c");
  const KnowledgeGraph graph = b.build();
  CHECK(rows_of(graph, "MATCH ()-[r]->() RETURN count(r), count(*)") == "6,6\n");
  CHECK(rows_of(graph, "MATCH ()-[r]-() RETURN count(r)") == "11\n");  // the loop once
  CHECK(rows_of(graph, "MATCH (a)-[r]->(a) RETURN count(r)") == "1\n");
  CHECK(rows_of(graph, "MATCH (a)<-[r:MET]-(b) RETURN count(b)") == "3\n");
  CHECK(rows_of(graph, "MATCH ()-[r:NOTHING]->() RETURN count(r)") == "0\n");
  CHECK(rows_of(graph, "MATCH ()-[r]->() WHERE type(r) = 'MET' RETURN count(*)") == "3\n");
  CHECK(rows_of(graph, "MATCH ()-[r]->(), ()-[s:MET]->() RETURN count(*)") == "15\n");
  CHECK(rows_of(graph, "MATCH (n) RETURN count(n)") == "6\n");
  CHECK(rows_of(graph, "MATCH (n:Entity) RETURN count(n)") == "6\n");
  CHECK(rows_of(graph, "MATCH (n:Person), (m:City) RETURN count(*)") == "5\n");
  CHECK(rows_of(graph, "MATCH (n:Person) RETURN count(n.aliases)") == "0\n");
  CHECK(rows_of(graph, "UNWIND [1, 2] AS i MATCH (n:City) RETURN count(n)") == "2\n");
  CHECK(rows_of(graph, "MATCH (n:City) RETURN COUNT { (n)<-[:VISITED]-() }, COUNT { MATCH ()-[r]->() RETURN r }") ==
        "2,6\n");
  // Two nodes of one name are one group of their name.
  CHECK(rows_of(graph, "MATCH (n)-[r]->() RETURN n.name AS name, count(r) AS n ORDER BY n DESC, name") ==
        "a,3\nb,1\nc,1\nd,1\n");
  CHECK(rows_of(graph, "MATCH (n:Person) OPTIONAL MATCH (n)-[:VISITED]->(c) RETURN c.name AS c, count(*) ORDER BY c") ==
        "x,2\n,3\n");
  CHECK(rows_of(graph, "MATCH (n:Person)-[r]->(m:Person) RETURN n.name, m.name ORDER BY n.name LIMIT 1") == "a,b\n");
  CHECK(rows_of(graph,
                "MATCH (a {id: 'person:twin'}), (b {id: 'person:d'}) "
                "MATCH p = shortestPath((a)-[*]-(b)) RETURN reduce(s = '', n IN nodes(p) | s + n.name)") == "axabcd\n");
  CHECK(rows_of(graph,
                "MATCH (a {id: 'person:a'}), (b {id: 'person:d'}) "
                "MATCH p = shortestPath((a)-[:MET*]-(b)) RETURN p") == "");
  CHECK(rows_of(graph,
                "MATCH (a {id: 'person:a'}), (b {id: 'person:c'}) "
                "MATCH p = allShortestPaths((a)-[:MET*..2]->(b)) RETURN length(p)") == "2\n");
  CHECK(rows_of(graph,
                "MATCH (a {id: 'person:a'}), (b {id: 'person:c'}) "
                "MATCH p = shortestPath((a)-[:MET*..1]->(b)) RETURN length(p)") == "");
}
