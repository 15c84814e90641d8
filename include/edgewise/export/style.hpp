#pragma once
// How a graph looks: colours, shapes, line styles, words. Read from export/dot/style.json and shared by every format
// that draws. Immutable once read; what is wrong in the file is a RuleError file:line:column.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise {

struct TypeStyle {
  std::string fill, text, shape;  // "#56B4E9", "#000000", a Graphviz shape
  bool rounded = false;
};

// How sure an edge is, as a reader sees it.
enum class EdgeLook : unsigned char { kStated, kPlanned, kReported, kNegated };
inline constexpr std::size_t kEdgeLooks = 4;

struct EdgeStyle {
  std::string color, line, arrow, says;
};

struct Style {
  std::string font, background, border;
  std::map<std::string, TypeStyle, std::less<>> types;  // "*": all others
  EdgeStyle edges[kEdgeLooks];
  std::map<std::string, std::string, std::less<>> relations;  // words for relation types; others are lower case
  std::size_t name_limit = 60, name_width = 22, tooltip_limit = 500;
  double font_size = 11, edge_font_size = 9;
  std::vector<std::string> country_of;  // relations that lead from a node to its country, best first

  static Style load(const std::string& path);

  const TypeStyle& type(std::string_view name) const;
  const EdgeStyle& edge(EdgeLook look) const { return edges[static_cast<std::size_t>(look)]; }
  // "met", "cooperates with"
  std::string words_for(std::string_view relation) const;
};

// Reported: every statement of it has a speaker.
EdgeLook look_of(const KnowledgeGraph& graph, const Edge& edge);
// "not visited (planned)" and "2021-03-12 – 2021-04-02 ×3"; the second is empty where there is nothing to say.
std::string edge_words(const Style& style, const Edge& edge);
std::string edge_dates(const Edge& edge);
// For each node the country it belongs to by the style's relations, npos where none or more than one.
std::vector<NodeIndex> countries_of(const KnowledgeGraph& graph, const Style& style);

}  // namespace edgewise
