#include "export/text.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>

namespace edgewise::exporting {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// A set of bytes that need care; runs of others are copied at once.
struct ByteSet {
  std::array<bool, 256> member{};
  constexpr explicit ByteSet(std::string_view bytes, bool controls = false) {
    for (const char c : bytes) member[static_cast<unsigned char>(c)] = true;
    if (controls)
      for (std::size_t i = 0; i < 32; ++i) member[i] = true;
  }
  std::size_t first_of(std::string_view text, std::size_t from) const {
    while (from < text.size() && !member[static_cast<unsigned char>(text[from])]) ++from;
    return from;
  }
};

// Copies `text` to `out`, calling `special(position)` at each byte of the set; it returns how many bytes it took.
template <typename Special>
void copy_escaped(std::string& out, std::string_view text, const ByteSet& set, Special special) {
  std::size_t done = 0;
  while (true) {
    const std::size_t next = set.first_of(text, done);
    out.append(text, done, next - done);
    if (next == text.size()) return;
    done = next + special(next);
  }
}

bool is_no_character(std::string_view text, std::size_t at) {
  return text[at + 1] == '\xBF' && (text[at + 2] == '\xBE' || text[at + 2] == '\xBF');
}

// The three bytes of a character that begins with EF, as SVG can hold them.
std::size_t append_xml_triple(std::string& out, std::string_view text, std::size_t at) {
  out += is_no_character(text, at) ? kReplacement : text.substr(at, 3);
  return 3;
}

bool digits(std::string_view text) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return !text.empty();
}

int to_int(std::string_view text) {
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  return value;
}

}  // namespace

std::string_view well_formed(std::string_view text, std::string& scratch) {
  if (text.find(kReplacedByte) == std::string_view::npos && utf8::first_invalid(text) == text.size()) return text;
  std::string bytes(text);
  utf8::sanitize(bytes.data(), bytes.size());
  scratch.clear();
  for (const char c : bytes) {
    if (c == kReplacedByte)
      scratch += kReplacement;
    else
      scratch += c;
  }
  return scratch;
}

void append_cypher_string(std::string& out, std::string_view text) {
  out += '\'';
  append_cypher_escaped(out, text);
  out += '\'';
}

void append_cypher_escaped(std::string& out, std::string_view raw) {
  static constexpr ByteSet kSpecial("\\'\n\r\t");
  std::string scratch;
  const std::string_view text = well_formed(raw, scratch);
  copy_escaped(out, text, kSpecial, [&](std::size_t at) {
    out += '\\';
    switch (text[at]) {
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      default:
        out += text[at];
    }
    return std::size_t{1};
  });
}

void append_cypher_name(std::string& out, std::string_view name) {
  if (name.empty() || (name[0] >= '0' && name[0] <= '9')) out += '_';
  for (const char c : name) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    out += plain ? c : '_';
  }
}

std::size_t append_xml(std::string& out, std::string_view raw) {
  static constexpr ByteSet kSpecial("&<>\"\xEF", true);
  std::string scratch;
  const std::string_view text = well_formed(raw, scratch);
  std::size_t removed = 0;
  copy_escaped(out, text, kSpecial, [&](std::size_t at) -> std::size_t {
    switch (text[at]) {
      case '&':
        out += "&amp;";
        return 1;
      case '<':
        out += "&lt;";
        return 1;
      case '>':
        out += "&gt;";
        return 1;
      case '"':
        out += "&quot;";
        return 1;
      case '\n':
        out += "&#10;";
        return 1;
      case '\r':
        out += "&#13;";
        return 1;
      case '\t':
        out += "&#9;";
        return 1;
      case '\xEF':
        // U+FFFE and U+FFFF are no XML characters.
        if (is_no_character(text, at)) {
          ++removed;
        } else {
          out.append(text, at, 3);
        }
        return 3;
      default:
        ++removed;
        return 1;
    }
  });
  return removed;
}

void append_dot_string(std::string& out, std::string_view raw) {
  static constexpr ByteSet kSpecial("\\\"&\xEF", true);
  std::string scratch;
  const std::string_view text = well_formed(raw, scratch);
  out += '"';
  copy_escaped(out, text, kSpecial, [&](std::size_t at) -> std::size_t {
    switch (text[at]) {
      case '\xEF':
        return append_xml_triple(out, text, at);
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '&':
        out += "&amp;";
        break;  // Graphviz reads entities in labels
      case '\n':
        out += "\\n";
        break;
      // Other control characters would be illegal in SVG.
      default:
        out += ' ';
    }
    return std::size_t{1};
  });
  out += '"';
}

void append_dot_html(std::string& out, std::string_view raw) {
  static constexpr ByteSet kSpecial("&<>\"\xEF", true);
  std::string scratch;
  const std::string_view text = well_formed(raw, scratch);
  copy_escaped(out, text, kSpecial, [&](std::size_t at) -> std::size_t {
    switch (text[at]) {
      case '\xEF':
        return append_xml_triple(out, text, at);
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += ' ';
    }
    return std::size_t{1};
  });
}

