#include "text/readers/html.hpp"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include "edgewise/base/utf8.hpp"
#include "text/readers/html_guard.hpp"
#include "text/readers/html_metadata.hpp"
#include "text/readers/html_tree.hpp"
#include "text/readers/json_lines.hpp"  // iso_day

namespace edgewise {
namespace {

using namespace std::string_view_literals;

struct OutOfArena {};

// The parser's memory: taken in blocks, given back at once. The tree is never destroyed node by node, which would
// recurse as deep as the page. A page that wants more than its share ends the parse (the parser is C and holds nothing
// else, so unwinding through it loses nothing).
class Arena {
 public:
  explicit Arena(std::size_t limit) : limit_(limit) {}
  void* take(std::size_t size) {
    size = (size + 15) & ~std::size_t{15};
    if (size > left_) {
      const std::size_t block = std::max(kBlock, size);
      used_ += block;
      if (used_ > limit_) throw OutOfArena();
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
      next_ = blocks_.back().get();
      left_ = block;
    }
    void* const out = next_;
    next_ += size;
    left_ -= size;
    return out;
  }

 private:
  static constexpr std::size_t kBlock = 256 * 1024;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0, used_ = 0, limit_;
};

void* arena_take(void* arena, std::size_t size) {
  return static_cast<Arena*>(arena)->take(size);
}
void arena_leave(void*, void*) {}

// Elements whose content is no article text wherever they stand.
bool is_dropped_tag(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_HEAD:
      return true;
    default:
      return false;
  }
}

// Words of class and id attributes that say "not the article".
bool is_dropped_word(std::string_view word) {
  constexpr std::array kWords = {"ad"sv,           "ads"sv,         "advert"sv,   "advertisement"sv, "banner"sv,
                                 "breadcrumb"sv,   "breadcrumbs"sv, "comments"sv, "cookie"sv,        "cookies"sv,
                                 "copyright"sv,    "footer"sv,      "menu"sv,     "nav"sv,           "navbar"sv,
                                 "navigation"sv,   "newsletter"sv,  "pager"sv,    "pagination"sv,    "popup"sv,
                                 "promo"sv,        "recommended"sv, "related"sv,  "share"sv,         "sharing"sv,
                                 "sidebar"sv,      "skip"sv,        "social"sv,   "sponsored"sv,     "subscribe"sv,
                                 "subscription"sv, "tags"sv,        "toolbar"sv,  "widget"sv};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool has_dropped_word(std::string_view names) {
  std::string word;
  for (std::size_t i = 0; i <= names.size(); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    if (low >= 'a' && low <= 'z') {
      word += low;
    } else {
      if (is_dropped_word(word)) return true;
      word.clear();
    }
  }
  return false;
}

bool is_dropped(const GumboNode* node) {
  if (is_dropped_tag(node->v.element.tag)) return true;
  if (node->v.element.tag == GUMBO_TAG_BODY || node->v.element.tag == GUMBO_TAG_HTML) return false;
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr) return true;
  if (html::attribute(node, "aria-hidden") == "true") return true;
  const std::string_view role = html::attribute(node, "role");
  if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "complementary" ||
      role == "search") {
    return true;
  }
  if (node->v.element.tag == GUMBO_TAG_ARTICLE || node->v.element.tag == GUMBO_TAG_MAIN) return false;
  return has_dropped_word(html::attribute(node, "class")) || has_dropped_word(html::attribute(node, "id"));
}

bool is_block(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_UL:
      return true;
    default:
      return false;
  }
}

// Text with single spaces; a block begins after a blank line, <br> after a newline.
class TextWriter {
 public:
  explicit TextWriter(std::string& out) : out_(out) {}
  void block() { pending_ = std::max(pending_, 3); }
  void line() { pending_ = std::max(pending_, 2); }
  void add(std::string_view text) {
    for (const char c : text) {
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        pending_ = std::max(pending_, 1);
        continue;
      }
      if (pending_ > 0 && !out_.empty()) out_ += pending_ == 3 ? "\n\n"sv : pending_ == 2 ? "\n"sv : " "sv;
      pending_ = 0;
      out_ += c;
    }
  }

 private:
  std::string& out_;
  int pending_ = 0;  // what stands before the next letter: 0 nothing, 1 space, 2 newline, 3 blank line
};

