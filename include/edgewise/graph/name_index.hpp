#pragma once
// Finds the node that a person means by what they typed: an id (also one that was merged away), a name in any case,
// with or without accents, in Latin or Cyrillic, another spelling, a surname, an acronym, an office with its owner
// ("foreign minister of serbia", "Serbian foreign minister"), or a unique part of a name.
//
// Ways of matching are tried from the strictest to the widest, and the first that finds something decides. Where it
// finds several nodes the name is ambiguous. The index keeps views into the graph and must not outlive it; const use is
// safe from many threads.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

struct NameMatch {
  std::vector<NodeIndex> nodes;          // the candidates, most mentioned first; one: that is it; none: see suggestions
  std::vector<std::string> suggestions;  // names that look alike, where nothing was found; best first, at most five
};

class NameIndex {
 public:
  explicit NameIndex(const KnowledgeGraph& graph);
  NameIndex(NameIndex&&) noexcept;
  ~NameIndex();

  NameMatch find(std::string_view typed) const;
  // The one node that is meant. Throws UsageError: it lists the candidates, or suggests names that look alike.
  NodeIndex resolve(std::string_view typed) const;
  // Names of nodes for completion: those that start so, or whose surname or other name does. Sorted, at most `most`.
  std::vector<std::string> complete(std::string_view start, std::size_t most) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace edgewise
