#include "edgewise/query/named.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "edgewise/base/error.hpp"
#include "edgewise/base/fold.hpp"

namespace edgewise {
namespace {

// How well a name matches; smaller is better.
enum Match : int { kSameName = 1, kSameAlias, kVariant, kWords, kNone };

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    const std::string_view word = folded.substr(0, end);
    if (!word.empty() && word != "of" && word != "the" && word != "for" && word != "and") words.push_back(word);
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

struct Typed {
  std::string folded, variant;
  std::vector<std::string_view> words;
  explicit Typed(std::string_view text) : folded(fold(text)), variant(coarse(folded)), words(words_of(folded)) {}
};

Match match(const Typed& typed, std::string_view name, bool alias) {
  const std::string folded = fold(name);
  if (folded == typed.folded) return alias ? kSameAlias : kSameName;
  if (coarse(folded) == typed.variant) return kVariant;
  if (typed.words.empty()) return kNone;
  const std::vector<std::string_view> words = words_of(folded);
  const bool all = std::all_of(typed.words.begin(), typed.words.end(), [&](std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  });
  return all ? kWords : kNone;
}

// Edits between two short texts, at most `most`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  if (a.size() > b.size() + most || b.size() > a.size() + most) return most + 1;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, corner + (a[i - 1] != b[j - 1])});
      corner = above;
    }
  }
  return row[b.size()];
}

std::string described(const KnowledgeGraph& graph, NodeIndex index) {
  const Node& node = graph.nodes()[index];
  return fmt::format("  {}  ({}, {} facts)  {}", node.name, node.type, node.mentions, node.id);
}

// What was typed in one word is often one word of a name: each is compared, too.
std::vector<NodeIndex> near_names(const KnowledgeGraph& graph, const Typed& typed, std::string_view type) {
  const std::size_t most = typed.folded.size() <= 4 ? 1 : typed.folded.size() <= 8 ? 2 : 3;
  std::vector<std::pair<std::size_t, NodeIndex>> found;
  for (NodeIndex i = 0; i < graph.nodes().size(); ++i) {
    const Node& node = graph.nodes()[i];
    if (!type.empty() && node.type != type) continue;
    std::size_t best = most + 1;
    const auto compare = [&](std::string_view name) {
      const std::string folded = fold(name);
      best = std::min(best, distance(typed.folded, folded, most));
      if (typed.words.size() == 1)
        for (const std::string_view word : words_of(folded)) best = std::min(best, distance(typed.folded, word, most));
    };
    if (node.name.size() < 200) compare(node.name);
    for (const std::string_view alias : node.aliases)
      if (alias.size() < 200) compare(alias);
    if (best <= most) found.emplace_back(best, i);
  }
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) {
    const Node& left = graph.nodes()[a.second];
    const Node& right = graph.nodes()[b.second];
    if (a.first != b.first) return a.first < b.first;
    return left.mentions != right.mentions ? left.mentions > right.mentions : a.second < b.second;
  });
  std::vector<NodeIndex> nodes;
  for (const auto& [edits, node] : found)
    if (nodes.size() < 5) nodes.push_back(node);
  return nodes;
}

}  // namespace

std::vector<NodeIndex> nodes_named(const KnowledgeGraph& graph, std::string_view typed_text, std::string_view type) {
  const NodeIndex exact = graph.find(typed_text);
  if (exact != KnowledgeGraph::npos) return {exact};
  const Typed typed(typed_text);
  Match best = kNone;
  std::vector<NodeIndex> found;
  for (NodeIndex i = 0; i < graph.nodes().size(); ++i) {
    const Node& node = graph.nodes()[i];
    if (!type.empty() && node.type != type) continue;
    Match here = match(typed, node.name, false);
    for (const std::string_view alias : node.aliases)
      if (here > kSameAlias) here = std::min(here, match(typed, alias, true));
    if (here == kNone || here > best) continue;
    if (here < best) found.clear();
    best = here;
    found.push_back(i);
  }
  std::stable_sort(found.begin(), found.end(),
                   [&](NodeIndex a, NodeIndex b) { return graph.nodes()[a].mentions > graph.nodes()[b].mentions; });
  return found;
}

NodeIndex node_named(const KnowledgeGraph& graph, std::string_view typed, std::string_view type) {
  const std::vector<NodeIndex> found = nodes_named(graph, typed, type);
  if (found.size() == 1) return found[0];
  if (found.empty()) {
    std::string message = fmt::format("no {} is called \"{}\"", type.empty() ? "node" : type, typed);
    const std::vector<NodeIndex> near = near_names(graph, Typed(typed), type);
    if (!near.empty()) message += "; did you mean:";
    for (const NodeIndex index : near) message += "\n" + described(graph, index);
    if (near.empty()) message += "\nSee what is there: edgewise stats GRAPH.db";
    throw UsageError(message);
  }
  std::string message = fmt::format("\"{}\" may be {} nodes; give one of these ids:", typed, found.size());
  for (std::size_t i = 0; i < found.size() && i < 10; ++i) message += "\n" + described(graph, found[i]);
  if (found.size() > 10) message += fmt::format("\n  and {} more: type more of the name", found.size() - 10);
  throw UsageError(message);
}

}  // namespace edgewise
