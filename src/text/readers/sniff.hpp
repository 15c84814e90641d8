#pragma once
// What an input is, told by its first bytes; its name says nothing.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace edgewise {

enum class Content : std::uint8_t {
  kEmpty,  // no byte
  kText,
  kHtml,
  kJsonLines,
  kWarc,
  kArchive,  // compressed or an archive: what lies inside is told by its own bytes
  kRefused,  // nothing that can be read; `reason` says what it is and what to do
};

struct Sniffed {
  Content content = Content::kEmpty;
  std::string reason;
};

// How many bytes sniff() wants to see; fewer where the input is shorter.
inline constexpr std::size_t kSniffBytes = 16 * 1024;

Sniffed sniff(std::string_view head);

}  // namespace edgewise
