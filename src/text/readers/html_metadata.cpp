#include "text/readers/html_metadata.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "edgewise/base/utf8.hpp"
#include "text/readers/html_tree.hpp"
#include "text/readers/json_lines.hpp"  // iso_day

namespace edgewise {
namespace {

using namespace std::string_view_literals;

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  }
  return out;
}

// All text below a node, with single spaces.
void collect(const GumboNode* node, std::string& out) {
  if (html::is_text(node)) {
    for (const char* c = node->v.text.text; *c != '\0'; ++c) {
      const bool space = *c == ' ' || *c == '\t' || *c == '\n' || *c == '\r' || *c == '\f';
      if (!space) {
        out += *c;
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    }
  }
  for (const GumboNode* const child : html::children(node)) collect(child, out);
}

std::string text_of(const GumboNode* node) {
  std::string out;
  collect(node, out);
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

// What was found, by how far it is to be trusted: the better one wins, the first of equals.
struct Found {
  std::string value;
  int rank = 0;
  void offer(int new_rank, std::string_view text) {
    if (new_rank <= rank || text.empty()) return;
    rank = new_rank;
    value = text;
  }
};

struct Metadata {
  Found title, date, url, source, language;
};

void read_meta(const GumboNode* node, Metadata& found) {
  std::string name = lower_ascii(html::attribute(node, "property"));
  if (name.empty()) name = lower_ascii(html::attribute(node, "name"));
  if (name.empty()) name = lower_ascii(html::attribute(node, "itemprop"));
  const std::string_view content = html::attribute(node, "content");
  constexpr std::array kPublished = {
      "article:published_time"sv, "og:published_time"sv,    "datepublished"sv,    "pubdate"sv,       "publishdate"sv,
      "publish-date"sv,           "publish_date"sv,         "parsely-pub-date"sv, "sailthru.date"sv, "dc.date.issued"sv,
      "dcterms.issued"sv,         "article_date_original"sv};
  constexpr std::array kDated = {"date"sv,
                                 "dc.date"sv,
                                 "dcterms.date"sv,
                                 "dcterms.created"sv,
                                 "dc.date.created"sv,
                                 "datecreated"sv,
                                 "article:modified_time"sv};
  if (std::find(kPublished.begin(), kPublished.end(), name) != kPublished.end()) found.date.offer(5, iso_day(content));
  if (std::find(kDated.begin(), kDated.end(), name) != kDated.end()) found.date.offer(3, iso_day(content));
  if (name == "og:title") found.title.offer(3, content);
  if (name == "og:url") found.url.offer(1, content);
  if (name == "og:site_name") found.source.offer(2, content);
  if (name == "application-name") found.source.offer(1, content);
}

// "datePublished": "2021-03-13T..." in the page's linked data.
void read_linked_data(const GumboNode* node, Metadata& found) {
  const std::string text = text_of(node);
  const std::size_t key = text.find("\"datePublished\"");
  if (key == std::string::npos) return;
  const std::size_t quote = text.find('"', key + 15);
  if (quote != std::string::npos) found.date.offer(4, iso_day(std::string_view(text).substr(quote + 1, 25)));
}

void walk(const GumboNode* node, Metadata& found) {
  if (node->type != GUMBO_NODE_ELEMENT) return;
  switch (node->v.element.tag) {
    case GUMBO_TAG_HTML:
      found.language.offer(1, html::attribute(node, "lang"));
      break;
    case GUMBO_TAG_META:
      read_meta(node, found);
      break;
    case GUMBO_TAG_TITLE:
      found.title.offer(1, text_of(node));
      break;
    case GUMBO_TAG_H1:
      found.title.offer(2, text_of(node));
      break;
    case GUMBO_TAG_LINK:
      if (lower_ascii(html::attribute(node, "rel")) == "canonical") found.url.offer(2, html::attribute(node, "href"));
      break;
    case GUMBO_TAG_TIME:
      found.date.offer(html::attribute(node, "itemprop") == "datePublished" ? 5 : 2,
                       iso_day(html::attribute(node, "datetime")));
      break;
    case GUMBO_TAG_SCRIPT:
      if (html::attribute(node, "type") == "application/ld+json") read_linked_data(node, found);
      break;
    default:
      break;
  }
  for (const GumboNode* const child : html::children(node)) walk(child, found);
}

}  // namespace

void read_html_metadata(const GumboNode* root, HtmlArticle& article) {
  Metadata found;
  walk(root, found);
  article.title = std::move(found.title.value);
  article.date = std::move(found.date.value);
  article.url = std::move(found.url.value);
  article.source = std::move(found.source.value);
  article.language = std::move(found.language.value);
  for (std::string* const field : {&article.title, &article.date, &article.url, &article.source, &article.language}) {
    utf8::sanitize(field->data(), field->size());
  }
}

}  // namespace edgewise
