#pragma once
// Phrases of words, found by longest match from a token: a trie over word ids whose edges lie in one flat hash table.
// Every node may carry one value. Built once by add(), read-only afterwards and safe from any thread.
//
// Node 0 is "no node". A node knows whether it has children, so most look-ups of a single word end without a probe.

#include <cstdint>
#include <span>
#include <vector>

#include "edgewise/text/token.hpp"

namespace edgewise {

class PhraseTrie {
 public:
  // The value slot of a phrase, 0 at first. The reference holds until the next add().
  std::uint32_t& add(std::span<const WordId> words);

  // Asks for the memory that root() will look at.
  void prefetch([[maybe_unused]] WordId word) const {
#if defined(__GNUC__)
    if (word < roots_.size()) __builtin_prefetch(&roots_[word]);
#endif
  }
  std::uint32_t root(WordId word) const {
    return word < roots_.size() ? roots_[word] : 0;
  }
  // The node after one more word; 0 where there is none.
  std::uint32_t step(std::uint32_t node, WordId word) const {
    if (word == 0 || !nodes_[node].parent) return 0;
    const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32) | word;
    for (std::uint64_t i = slot(key);; i = (i + 1) & mask_) {
      if (keys_[i] == key) return children_[i];
      if (keys_[i] == 0) return 0;
    }
  }
  std::uint32_t value(std::uint32_t node) const {
    return nodes_[node].value;
  }

 private:
  std::uint64_t slot(std::uint64_t key) const {
    return ((key * 0x9e3779b97f4a7c15ull) >> 32) & mask_;
  }
  std::uint32_t new_node();
  void grow();

  std::vector<std::uint32_t> roots_;  // by word id
  std::vector<std::uint64_t> keys_;   // node and word; 0: free
  std::vector<std::uint32_t> children_;
  struct Node {
    std::uint32_t value = 0;
    bool parent = false;  // has children
  };
  std::vector<Node> nodes_{Node{}};
  std::uint64_t mask_ = 0;
  std::size_t edges_ = 0;
};

}  // namespace edgewise
