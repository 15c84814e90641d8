// JSON Lines: any bytes as one line. What the fast scan takes, the JSON parser has to take too, with the same text.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "edgewise/base/utf8.hpp"
#include "text/readers/json_lines.hpp"

namespace {

// In a block of exactly the size that the reader may look at, so that a sanitizer sees every byte too far.
bool read(const std::string& line, std::string& id, std::string& text) {
  std::vector<char> block(line.size() + 1 + 64, '\n');
  if (!line.empty()) std::memcpy(block.data(), line.data(), line.size());
  edgewise::JsonLineReader reader;
  edgewise::Document document;
  if (!reader.read(block.data(), line.size(), document)) {
    if (reader.problem().empty()) std::abort();
    return false;
  }
  id = document.id;
  text = document.text;
  for (const std::string_view field : {document.id, document.text, document.title, document.url}) {
    if (edgewise::utf8::first_invalid(field) != field.size()) std::abort();
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string line(reinterpret_cast<const char*>(data), size);
  for (char& c : line) {
    if (c == '\n' || (c >= 0 && c < 0x20)) c = ' ';  // the parser's way with raw control characters
  }
  std::string id, text;
  const bool good = read(line, id, text);
  // A nested member sends the line to the parser.
  const std::size_t brace = line.find('{');
  if (!good || brace == std::string::npos || line.find_first_not_of(" ") != brace) return 0;
  if (id.empty()) std::abort();
  std::string nested = line;
  nested.insert(brace + 1, "\"fuzz\":[],");
  std::string parsed_id, parsed_text;
  if (!read(nested, parsed_id, parsed_text) || parsed_id != id || parsed_text != text) std::abort();
  return 0;
}
