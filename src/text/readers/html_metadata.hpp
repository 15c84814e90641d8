#pragma once
// What a page says about its article: title, date, address, source, language. Private to the HTML reader.

#include <gumbo.h>

#include "text/readers/html.hpp"

namespace edgewise {

void read_html_metadata(const GumboNode* root, HtmlArticle& article);

}  // namespace edgewise
