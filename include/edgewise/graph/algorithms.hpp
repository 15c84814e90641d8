#pragma once
// Paths, neighbourhoods, components and ranking over the merged graph, by Boost.Graph behind this header. An edge is
// walked in both directions whatever its type: who met whom links both. Results depend on the graph alone (ties go to
// the smaller index, that is the smaller id). Everything is safe from many threads.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

// A chain of edges: nodes has one more than edges, edges[i] links nodes[i] and nodes[i + 1] in either direction.
struct Path {
  std::vector<NodeIndex> nodes;
  std::vector<EdgeIndex> edges;  // of several between two nodes the one with the most evidence
};

struct PathOptions {
  std::size_t most = 5;       // how many chains
  std::size_t most_hops = 6;  // longer chains say little
  bool negated = false;       // walk edges that the texts deny
};

// Chains from one node to another: fewest hops first, then most evidence along the way, no node twice. Empty where
// there is none. A chain from a node to itself is one node.
std::vector<Path> shortest_paths(const KnowledgeGraph& graph, NodeIndex from, NodeIndex to,
                                 const PathOptions& options = {});

// All nodes within `depth` hops of the seeds, seeds included, ascending.
std::vector<NodeIndex> neighbourhood(const KnowledgeGraph& graph, std::span<const NodeIndex> seeds, int depth);

struct Components {
  std::vector<std::uint32_t> of;     // by node; components are numbered by size, largest first, then by smallest node
  std::vector<std::uint32_t> sizes;  // by component
};
Components components(const KnowledgeGraph& graph);

// PageRank with an edge as strong as its evidence: each statement is a link in both directions. Sums to about 1.
// Isolated nodes have the least rank.
std::vector<double> ranks(const KnowledgeGraph& graph, int iterations = 30, double damping = 0.85);

// How close each node stands to `from`: the share of time that a walk spends there which begins at `from`, follows
// links in both directions, each as likely as it is strong, and goes back to `from` before each step with probability
// `restart` (personalised PageRank, as a power iteration of a fixed number of rounds). A link is as strong as the
// sentences that state it; what is planned, hoped or possible counts half, what is denied not at all. By node; sums to
// about 1.
std::vector<double> closeness(const KnowledgeGraph& graph, NodeIndex from, int iterations = 30, double restart = 0.25);

// The strength of an edge in closeness().
double strength(const Edge& edge);

}  // namespace edgewise
