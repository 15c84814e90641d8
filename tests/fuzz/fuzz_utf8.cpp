// UTF-8, folding and JSON strings: any bytes. The fast and the plain way agree, and results are always valid.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "edgewise/base/fold.hpp"
#include "edgewise/base/json.hpp"
#include "edgewise/base/utf8.hpp"

namespace {

// The first bad byte, one code point at a time.
std::size_t first_invalid_plain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = edgewise::utf8::decode(text, at);
    if (c == edgewise::utf8::kInvalid || c == 0) return begin;
  }
  return text.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  if (edgewise::utf8::first_invalid(text) != first_invalid_plain(text)) std::abort();
  std::string clean = text;
  edgewise::utf8::sanitize(clean.data(), clean.size());
  if (edgewise::utf8::first_invalid(clean) != clean.size()) std::abort();

  const std::string folded = edgewise::fold(text);
  if (edgewise::utf8::first_invalid(folded) != folded.size()) std::abort();
  if (folded.starts_with(' ') || folded.ends_with(' ') || folded.find("  ") != std::string::npos) std::abort();
  if (edgewise::slug(text).empty()) std::abort();
  edgewise::coarse(folded);
  edgewise::utf8::display_width(text);

  std::string json;
  edgewise::json::write_string(json, text);
  if (edgewise::utf8::first_invalid(json) != json.size()) std::abort();
  try {
    const edgewise::json::Tree tree = edgewise::json::Tree::parse("fuzz", "[" + json + "]");
    if (tree.root().items().size() != 1) std::abort();
  } catch (const std::exception&) {
    std::abort();
  }
  return 0;
}
