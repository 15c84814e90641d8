#pragma once
// Ids as databases can index them: Neo4j refuses a value above about 8 KB in a constraint.

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "edgewise/store/content_hash.hpp"

namespace edgewise::exporting {

inline constexpr std::size_t kMostKeyBytes = 1000;

// The id itself, or, above 1,000 bytes, its beginning and a fingerprint of the whole in `scratch`.
inline std::string_view key_text(std::string_view id, std::string& scratch) {
  if (id.size() <= kMostKeyBytes) return id;
  std::size_t end = kMostKeyBytes;
  while (end > 0 && (static_cast<unsigned char>(id[end]) & 0xC0) == 0x80) --end;  // not inside a character
  scratch = fmt::format("{}~{:016x}", id.substr(0, end), hash_bytes_64(id));
  return scratch;
}

}  // namespace edgewise::exporting
