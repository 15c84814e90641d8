// The image of a graph says what the graph says, goes when the facts change, and notices damage.
#include "edgewise/graph/snapshot.hpp"

#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/best_sentence.hpp"
#include "edgewise/graph/load.hpp"
#include "store/database.hpp"
#include "support/fact_list.hpp"
#include "support/generate_graph.hpp"
#include "support/graph_builder.hpp"
#include "support/temporary_folder.hpp"

using namespace edgewise;
using namespace edgewise::test;

namespace {

void check_same(const GraphSnapshot& image, const KnowledgeGraph& graph) {
  REQUIRE(image.node_count() == graph.nodes().size());
  REQUIRE(image.edge_count() == graph.edges().size());
  for (NodeIndex n = 0; n < image.node_count(); ++n) {
    const Node& node = graph.nodes()[n];
    CHECK(image.node_id(n) == node.id);
    CHECK(image.node_name(n) == (node.name.empty() ? node.id : node.name));
    CHECK(image.node_types()[image.node_type(n)] == node.type);
    CHECK(image.node_mentions(n) == node.mentions);
    CHECK(image.node_documents(n) == node.documents);
    CHECK(image.node_aliases(n) == node.aliases);
    CHECK(image.find(node.id) == n);
    std::vector<NodeIndex> named;
    image.find_named(image.node_name(n), named);
    CHECK(std::find(named.begin(), named.end(), n) != named.end());
    const auto out = image.out_edges(n), in = image.in_edges(n);
    CHECK(std::vector(out.begin(), out.end()) == std::vector(graph.out_edges(n).begin(), graph.out_edges(n).end()));
    CHECK(std::vector(in.begin(), in.end()) == std::vector(graph.in_edges(n).begin(), graph.in_edges(n).end()));
  }
  for (EdgeIndex e = 0; e < image.edge_count(); ++e) {
    const Edge& edge = graph.edges()[e];
    CHECK(image.edge_id(e) == edge.id);
    CHECK(image.edge_types()[image.edge_type(e)] == edge.type);
    CHECK(image.source(e) == edge.source);
    CHECK(image.target(e) == edge.target);
    CHECK(image.modality(e) == edge.modality);
    CHECK(image.negated(e) == edge.negated);
    CHECK(image.evidence_count(e) == edge.evidence_count);
    CHECK(image.edge_documents(e) == edge.documents);
    CHECK(image.confidence(e) == edge.confidence);
    CHECK(image.date(image.first_date(e)) == edge.first_date);
    CHECK(image.date(image.last_date(e)) == edge.last_date);
    const EdgeDetails details = image.details(e);
    CHECK(details.rules == edge.rules);
    CHECK(details.docs == edge.docs);
    CHECK(details.speakers == edge.speakers);
    CHECK(details.attrs == edge.attrs);
    const Evidence* best = best_evidence(graph, edge);
    CHECK(image.best_sentence(e) == (best == nullptr ? std::string_view() : best->text));
  }
  std::vector<NodeIndex> none;
  image.find_named("nobody is called so", none);
  CHECK(none.empty());
  CHECK(image.find("person:nobody") == KnowledgeGraph::npos);
}

}  // namespace

TEST_CASE("snapshot: a build leaves the image of its graph") {
  const TemporaryFolder folder;
  generate_store({.facts = 4000, .persons = 150}, folder / "g.db");
  const KnowledgeGraph graph = load_graph(folder / "g.db");
  const auto image = GraphSnapshot::open(folder / "g.db");
  REQUIRE(image != nullptr);
  check_same(*image, graph);
}

TEST_CASE("snapshot: hostile and small graphs, in memory") {
  for (const KnowledgeGraph& graph :
       {testing::hostile_graph(), testing::sample_graph(), testing::GraphBuilder().build()})
    check_same(*GraphSnapshot::of(graph), graph);
}

TEST_CASE("snapshot: it goes when a fact changes and comes back when the facts are merged") {
  const TemporaryFolder folder;
  const std::string path = folder / "g.db";
  Store store = Store::open_or_create(path);
  FactList facts;
  facts.add("d1 2021-03-13 | person:ann_lee MET person:bo_ek | #1");
  facts.add("d2 2021-03-14 | person:ann_lee VISITED city:ufa | #1");
  facts.put_into(store);
  CHECK(GraphSnapshot::open(path) == nullptr);
  update_graph(store, "");
  REQUIRE(GraphSnapshot::open(path) != nullptr);
  CHECK(GraphSnapshot::open(path)->edge_count() == 2);
  // What is rolled back changes nothing; an image that is open stays as it was.
  const auto before = GraphSnapshot::open(path);
  store.begin_batch();
  CHECK(store.remove("d2"));
  store.rollback();
  CHECK(GraphSnapshot::open(path) != nullptr);
  CHECK(store.remove("d2"));
  CHECK(GraphSnapshot::open(path) == nullptr);
  update_graph(store, "");
  CHECK(GraphSnapshot::open(path)->edge_count() == 1);
  CHECK(before->edge_count() == 2);
  CHECK(before->node_name(0) == "Ufa");
  // Relations that have no order decide which facts are one edge.
  store.set_symmetric_relations(std::vector<std::string>{"MET"});
  CHECK(GraphSnapshot::open(path) == nullptr);
}

TEST_CASE("snapshot: a damaged page is noticed") {
  const TemporaryFolder folder;
  const std::string path = folder / "g.db";
  generate_store({.facts = 4000, .persons = 150}, path);
  {
    store::Database db(path, store::OpenMode::kWrite);
    db.run("UPDATE snapshot SET data = zeroblob(length(data)) WHERE n = (SELECT max(n) FROM snapshot)");
  }
  const auto read_all = [&] { check_same(*GraphSnapshot::open(path), load_graph(path)); };
  CHECK_THROWS_AS(read_all(), InputError);
  {
    store::Database db(path, store::OpenMode::kWrite);
    db.run("UPDATE snapshot SET data = zeroblob(length(data)) WHERE n = 1");
  }
  CHECK_THROWS_AS(GraphSnapshot::open(path), InputError);
  {
    store::Database db(path, store::OpenMode::kWrite);
    db.run("DELETE FROM snapshot WHERE n = 1");
  }
  CHECK_THROWS_AS(GraphSnapshot::open(path), InputError);
}
