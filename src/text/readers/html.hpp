#pragma once
// An HTML page as an article: its main text with a blank line between paragraphs, and what its head says about it.
// Navigation, scripts, forms, share bars and the like are left out. Offsets are then bytes in the extracted text.

#include <cstddef>
#include <string>

namespace edgewise {

// Pages over this are not parsed.
inline constexpr std::size_t kMaxPageBytes = std::size_t{16} << 20;

struct HtmlArticle {
  std::string text, title, date, url, source, language;  // date: ISO day; empty where the page says nothing
  void clear();
};

// Reads a page of UTF-8 (see utf8::sanitize). False, with `problem`, where the page is too large or built to hurt:
// nested or attributed beyond what any article is. Threads: each call is for itself.
bool read_html(const char* page, std::size_t size, HtmlArticle& article, std::string& problem);

}  // namespace edgewise
