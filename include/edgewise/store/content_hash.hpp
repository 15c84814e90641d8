#pragma once
// The 128-bit fingerprint by which the store tells whether a document has changed. The same on every machine; not made
// to resist somebody who wants two documents to collide.

#include <cstdint>
#include <string>
#include <string_view>

namespace edgewise {

struct ContentHash {
  std::uint64_t high = 0, low = 0;
  bool empty() const { return high == 0 && low == 0; }  // "unknown": equal to no document
  friend bool operator==(ContentHash, ContentHash) = default;
  friend auto operator<=>(ContentHash, ContentHash) = default;
};

// 32 hexadecimal digits, and back; an empty hash where the text is none.
std::string to_hex(ContentHash hash);
ContentHash hash_from_hex(std::string_view text);

// Hash of some bytes; `seed` chains several pieces, so that ("ab", "c") and ("a", "bc") differ.
ContentHash hash_bytes(std::string_view bytes, ContentHash seed = {});
// 64 bits of it, for keys inside the program.
std::uint64_t hash_bytes_64(std::string_view bytes, std::uint64_t seed = 0);

}  // namespace edgewise
