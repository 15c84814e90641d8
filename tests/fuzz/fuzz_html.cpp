// HTML: any bytes as a page. What comes out is UTF-8 without NUL.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "edgewise/base/utf8.hpp"
#include "text/readers/html.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string page(reinterpret_cast<const char*>(data), size);
  edgewise::utf8::sanitize(page.data(), page.size());
  edgewise::HtmlArticle article;
  std::string problem;
  const bool good = edgewise::read_html(page.data(), page.size(), article, problem);
  if (good != problem.empty()) std::abort();
  for (const std::string* const field : {&article.text, &article.title, &article.date, &article.url, &article.source}) {
    if (edgewise::utf8::first_invalid(*field) != field->size()) std::abort();
  }
  return 0;
}