void append_dot_url(std::string& out, std::string_view url) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '&') {
      out += "&amp;";
    } else if (byte <= 0x20 || byte >= 0x7F || c == '"' || c == '\\' || c == '<' || c == '>' || c == '\'') {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
}

std::string shortened(std::string_view raw, std::size_t limit) {
  std::string scratch, out;
  const std::string_view text = well_formed(raw, scratch);
  std::size_t count = 0, at = 0;
  bool space = false;
  while (at < text.size()) {
    const std::size_t begin = at;
    const char32_t c = utf8::decode(text, at);
    const bool blank = c <= 0x20 || c == 0x7F || c == 0x85 || c == 0x2028 || c == 0x2029;
    if (blank) {
      space = !out.empty();
      continue;
    }
    if (count + (space ? 1 : 0) >= limit) return out + "…";
    if (space) {
      out += ' ';
      ++count;
      space = false;
    }
    out.append(text, begin, at - begin);
    ++count;
  }
  return out;
}

std::string wrapped(std::string_view text, std::size_t width) {
  std::string out;
  std::size_t column = 0, at = 0;
  while (at < text.size()) {
    std::size_t end = text.find(' ', at);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view word = text.substr(at, end - at);
    const std::size_t columns = utf8::display_width(word);
    if (column > 0) {
      const bool fits = column + 1 + columns <= width;
      out += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    out += word;
    column += columns;
    at = end + 1;
  }
  return out;
}

void append_csv(std::string& out, std::string_view raw) {
  static constexpr ByteSet kQuote("\"");
  static constexpr ByteSet kNeeds("\",;\n\r\t");
  std::string scratch;
  const std::string_view text = well_formed(raw, scratch);
  const bool blank_ends = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  if (!blank_ends && kNeeds.first_of(text, 0) == text.size()) {
    out += text;
    return;
  }
  out += '"';
  copy_escaped(out, text, kQuote, [&](std::size_t) {
    out += "\"\"";
    return std::size_t{1};
  });
  out += '"';
}

void append_integer(std::string& out, std::int64_t number) {
  char digits_of[24];
  const auto result = std::to_chars(digits_of, digits_of + sizeof digits_of, number);
  out.append(digits_of, static_cast<std::size_t>(result.ptr - digits_of));
}

void append_real(std::string& out, double number) {
  if (!std::isfinite(number)) number = 0;
  char digits_of[32];
  const auto result = std::to_chars(digits_of, digits_of + sizeof digits_of, number);
  const std::string_view text(digits_of, static_cast<std::size_t>(result.ptr - digits_of));
  out += text;
  if (text.find_first_of(".e") == std::string_view::npos) out += ".0";
}

DatePrecision precision_of(std::string_view date) {
  if (date.empty()) return DatePrecision::kNone;
  // Nearly all are a day that every month has.
  if (date.size() == 10 && date[4] == '-' && date[7] == '-') {
    const auto digit = [&](std::size_t at) {
      return static_cast<unsigned>(static_cast<unsigned char>(date[at])) - '0';
    };
    const auto bad = [&](std::size_t at) { return digit(at) > 9 ? 1U : 0U; };
    const unsigned odd = bad(0) | bad(1) | bad(2) | bad(3) | bad(5) | bad(6) | bad(8) | bad(9);
    const unsigned month = digit(5) * 10 + digit(6), day = digit(8) * 10 + digit(9);
    if (odd == 0 && month - 1 < 12 && day - 1 < 28) return DatePrecision::kDay;
  }
  if (date.find('/') != std::string_view::npos) return DatePrecision::kInterval;
  if (date.size() == 4 && digits(date)) return DatePrecision::kYear;
  if (date.size() == 7 && digits(date.substr(0, 4)) && date[4] == '-' && digits(date.substr(5))) {
    const int month = to_int(date.substr(5));
    return month >= 1 && month <= 12 ? DatePrecision::kMonth : DatePrecision::kPartial;
  }
  if (date.size() == 10 && digits(date.substr(0, 4)) && date[4] == '-' && digits(date.substr(5, 2)) && date[7] == '-' &&
      digits(date.substr(8))) {
    const std::chrono::year_month_day day(std::chrono::year(to_int(date.substr(0, 4))),
                                          std::chrono::month(static_cast<unsigned>(to_int(date.substr(5, 2)))),
                                          std::chrono::day(static_cast<unsigned>(to_int(date.substr(8)))));
    return day.ok() ? DatePrecision::kDay : DatePrecision::kPartial;
  }
  return DatePrecision::kPartial;
}

std::string_view to_string(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kDay:
      return "day";
    case DatePrecision::kMonth:
      return "month";
    case DatePrecision::kYear:
      return "year";
    case DatePrecision::kInterval:
      return "interval";
    case DatePrecision::kPartial:
      return "partial";
    case DatePrecision::kNone:
      break;
  }
  return "";
}

}  // namespace edgewise::exporting