void write_text(const GumboNode* node, TextWriter& out) {
  if (html::is_text(node)) return out.add(node->v.text.text);
  if (node->type != GUMBO_NODE_ELEMENT || is_dropped(node)) return;
  const GumboTag tag = node->v.element.tag;
  if (tag == GUMBO_TAG_BR) return out.line();
  if (is_block(tag)) out.block();
  for (const GumboNode* const child : html::children(node)) write_text(child, out);
  if (is_block(tag)) out.block();
}

// Where the article is: paragraphs give their bytes to what holds them, half to what holds that. Text of links counts
// against: lists of headlines are all links.
struct Scores {
  const GumboNode* best = nullptr;
  double best_score = 0;
};

struct Counted {
  std::size_t text = 0, links = 0;
};

Counted count_text(const GumboNode* node, bool in_link) {
  Counted counted;
  if (html::is_text(node)) {
    const std::string_view text = node->v.text.text;
    if (node->type == GUMBO_NODE_TEXT) (in_link ? counted.links : counted.text) += text.size();
    return counted;
  }
  if (node->type != GUMBO_NODE_ELEMENT || is_dropped(node)) return counted;
  for (const GumboNode* const child : html::children(node)) {
    const Counted inside = count_text(child, in_link || node->v.element.tag == GUMBO_TAG_A);
    counted.text += inside.text;
    counted.links += inside.links;
  }
  return counted;
}

// Returns what the paragraphs directly inside the node are worth.
double score(const GumboNode* node, Scores& scores) {
  if (node->type != GUMBO_NODE_ELEMENT || is_dropped(node)) return 0;
  double own = 0, below = 0;
  for (const GumboNode* const child : html::children(node)) {
    if (child->type != GUMBO_NODE_ELEMENT) continue;
    if (child->v.element.tag == GUMBO_TAG_P) {
      const Counted counted = count_text(child, false);
      if (counted.text >= 25)
        own += std::max(0.0, static_cast<double>(counted.text) - 2.0 * static_cast<double>(counted.links));
    } else {
      below += score(child, scores);
    }
  }
  double total = own + below / 2;
  // A page that marks its article is believed.
  const GumboTag tag = node->v.element.tag;
  const bool marked =
      tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN || html::attribute(node, "itemprop") == "articleBody";
  if (marked) total = own + below;
  if (total * (marked ? 1.5 : 1.0) > scores.best_score) {
    scores.best_score = total * (marked ? 1.5 : 1.0);
    scores.best = node;
  }
  return own;
}

const GumboNode* find_article(const GumboNode* body) {
  Scores scores;
  score(body, scores);
  return scores.best == nullptr ? body : scores.best;
}

}  // namespace

void HtmlArticle::clear() {
  for (std::string* const field : {&text, &title, &date, &url, &source, &language}) field->clear();
}

bool read_html(const char* page, std::size_t size, HtmlArticle& article, std::string& problem) {
  article.clear();
  if (size > kMaxPageBytes) {
    problem = "is a page over 16 MB; give its text instead";
    return false;
  }
  if (const std::string_view danger = html_danger({page, size}); !danger.empty()) {
    problem = danger;
    return false;
  }
  Arena arena((std::size_t{64} << 20) + size * 24);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_take;
  options.deallocator = arena_leave;
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = nullptr;
  try {
    output = gumbo_parse_with_options(&options, page, size);
  } catch (const OutOfArena&) {
    problem = "is a page that unfolds to far more than its size";
    return false;
  }
  const GumboNode* body = nullptr;
  read_html_metadata(output->root, article);
  for (const GumboNode* const child : html::children(output->root)) {
    if (html::is(child, GUMBO_TAG_BODY)) body = child;
  }
  if (body == nullptr) body = output->root;
  TextWriter writer(article.text);
  write_text(find_article(body), writer);
  if (article.text.empty()) write_text(body, writer);
  // Character references can name what no text holds.
  utf8::sanitize(article.text.data(), article.text.size());
  return true;
}

}  // namespace edgewise
