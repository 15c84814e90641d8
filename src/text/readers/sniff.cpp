#include "text/readers/sniff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "edgewise/base/utf8.hpp"

namespace edgewise {
namespace {

using namespace std::string_view_literals;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string_view skip_space(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  return text;
}

bool is_packed(std::string_view head) {
  constexpr std::array kMagic = {
      "\x1F\x8B"sv,          // gzip
      "\x1F\x9D"sv,          // compress
      "BZh"sv,               // bzip2
      "\xFD\x37zXZ\0"sv,     // xz
      "\x28\xB5\x2F\xFD"sv,  // zstd
      "\x04\x22\x4D\x18"sv,  // lz4
      "PK\x03\x04"sv,        // zip
      "PK\x05\x06"sv,        // zip without members
      "070701"sv,
      "070707"sv  // cpio
  };
  if (std::any_of(kMagic.begin(), kMagic.end(), [&](std::string_view magic) { return head.starts_with(magic); }))
    return true;
  return head.size() > 262 && head.substr(257, 5) == "ustar";
}

// The reason why a known kind of file cannot be read; empty for all others.
std::string_view known_stranger(std::string_view head) {
  if (head.starts_with("%PDF-")) return "is a PDF; turn it into text first, for example with pdftotext";
  if (head.starts_with("{\\rtf")) return "is an RTF document; save it as plain text first";
  if (head.starts_with("7z\xBC\xAF\x27\x1C"sv)) return "is a 7z archive; unpack it first";
  if (head.starts_with("Rar!\x1A\x07"sv)) return "is a RAR archive; unpack it first";
  if (head.starts_with("\xFF\xFE"sv) || head.starts_with("\xFE\xFF"sv)) {
    return "is UTF-16; convert it first, for example with iconv -f UTF-16 -t UTF-8";
  }
  if (head.starts_with("SQLite format 3"))
    return "is an SQLite file, not news; a graph is read by export, query and show";
  return {};
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// For text that starts with '<'.
Sniffed sniff_markup(std::string_view text) {
  const std::string lower = lower_ascii(text.substr(0, 4096));
  std::string_view rest = lower;
  const bool xml = rest.starts_with("<?xml");
  for (const std::string_view tag : {"<!doctype html", "<html", "<head>", "<body"}) {
    if (rest.find(tag) != std::string_view::npos) return {Content::kHtml, ""};
  }
  if (xml) return {Content::kRefused, "is XML, but no HTML; give the articles as text, HTML or JSON Lines"};
  while (rest.starts_with("<!--")) {
    const std::size_t end = rest.find("-->");
    if (end == std::string_view::npos) return {Content::kHtml, ""};
    rest = skip_space(rest.substr(end + 3));
  }
  if (!rest.starts_with('<')) return {Content::kText, ""};
  std::size_t length = 1;
  while (length < rest.size() &&
         ((rest[length] >= 'a' && rest[length] <= 'z') || (rest[length] >= '0' && rest[length] <= '9'))) {
    ++length;
  }
  const std::string_view tag = rest.substr(1, length - 1);
  constexpr std::array kTags = {
      "a"sv,  "article"sv, "b"sv,       "base"sv,   "br"sv,     "center"sv, "div"sv,   "em"sv,    "font"sv, "h1"sv,
      "h2"sv, "h3"sv,      "head"sv,    "header"sv, "hr"sv,     "i"sv,      "img"sv,   "link"sv,  "main"sv, "meta"sv,
      "p"sv,  "script"sv,  "section"sv, "span"sv,   "strong"sv, "style"sv,  "table"sv, "title"sv, "ul"sv};
  const bool closed = length < rest.size() && (is_space(rest[length]) || rest[length] == '>' || rest[length] == '/');
  if (closed && std::find(kTags.begin(), kTags.end(), tag) != kTags.end()) return {Content::kHtml, ""};
  return {Content::kText, ""};
}

// For text that starts with '{' or '['.
Sniffed sniff_json(std::string_view text) {
  const std::string_view inside = skip_space(text.substr(1));
  if (text.front() == '[') {
    if (!inside.starts_with('{')) return {Content::kText, ""};
    return {Content::kRefused, "is one JSON list; write one object a line, for example with jq -c '.[]'"};
  }
  if (!inside.starts_with('"') && !inside.starts_with('}')) return {Content::kText, ""};
  const std::string_view first_line = text.substr(0, text.find('\n'));
  if (skip_space(first_line.substr(1)).empty()) {
    return {Content::kRefused, "is JSON over several lines; write one object a line, for example with jq -c ."};
  }
  return {Content::kJsonLines, ""};
}

// Bytes that text does not hold, as shares of the head.
std::string_view strange_bytes(std::string_view head, std::string& storage) {
  std::size_t controls = 0, invalid = 0;
  for (std::size_t at = 0; at < head.size();) {
    const char32_t c = utf8::decode(head, at);
    if (c == utf8::kInvalid) {
      ++invalid;
    } else if (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1A) {
      ++controls;
    }
  }
  // The head may end inside of a letter.
  if (invalid > 0 && head.size() == kSniffBytes) invalid -= std::min<std::size_t>(invalid, 3);
  if (controls * 50 > head.size()) return "is binary, no text";
  if (invalid * 10 > head.size() * 3) {
    storage = fmt::format("is not UTF-8 ({} % of its first bytes are not); convert it first, for example with iconv",
                          invalid * 100 / head.size());
    return storage;
  }
  return {};
}

}  // namespace

Sniffed sniff(std::string_view head) {
  if (head.empty()) return {Content::kEmpty, ""};
  if (is_packed(head)) return {Content::kArchive, ""};
  if (const std::string_view reason = known_stranger(head); !reason.empty())
    return {Content::kRefused, std::string(reason)};
  if (head.starts_with("WARC/")) return {Content::kWarc, ""};
  std::string_view text = head;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = skip_space(text);
  if (!text.empty() && (text.front() == '{' || text.front() == '[')) {
    Sniffed json = sniff_json(text);
    if (json.content != Content::kText) return json;
  }
  std::string storage;
  if (const std::string_view reason = strange_bytes(head, storage); !reason.empty()) {
    return {Content::kRefused, std::string(reason)};
  }
  if (!text.empty() && text.front() == '<') return sniff_markup(text);
  return {Content::kText, ""};
}

}  // namespace edgewise
