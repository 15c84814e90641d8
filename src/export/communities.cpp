#include "export/communities.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace edgewise::exporting {
namespace {

struct Tie {
  std::uint32_t to;
  double weight;
};

// Ties of one level; a node's tie to itself stands in `own`, counted once.
struct Level {
  std::vector<std::vector<Tie>> ties;
  std::vector<double> own;
};

// One pass of moves until none helps. True where anything moved.
bool move_nodes(const Level& level, std::vector<std::uint32_t>& group) {
  const std::size_t count = level.ties.size();
  std::vector<double> degree(count), total(count, 0), towards(count, 0);
  double all = 0;
  for (std::size_t i = 0; i < count; ++i) {
    degree[i] = 2 * level.own[i];
    for (const Tie& tie : level.ties[i]) degree[i] += tie.weight;
    total[group[i]] += degree[i];
    all += degree[i];
  }
  if (all == 0) return false;
  bool any = false;
  std::vector<std::uint32_t> near;
  for (int round = 0; round < 50; ++round) {
    bool moved = false;
    for (std::size_t i = 0; i < count; ++i) {
      near.assign(1, group[i]);
      for (const Tie& tie : level.ties[i]) {
        if (towards[group[tie.to]] == 0) near.push_back(group[tie.to]);
        towards[group[tie.to]] += tie.weight;
      }
      const std::uint32_t old = group[i];
      total[old] -= degree[i];
      std::uint32_t best = old;
      double most = towards[old] - total[old] * degree[i] / all;
      for (const std::uint32_t g : near) {
        const double gain = towards[g] - total[g] * degree[i] / all;
        if (gain > most + 1e-12 || (gain > most - 1e-12 && g < best && best != old)) {
          best = g;
          most = gain;
        }
      }
      total[best] += degree[i];
      group[i] = best;
      moved |= best != old;
      for (const std::uint32_t g : near) towards[g] = 0;
    }
    any |= moved;
    if (!moved) break;
  }
  return any;
}

// Numbers groups from 0 in the order of their first node.
std::uint32_t renumber(std::vector<std::uint32_t>& group) {
  std::vector<std::uint32_t> number(group.size(), 0xffffffff);
  std::uint32_t next = 0;
  for (std::uint32_t& g : group) {
    if (number[g] == 0xffffffff) number[g] = next++;
    g = number[g];
  }
  return next;
}

Level merged(const Level& level, const std::vector<std::uint32_t>& group, std::uint32_t count) {
  Level next;
  next.ties.resize(count);
  next.own.assign(count, 0);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> weights;
  for (std::uint32_t i = 0; i < level.ties.size(); ++i) {
    next.own[group[i]] += level.own[i];
    for (const Tie& tie : level.ties[i]) {
      if (group[i] == group[tie.to])
        next.own[group[i]] += tie.weight / 2;  // seen from both ends
      else
        weights[{group[i], group[tie.to]}] += tie.weight;
    }
  }
  for (const auto& [ends, weight] : weights) next.ties[ends.first].push_back({ends.second, weight});
  return next;
}

}  // namespace

std::vector<std::uint32_t> communities(const KnowledgeGraph& graph) {
  const std::size_t count = graph.nodes().size();
  std::map<std::pair<NodeIndex, NodeIndex>, double> weights;
  for (const Edge& edge : graph.edges())
    if (!edge.negated && edge.source != edge.target)
      weights[std::minmax(edge.source, edge.target)] += edge.evidence_count;
  Level level;
  level.ties.resize(count);
  level.own.assign(count, 0);
  for (const auto& [ends, weight] : weights) {
    level.ties[ends.first].push_back({ends.second, weight});
    level.ties[ends.second].push_back({ends.first, weight});
  }
  std::vector<std::uint32_t> of(count);
  std::iota(of.begin(), of.end(), 0u);
  while (true) {
    std::vector<std::uint32_t> group(level.ties.size());
    std::iota(group.begin(), group.end(), 0u);
    if (!move_nodes(level, group)) break;
    const std::uint32_t groups = renumber(group);
    for (std::uint32_t& g : of) g = group[g];
    level = merged(level, group, groups);
  }
  const std::uint32_t groups = renumber(of);
  std::vector<std::uint32_t> sizes(groups, 0), order(groups), rank(groups);
  for (const std::uint32_t g : of) ++sizes[g];
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return sizes[a] > sizes[b]; });
  for (std::uint32_t i = 0; i < groups; ++i) rank[order[i]] = i;
  for (std::uint32_t& g : of) g = rank[g];
  return of;
}

}  // namespace edgewise::exporting
