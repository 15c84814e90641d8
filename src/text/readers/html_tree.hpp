#pragma once
// Small helpers over gumbo's tree. Private to the HTML reader.

#include <gumbo.h>

#include <span>
#include <string_view>

namespace edgewise::html {

inline bool is(const GumboNode* node, GumboTag tag) {
  return node->type == GUMBO_NODE_ELEMENT && node->v.element.tag == tag;
}

inline bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

// Of an element; empty for every other node.
inline std::span<GumboNode* const> children(const GumboNode* node) {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const GumboVector& list = node->v.element.children;
  return {reinterpret_cast<GumboNode* const*>(list.data), list.length};
}

// Empty where the element has none.
inline std::string_view attribute(const GumboNode* node, const char* name) {
  if (node->type != GUMBO_NODE_ELEMENT) return {};
  const GumboAttribute* const found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

}  // namespace edgewise::html
