#include "extract/seen_ids.hpp"

#include <algorithm>
#include <cstring>

namespace edgewise {

std::uint64_t SeenIds::hash(std::string_view id) {
  std::uint64_t h = 0x9E3779B97F4A7C15ULL + id.size();
  for (std::size_t at = 0; at < id.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, id.data() + at, std::min<std::size_t>(8, id.size() - at));
    h = (h ^ word) * 0xD6E8FEB86659FD93ULL;
    h ^= h >> 32;
  }
  return h == 0 ? 1 : h;
}

void SeenIds::prepare(std::span<const std::uint64_t> hashes) {
  while (slots_.size() < (used_ + hashes.size()) * 2 && used_ < kBound) grow();
  for (const std::uint64_t h : hashes) __builtin_prefetch(&slots_[h & (slots_.size() - 1)]);
}

bool SeenIds::insert(std::uint64_t hash) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at] != 0; at = (at + 1) & mask) {
    if (slots_[at] == hash) return false;
  }
  if (used_ >= kBound) return true;
  slots_[at] = hash;
  if (++used_ * 2 > slots_.size()) grow();
  return true;
}

void SeenIds::grow() {
  std::vector<std::uint64_t> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const std::uint64_t h : old) {
    if (h == 0) continue;
    std::size_t at = h & mask;
    while (slots_[at] != 0) at = (at + 1) & mask;
    slots_[at] = h;
  }
}

}  // namespace edgewise
