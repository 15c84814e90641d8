#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/knowledge_graph.hpp"
#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::FactList;

namespace {

KnowledgeGraph sample() {
  FactList facts;
  facts.add("d1 2021-03-13 | person:ann_lee MET person:bo_ek | speaker=person:di_mo");
  facts.add("d2 2021-05-13 | person:ann_lee MET person:bo_ek | date=2021-05");
  facts.add("d2 2021-05-13 | person:bo_ek VISITED city:ufa | planned date=XXXX-05-01");
  facts.add("d3 2022-05-13 | person:cy_ro THANKED person:bo_ek | date=2021-06/2021-08");
  facts.add("d4 | city:ufa LOCATED_IN country:russia");
  return facts.graph();
}

std::string show(const KnowledgeGraph& graph) {
  std::string out;
  for (const Edge& e : graph.edges()) {
    CHECK(e.source < graph.nodes().size());
    CHECK(graph.evidence(e).size() == e.evidence_count);
    out += (out.empty() ? "" : " ") + std::string(e.type) + std::to_string(e.evidence_count);
  }
  return out;
}

}  // namespace

TEST_CASE("filter: by types and modality") {
  const KnowledgeGraph graph = sample();
  CHECK(show(graph.filtered({})) == "LOCATED_IN1 MET2 THANKED1 VISITED1");
  CHECK(show(graph.filtered({.relation_types = {"MET", "THANKED"}})) == "MET2 THANKED1");
  CHECK(show(graph.filtered({.entity_types = {"Person"}})) == "MET2 THANKED1");
  CHECK(show(graph.filtered({.modalities = {"planned"}})) == "VISITED1");
  CHECK(show(graph.filtered({.min_evidence = 2})) == "MET2");
  CHECK(show(graph.filtered({.relation_types = {"NONE"}})).empty());
}

TEST_CASE("filter: dates are asked of each statement, and edges are counted anew") {
  const KnowledgeGraph graph = sample();
  CHECK(show(graph.filtered({.from = "2021-04"})) == "MET1 THANKED1");
  CHECK(show(graph.filtered({.to = "2021-03-13"})) == "MET1");
  CHECK(show(graph.filtered({.to = "2021-03-12"})).empty());
  CHECK(show(graph.filtered({.from = "2021", .to = "2021"})) == "MET2 THANKED1");
  CHECK(show(graph.filtered({.from = "2021-07-01", .to = "2021-07-31"})) == "THANKED1");
  const KnowledgeGraph part = graph.filtered({.to = "2021-03"});
  REQUIRE(part.edges().size() == 1);
  CHECK(part.edges()[0].last_date == "2021-03-13");
  CHECK(part.edges()[0].documents == 1);
  REQUIRE(part.documents().size() == 1);
  CHECK(part.documents()[0].id == "d1");
  CHECK(part.nodes().size() == 2);
  CHECK(part.nodes()[0].documents == 1);
  CHECK(part.out_edges(0).size() == 1);
}

TEST_CASE("filter: around somebody, and the strongest") {
  const KnowledgeGraph graph = sample();
  CHECK(show(graph.filtered({.around = "Ann Lee"})) == "MET2");
  CHECK(show(graph.filtered({.around = "lee", .depth = 2})) == "MET2 THANKED1 VISITED1");
  CHECK(graph.filtered({.around = "Ann Lee", .depth = 0}).nodes().size() == 1);
  CHECK_THROWS_AS(graph.filtered({.around = "nobody"}), UsageError);
  CHECK(show(graph.filtered({.top = 3})) == "MET2 VISITED1");
  CHECK(show(graph.filtered({.around = "cy ro", .depth = 9, .top = 2})) == "THANKED1");
}

TEST_CASE("filter: the part outlives the whole") {
  const KnowledgeGraph part = sample().filtered({.relation_types = {"MET"}}).filtered({.min_evidence = 2});
  REQUIRE(part.edges().size() == 1);
  CHECK(part.edges()[0].type == "MET");
  CHECK(part.evidence(part.edges()[0])[0].text == "Sentence 0 of d1.");
  CHECK(part.evidence(part.edges()[0])[0].speaker == "person:di_mo");
}
