#include "edgewise/graph/algorithms.hpp"

#include <doctest/doctest.h>

#include <numeric>
#include <string>

#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::FactList;

namespace {

std::string show(const KnowledgeGraph& graph, const std::vector<Path>& paths) {
  std::string out;
  for (const Path& path : paths) {
    CHECK(path.nodes.size() == path.edges.size() + 1);
    for (std::size_t i = 0; i < path.nodes.size(); ++i)
      out += std::string(i == 0 ? "" : "-") + std::string(graph.nodes()[path.nodes[i]].id.substr(9, 1));
    out += ' ';
  }
  return out;
}

NodeIndex at(const KnowledgeGraph& graph, char letter) {
  return graph.find(std::string("org:link_") + letter);
}

// Links "ab" between "org:link_a" and "org:link_b", each given as often as it has evidence.
KnowledgeGraph links(std::initializer_list<const char*> pairs) {
  FactList facts;
  int n = 0;
  for (const char* pair : pairs)
    facts.add("d" + std::to_string(n++) + " | org:link_" + pair[0] + " THANKED org:link_" + pair[1] + " | " +
              (pair + 2));
  return facts.graph();
}

}  // namespace

TEST_CASE("paths: fewest hops first, then most evidence, in either direction") {
  const KnowledgeGraph graph = links({"ab", "bd", "ac", "ac", "dc", "dc", "ae", "ef", "fd", "gg"});
  CHECK(show(graph, shortest_paths(graph, at(graph, 'a'), at(graph, 'd'))) == "a-c-d a-b-d a-e-f-d ");
  CHECK(show(graph, shortest_paths(graph, at(graph, 'd'), at(graph, 'a'), {.most = 1})) == "d-c-a ");
  CHECK(show(graph, shortest_paths(graph, at(graph, 'a'), at(graph, 'd'), {.most_hops = 2})) == "a-c-d a-b-d ");
  CHECK(show(graph, shortest_paths(graph, at(graph, 'a'), at(graph, 'd'), {.most_hops = 1})).empty());
  CHECK(show(graph, shortest_paths(graph, at(graph, 'a'), at(graph, 'a'))) == "a ");
  CHECK(shortest_paths(graph, at(graph, 'a'), at(graph, 'g')).empty());
}

TEST_CASE("paths: denied edges are not walked unless asked for") {
  const KnowledgeGraph graph = links({"ab not", "ac", "cb"});
  CHECK(show(graph, shortest_paths(graph, at(graph, 'a'), at(graph, 'b'))) == "a-c-b ");
  CHECK(show(graph, shortest_paths(graph, at(graph, 'a'), at(graph, 'b'), {.negated = true})) == "a-b a-c-b ");
}

TEST_CASE("neighbourhood: by hops") {
  const KnowledgeGraph graph = links({"ab", "bc", "cd", "xa"});
  const std::vector<NodeIndex> seed = {at(graph, 'a')};
  CHECK(neighbourhood(graph, seed, 0) == seed);
  CHECK(neighbourhood(graph, seed, 1) == std::vector<NodeIndex>{0, 1, 4});
  CHECK(neighbourhood(graph, seed, 2).size() == 4);
  CHECK(neighbourhood(graph, seed, 9).size() == 5);
}

TEST_CASE("components: largest first") {
  const KnowledgeGraph graph = links({"ab", "cd", "de", "ff"});
  const Components parts = components(graph);
  CHECK(parts.sizes == std::vector<std::uint32_t>{3, 2, 1});
  CHECK(parts.of == std::vector<std::uint32_t>{1, 1, 0, 0, 0, 2});
}

TEST_CASE("ranks: evidence counts") {
  const KnowledgeGraph graph = links({"ab", "ab", "ab", "ac"});
  const std::vector<double> rank = ranks(graph);
  CHECK(rank[0] > rank[1]);
  CHECK(rank[1] > rank[2]);
  CHECK(std::accumulate(rank.begin(), rank.end(), 0.0) == doctest::Approx(1.0).epsilon(0.02));
  CHECK(ranks(FactList().graph()).empty());
}

TEST_CASE("closeness: the share of a walk that starts again, by hand for two nodes") {
  const KnowledgeGraph two = links({"ab"});
  const std::vector<double> share = closeness(two, at(two, 'a'), 200, 0.25);
  CHECK(share[0] == doctest::Approx(0.25 / (1 - 0.75 * 0.75)));
  CHECK(share[1] == doctest::Approx(0.75 * 0.25 / (1 - 0.75 * 0.75)));
}

TEST_CASE("closeness: evidence pulls, what is denied does not, and what is out of reach has none") {
  const KnowledgeGraph graph = links({"ab", "ab", "ac", "ad not", "be", "xy"});
  const std::vector<double> share = closeness(graph, at(graph, 'a'));
  CHECK(share[at(graph, 'b')] > share[at(graph, 'c')]);
  CHECK(share[at(graph, 'c')] > share[at(graph, 'e')]);
  CHECK(share[at(graph, 'd')] == 0);
  CHECK(share[at(graph, 'x')] == 0);
  CHECK(std::accumulate(share.begin(), share.end(), 0.0) == doctest::Approx(1.0));
  CHECK(share == closeness(graph, at(graph, 'a')));
  CHECK(closeness(graph, at(graph, 'd'))[at(graph, 'd')] == doctest::Approx(1.0));
}
