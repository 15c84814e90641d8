#include <doctest/doctest.h>

#include "export/communities.hpp"
#include "support/graph_builder.hpp"

using namespace edgewise;
using namespace edgewise::testing;

namespace {

// Two circles of acquaintances that one meeting links.
GraphBuilder two_circles() {
  GraphBuilder b;
  for (const char* circle : {"a", "b"})
    for (int i = 0; i < 4; ++i)
      for (int j = i + 1; j < 4; ++j)
        b.edge("MET", std::string("person:") + circle + std::to_string(i),
               std::string("person:") + circle + std::to_string(j))
            .says("d1", "They met.", "2021-03-13");
  b.edge("MET", "person:a0", "person:b0").says("d1", "They met.", "2021-03-13");
  return b;
}

}  // namespace

TEST_CASE("communities: circles are told apart, and numbered by size and first node") {
  GraphBuilder b = two_circles();
  CHECK(exporting::communities(b.build()) == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 1, 1, 1});
  b.edge("MET", "person:b0", "person:b9").says("d1", "They met.", "2021-03-13");
  CHECK(exporting::communities(b.build()) == std::vector<std::uint32_t>{1, 1, 1, 1, 0, 0, 0, 0, 0});
}

TEST_CASE("communities: what is denied ties nothing, and a node alone is a group") {
  GraphBuilder b = two_circles();
  b.edge("MET", "person:c", "person:a0", Modality::kActual, true).says("d1", "They did not meet.", "2021-03-13");
  CHECK(exporting::communities(b.build()).back() == 2);
  CHECK(exporting::communities(GraphBuilder().build()).empty());
}

TEST_CASE("communities: the same groups every time, with every node in one") {
  const KnowledgeGraph graph = hostile_graph();
  const auto first = exporting::communities(graph);
  CHECK(first.size() == graph.nodes().size());
  CHECK(first == exporting::communities(graph));
}
