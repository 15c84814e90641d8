#include "edgewise/export/style.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/json.hpp"

namespace edgewise {
namespace {

std::string colour(const json::Value& value) {
  const std::string_view text = value.string();
  const bool hex = text.size() == 7 && text[0] == '#' &&
                   text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
  if (!hex && (text.empty() || text.find_first_not_of("abcdefghijklmnopqrstuvwxyz") != std::string_view::npos))
    value.fail("a colour is \"#RRGGBB\" or a name such as \"white\"");
  return std::string(text);
}

// A word that goes into DOT as it stands.
std::string word(const json::Value& value) {
  const std::string_view text = value.string();
  if (text.empty() || text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string_view::npos)
    value.fail("this is a name of Graphviz: lower case letters, digits and '_'");
  return std::string(text);
}

// One of the names, since Graphviz draws what it does not know as something else.
std::string one_of(const json::Value& value, const std::vector<std::string_view>& known) {
  std::string name = word(value);
  if (std::find(known.begin(), known.end(), name) == known.end())
    value.fail(fmt::format("Graphviz has no \"{}\"; {}", name, json::suggest(name, known)));
  return name;
}

const std::vector<std::string_view> kShapes = {
    "box",         "box3d",        "circle", "component", "cylinder", "diamond",       "doublecircle",
    "egg",         "ellipse",      "folder", "hexagon",   "house",    "invhouse",      "invtrapezium",
    "invtriangle", "none",         "note",   "octagon",   "oval",     "parallelogram", "pentagon",
    "plain",       "plaintext",    "point",  "polygon",   "rect",     "rectangle",     "septagon",
    "square",      "star",         "tab",    "trapezium", "triangle", "tripleoctagon", "underline",
    "cds",         "doubleoctagon"};
const std::vector<std::string_view> kLines = {"solid", "dashed", "dotted", "bold", "tapered", "invis"};

std::size_t limit(const json::Value& object, std::string_view key, std::size_t fallback, std::int64_t most) {
  const auto value = object.find(key);
  if (!value) return fallback;
  const std::int64_t number = value->integer();
  if (number < 1 || number > most) value->fail(fmt::format("this has to lie between 1 and {}", most));
  return static_cast<std::size_t>(number);
}

}  // namespace

Style Style::load(const std::string& path) {
  const json::Tree tree = json::Tree::load(path);
  const json::Value root = tree.root();
  root.only({"font", "background", "border", "types", "edges", "relations", "limits", "country_of"});
  Style style;
  style.font = root.string_or("font", "Helvetica,Arial,sans-serif");
  style.background = colour(root.get("background"));
  style.border = colour(root.get("border"));
  for (const json::Member& member : root.get("types").members()) {
    member.value.only({"fill", "text", "shape", "rounded"});
    TypeStyle type;
    type.fill = colour(member.value.get("fill"));
    type.text = colour(member.value.get("text"));
    type.shape = one_of(member.value.get("shape"), kShapes);
    type.rounded = member.value.boolean_or("rounded", false);
    style.types.emplace(std::string(member.key), std::move(type));
  }
  if (!style.types.contains("*")) root.get("types").fail("there is no \"*\": how all other types look");
  const json::Value edges = root.get("edges");
  edges.only({"stated", "planned", "reported", "negated"});
  constexpr std::string_view kLooks[kEdgeLooks] = {"stated", "planned", "reported", "negated"};
  for (std::size_t i = 0; i < kEdgeLooks; ++i) {
    const json::Value look = edges.get(kLooks[i]);
    look.only({"color", "line", "arrow", "says"});
    style.edges[i] = {colour(look.get("color")), one_of(look.get("line"), kLines), word(look.get("arrow")),
                      std::string(look.get("says").string())};
  }
  if (const auto relations = root.find("relations"))
    for (const json::Member& member : relations->members())
      style.relations.emplace(std::string(member.key), std::string(member.value.string()));
  if (const auto limits = root.find("limits")) {
    limits->only({"name", "name_width", "tooltip", "font_size", "edge_font_size"});
    // Graphviz reads no text beyond 16,384 bytes; a character has at most four, and "&" becomes five.
    style.name_limit = limit(*limits, "name", style.name_limit, 2000);
    style.name_width = limit(*limits, "name_width", style.name_width, 2000);
    style.tooltip_limit = limit(*limits, "tooltip", style.tooltip_limit, 3000);
    style.font_size = static_cast<double>(limit(*limits, "font_size", 11, 200));
    style.edge_font_size = static_cast<double>(limit(*limits, "edge_font_size", 9, 200));
  }
  for (const std::string_view name : root.strings_or_none("country_of")) style.country_of.emplace_back(name);
  return style;
}

const TypeStyle& Style::type(std::string_view name) const {
  const auto found = types.find(name);
  return found != types.end() ? found->second : types.find("*")->second;
}

std::string Style::words_for(std::string_view relation) const {
  const auto found = relations.find(relation);
  if (found != relations.end()) return found->second;
  std::string words(relation);
  for (char& c : words) {
    if (c == '_') c = ' ';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return words;
}

EdgeLook look_of(const KnowledgeGraph& graph, const Edge& edge) {
  if (edge.negated) return EdgeLook::kNegated;
  if (edge.modality != Modality::kActual) return EdgeLook::kPlanned;
  const auto evidence = graph.evidence(edge);
  const bool reported = !evidence.empty() && std::all_of(evidence.begin(), evidence.end(),
                                                         [](const Evidence& e) { return !e.speaker.empty(); });
  return reported ? EdgeLook::kReported : EdgeLook::kStated;
}

std::string edge_words(const Style& style, const Edge& edge) {
  std::string words = (edge.negated ? "not: " : "") + style.words_for(edge.type);
  if (edge.modality != Modality::kActual) words += fmt::format(" ({})", to_string(edge.modality));
  return words;
}

std::string edge_dates(const Edge& edge) {
  std::string text(edge.first_date);
  if (edge.last_date != edge.first_date) text += fmt::format(" – {}", edge.last_date);
  if (edge.evidence_count > 1) text += fmt::format("{}×{}", text.empty() ? "" : " ", edge.evidence_count);
  return text;
}

std::vector<NodeIndex> countries_of(const KnowledgeGraph& graph, const Style& style) {
  constexpr NodeIndex kNone = KnowledgeGraph::npos, kSeveral = KnowledgeGraph::npos - 1;
  std::vector<NodeIndex> country(graph.nodes().size(), kNone);
  for (NodeIndex i = 0; i < country.size(); ++i)
    if (graph.nodes()[i].type == "Country") country[i] = i;
  // An office leads to its country, a person to the office: as many rounds as the chain has steps.
  for (const std::string& relation : style.country_of) {
    for (int round = 0; round < 2; ++round) {
      std::vector<NodeIndex> next = country;
      for (NodeIndex i = 0; i < country.size(); ++i) {
        if (country[i] != kNone) continue;
        for (const EdgeIndex e : graph.out_edges(i)) {
          const Edge& edge = graph.edges()[e];
          if (edge.type != relation || edge.negated || edge.modality != Modality::kActual) continue;
          const NodeIndex found = country[edge.target];
          if (found == kNone || found == kSeveral) continue;
          next[i] = next[i] == kNone || next[i] == found ? found : kSeveral;
        }
      }
      country = std::move(next);
    }
  }
  std::replace(country.begin(), country.end(), kSeveral, kNone);
  return country;
}

}  // namespace edgewise
