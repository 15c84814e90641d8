// How a fact's attributes are kept as one string.
#include "edgewise/store/fact_table.hpp"

namespace edgewise {
namespace {

void append_escaped(std::string& out, std::string_view text, bool key) {
  for (const char c : text) {
    if (c == '\\' || c == '\n' || (key && c == '=')) out += '\\';
    out += c;
  }
}

std::string_view unescaped(std::string_view text, Arena& arena) {
  if (text.find('\\') == std::string_view::npos) return text;
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    plain += text[i];
  }
  return arena.copy(plain);
}

// The first `stop` from `from` on that has no backslash before it.
std::size_t find_plain(std::string_view text, char stop, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == stop)
      return i;
  }
  return text.size();
}

}  // namespace

std::string encode_attrs(const std::vector<std::pair<std::string_view, std::string_view>>& attrs) {
  std::string out;
  for (const auto& [key, value] : attrs) {
    if (!out.empty()) out += '\n';
    append_escaped(out, key, true);
    out += '=';
    append_escaped(out, value, false);
  }
  return out;
}

std::vector<std::pair<std::string_view, std::string_view>> decode_attrs(std::string_view encoded, Arena& arena) {
  std::vector<std::pair<std::string_view, std::string_view>> attrs;
  std::size_t at = 0;
  while (at < encoded.size()) {
    const std::size_t end = find_plain(encoded, '\n', at);
    const std::string_view line = encoded.substr(at, end - at);
    const std::size_t equals = find_plain(line, '=', 0);
    const std::string_view value = equals < line.size() ? line.substr(equals + 1) : std::string_view();
    attrs.emplace_back(unescaped(line.substr(0, equals), arena), unescaped(value, arena));
    at = end + 1;
  }
  return attrs;
}

}  // namespace edgewise
