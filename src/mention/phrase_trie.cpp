#include "edgewise/mention/phrase_trie.hpp"

namespace edgewise {

std::uint32_t& PhraseTrie::add(std::span<const WordId> words) {
  const WordId first = words.front();
  if (first >= roots_.size()) roots_.resize(first + 4096);
  if (roots_[first] == 0) roots_[first] = new_node();
  std::uint32_t node = roots_[first];
  for (const WordId word : words.subspan(1)) {
    if ((edges_ + 1) * 2 > keys_.size()) grow();
    const std::uint64_t key = (static_cast<std::uint64_t>(node) << 32) | word;
    std::uint64_t i = slot(key);
    while (keys_[i] != 0 && keys_[i] != key) i = (i + 1) & mask_;
    if (keys_[i] == 0) {
      keys_[i] = key;
      children_[i] = new_node();
      nodes_[node].parent = true;
      ++edges_;
    }
    node = children_[i];
  }
  return nodes_[node].value;
}

std::uint32_t PhraseTrie::new_node() {
  nodes_.emplace_back();
  return static_cast<std::uint32_t>(nodes_.size() - 1);
}

void PhraseTrie::grow() {
  const std::size_t size = keys_.empty() ? std::size_t{1} << 14 : keys_.size() * 2;
  const std::vector<std::uint64_t> keys = std::move(keys_);
  const std::vector<std::uint32_t> children = std::move(children_);
  keys_.assign(size, 0);
  children_.assign(size, 0);
  mask_ = size - 1;
  for (std::size_t k = 0; k < keys.size(); ++k) {
    if (keys[k] == 0) continue;
    std::uint64_t i = slot(keys[k]);
    while (keys_[i] != 0) i = (i + 1) & mask_;
    keys_[i] = keys[k];
    children_[i] = children[k];
  }
}

}  // namespace edgewise
