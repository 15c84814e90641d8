// A graph of some size: the merged tables, the loaded graph and what was put in agree.
#include <doctest/doctest.h>

#include "edgewise/graph/load.hpp"
#include "support/fact_list.hpp"
#include "support/generate_graph.hpp"

using namespace edgewise;
using namespace edgewise::test;

TEST_CASE("a generated graph is the same each time and loses nothing") {
  std::string first;
  for (int round = 0; round < 2; ++round) {
    const TemporaryFolder folder;
    generate_store({.facts = 3000, .persons = 100}, folder / "g.db");
    Store store = Store::open(folder / "g.db");
    CHECK(store.check().empty());
    const KnowledgeGraph graph = load_graph(store);
    std::size_t evidence = 0, mentions = 0;
    for (const Edge& edge : graph.edges()) {
      evidence += edge.evidence_count;
      mentions += edge.evidence_count * (edge.source == edge.target ? 1 : 2);
    }
    CHECK(evidence == store.counts().facts);
    for (const Node& node : graph.nodes()) mentions -= node.mentions;
    CHECK(mentions == 0);
    CHECK(store.counts().edges == graph.edges().size());
    CHECK(store.counts().entities == graph.nodes().size());
    CHECK_FALSE(graph.merges().empty());
    // Nothing changes when nothing is new.
    const GraphCounts again = update_graph(store, "");
    CHECK(again.edges == graph.edges().size());
    if (round == 0)
      first = dump(graph);
    else
      CHECK(dump(graph) == first);
  }
}
