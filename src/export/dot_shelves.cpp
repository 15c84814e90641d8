#include "export/dot_shelves.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace edgewise::exporting {
namespace {

// What a rank and a node beside others take of the page, in points, along the ranks and across them.
struct Room {
  double along, across;
};
constexpr Room kLying{210, 66}, kUpright{100, 140};
constexpr double kAspect = 1.5;

struct Part {
  std::vector<NodeIndex> nodes;  // ascending
  NodeIndex first = 0, last = 0;
  std::size_t ranks = 0, breadth = 0;
};

std::vector<Part> parts_of(const KnowledgeGraph& graph) {
  std::vector<NodeIndex> root(graph.nodes().size());
  std::iota(root.begin(), root.end(), NodeIndex{0});
  const auto find = [&root](NodeIndex node) {
    while (root[node] != node) node = root[node] = root[root[node]];
    return node;
  };
  for (const Edge& edge : graph.edges()) {
    const NodeIndex a = find(edge.source), b = find(edge.target);
    root[std::max(a, b)] = std::min(a, b);
  }
  std::vector<Part> parts;
  std::vector<std::size_t> part_of(root.size());
  for (NodeIndex node = 0; node < root.size(); ++node) {
    const NodeIndex top = find(node);  // the smallest node of the part: it came first
    if (top == node) {
      part_of[node] = parts.size();
      parts.emplace_back();
    }
    parts[part_of[top]].nodes.push_back(node);
  }
  return parts;
}

// The longest way that leads to each node; where ways run in a ring, it is cut at the ring's smallest node.
std::vector<std::size_t> ranks_of(const KnowledgeGraph& graph) {
  const std::size_t count = graph.nodes().size();
  std::vector<std::size_t> rank(count, 0), waiting(count, 0);
  std::vector<bool> done(count, false);
  for (const Edge& edge : graph.edges())
    if (edge.source != edge.target) ++waiting[edge.target];
  std::vector<NodeIndex> ready;
  NodeIndex next = 0;
  for (std::size_t left = count; left > 0;) {
    if (ready.empty()) {
      // Nodes that nothing leads to, in order; then the smallest of those that only rings hold up.
      for (NodeIndex node = 0; node < count; ++node)
        if (!done[node] && waiting[node] == 0) ready.push_back(node);
      while (ready.empty()) {
        if (!done[next]) ready.push_back(next);
        ++next;
      }
    }
    const NodeIndex node = ready.back();
    ready.pop_back();
    if (done[node]) continue;
    done[node] = true;
    --left;
    for (const EdgeIndex e : graph.out_edges(node)) {
      const NodeIndex target = graph.edges()[e].target;
      if (done[target]) continue;
      rank[target] = std::max(rank[target], rank[node] + 1);
      if (waiting[target] > 0 && --waiting[target] == 0) ready.push_back(target);
    }
  }
  return rank;
}

void measure(Part& part, const std::vector<std::size_t>& rank) {
  std::vector<std::size_t> breadth;
  part.first = part.last = part.nodes.front();
  for (const NodeIndex node : part.nodes) {
    if (rank[node] >= breadth.size()) breadth.resize(rank[node] + 1);
    ++breadth[rank[node]];
    if (rank[node] < rank[part.first]) part.first = node;
    if (rank[node] > rank[part.last]) part.last = node;
  }
  part.ranks = breadth.size();
  part.breadth = *std::max_element(breadth.begin(), breadth.end());
}

}  // namespace

std::vector<std::pair<NodeIndex, NodeIndex>> shelf_edges(const KnowledgeGraph& graph, bool upright) {
  std::vector<Part> parts = parts_of(graph);
  if (parts.size() < 2) return {};
  const std::vector<std::size_t> rank = ranks_of(graph);
  const Room room = upright ? kUpright : kLying;
  double area = 0;
  std::size_t most = 0;
  for (Part& part : parts) {
    measure(part, rank);
    area += static_cast<double>(part.ranks * part.breadth) * room.along * room.across;
    most = std::max(most, part.ranks);
  }
  // High parts first, so that those on one shelf are of one height.
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return a.breadth != b.breadth ? a.breadth > b.breadth : a.nodes.size() > b.nodes.size();
  });
  const double length = upright ? std::sqrt(area / kAspect) : std::sqrt(area * kAspect);
  const std::size_t shelf = std::max(most, static_cast<std::size_t>(std::lround(length / room.along)));
  std::vector<std::pair<NodeIndex, NodeIndex>> edges;
  std::size_t used = parts.front().ranks;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (used + (parts[i].ranks + 1) / 2 <= shelf) {  // at least half of it fits
      edges.emplace_back(parts[i - 1].last, parts[i].first);
      used += parts[i].ranks;
    } else {
      used = parts[i].ranks;
    }
  }
  return edges;
}

}  // namespace edgewise::exporting
