// DOT for Graphviz. Every id and value is quoted and escaped; names are cut and wrapped, since Graphviz refuses texts
// above 16,384 bytes; the layout that fits the size is named in the file, so `dot -Tsvg` alone draws it well. The
// legend is the label of the graph: it holds for every layout, where a cluster would be torn apart by some.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "edgewise/export/exporter.hpp"
#include "edgewise/export/style.hpp"
#include "export/communities.hpp"
#include "export/dot_shelves.hpp"
#include "export/fields.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

// Light enough for black text, apart for colour-blind readers.
constexpr std::array<std::string_view, 8> kCommunityFills = {"#8CCBF0", "#F2C14E", "#7FCFB1", "#E9A6C6",
                                                             "#F0E442", "#F2A07B", "#B7B3E6", "#C9D88B"};

class DotExporter : public Exporter {
 public:
  explicit DotExporter(const ExportSettings& settings)
      : style_(Style::load(settings.templates + "/dot/style.json")),
        direction_(settings.get("rankdir", "LR")),
        layout_(settings.get("layout", "auto")),
        title_(settings.get("title", "")),
        clusters_(settings.has("clusters")),
        by_community_(settings.get("color", "type") == "community"),
        legend_(!settings.has("no-legend")),
        lines_(settings.get("lines", "each")) {
    if (settings.schema != nullptr)
      for (const RelationType& relation : settings.schema->relations())
        if (relation.symmetric) symmetric_.insert(relation.name);
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    if (by_community_) community_ = communities(graph);
    const bool ranked = by_rank(graph);
    write_head(graph, ranked, out);
    if (clusters_)
      write_clusters(graph, out);
    else
      for (NodeIndex i = 0; i < graph.nodes().size(); ++i) {
        write_node(graph, i, out);
        writer.check();
      }
    if (lines_ == "alike" || (lines_ == "auto" && !ranked)) {
      for (const std::vector<EdgeIndex>& line : lines_of(graph)) {
        write_line(graph, line, out);
        writer.check();
      }
    } else {
      for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
        write_line(graph, std::span(&e, 1), out);
        writer.check();
      }
    }
    if (ranked && !clusters_)
      for (const auto& [from, to] : shelf_edges(graph, direction_ == "TB" || direction_ == "BT"))
        out += fmt::format("  \"n{}\" -> \"n{}\" [style=invis];\n", from, to);
    out += "}\n";
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  // Ranks show who leads to what; a dense graph becomes a wall of lines that way.
  bool by_rank(const KnowledgeGraph& graph) const {
    const std::size_t nodes = graph.nodes().size(), edges = graph.edges().size();
    return layout_ == "auto" ? edges <= 40 || (edges <= 500 && 2 * edges <= 3 * nodes) : layout_ == "dot";
  }

  void write_head(const KnowledgeGraph& graph, bool ranked, std::string& out) const {
    out += "digraph \"edgewise\" {\n  graph [charset=\"UTF-8\", bgcolor=\"" + style_.background + "\", fontname=";
    append_dot_string(out, style_.font);
    out += fmt::format(", fontsize={}, labelloc=b, labeljust=l, pad=\"0.3\", outputorder=edgesfirst", style_.font_size);
    if (ranked)
      out += fmt::format(", layout=dot, rankdir={}, nodesep=0.25, ranksep=0.7, splines=true", direction_);
    else if (layout_ == "auto" || layout_ == "sfdp")
      out += fmt::format(
          ", layout=sfdp, overlap=prism, overlap_scaling=-5.5, sep=\"+8\", splines={}, K={}, repulsiveforce=1.5, "
          "pack=24",
          graph.edges().size() <= 400, graph.edges().size() <= 400 ? 2.5 : 1.4);  // room for words beside the lines
    else
      out += fmt::format(", layout={}, overlap=false, splines=true", layout_);
    // An empty table is an error to Graphviz.
    if (!title_.empty() || (legend_ && !graph.nodes().empty())) write_label(graph, out);
    out += "];\n  node [style=\"filled\", penwidth=0.8, color=\"" + style_.border + "\", fontname=";
    append_dot_string(out, style_.font);
    out += ", margin=\"0.09,0.05\"];\n  edge [fontname=";
    append_dot_string(out, style_.font);
    out += fmt::format(", fontsize={}, arrowsize=0.7];\n", style_.edge_font_size);
  }

  // Title and legend: only what occurs in this graph is explained.
  void write_label(const KnowledgeGraph& graph, std::string& out) const {
    std::set<std::string_view> types;
    for (const Node& node : graph.nodes()) types.insert(node.type);
    const double size = legend_size(graph);
    bool looks[kEdgeLooks] = {};
    for (const Edge& edge : graph.edges()) looks[static_cast<std::size_t>(look_of(graph, edge))] = true;
    out += ", label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"4\" cellpadding=\"3\">";
    if (!title_.empty()) {
      out += "<tr><td align=\"left\"><b>";
      append_dot_html(out, shortened(title_, 200));
      out += "</b></td></tr>";
    }
    if (legend_ && by_community_) write_communities(graph, out);
    if (legend_ && !types.empty()) {
      out +=
          "<tr><td align=\"left\"><table border=\"0\" cellborder=\"1\" cellspacing=\"4\" cellpadding=\"3\" color=\"" +
          style_.border + "\"><tr>";
      for (const std::string_view type : types) {
        const TypeStyle& look = style_.type(type);
        out += fmt::format("<td bgcolor=\"{}\"{}><font color=\"{}\" point-size=\"{}\">{}",
                           by_community_ ? style_.background : look.fill,
                           look.rounded || look.shape == "ellipse" ? " style=\"rounded\"" : "",
                           by_community_ ? "#000000" : look.text, size, outline_of(look));
        append_dot_html(out, shortened(type, 40));
        out += "</font></td>";
      }
      out += "</tr></table></td></tr>";
    }
    if (legend_ && !graph.edges().empty()) {
      out += "<tr><td align=\"left\">";
      const char* gap = "";
      for (std::size_t i = 0; i < kEdgeLooks; ++i) {
        if (!looks[i]) continue;
        const EdgeStyle& look = style_.edges[i];
        const char* sample = look.line == "dashed" ? "– – –" : look.line == "dotted" ? "· · · ·" : "———";
        out += fmt::format("{}<font color=\"{}\" point-size=\"{}\">{}{} ", gap, look.color, size, sample,
                           look.arrow == "tee" ? "|" : "▸");
        append_dot_html(out, look.says);
        out += "</font>";
        gap = "      ";
      }
      out += "</td></tr>";
    }
    out += "</table>>";
  }

  // A large picture is looked at from farther away.
  double legend_size(const KnowledgeGraph& graph) const {
    return style_.edge_font_size * std::clamp(std::sqrt(static_cast<double>(graph.nodes().size()) / 20), 1.0, 3.0);
  }

  // The shape as a character: cells of a table are boxes.
  static const char* outline_of(const TypeStyle& look) {
    if (look.rounded) return "\u25a2 ";
    if (look.shape == "ellipse") return "\u25cb ";
    if (look.shape == "hexagon") return "\u2b21 ";
    if (look.shape == "octagon") return "\u2b21 ";
    if (look.shape == "house") return "\u2302 ";
    if (look.shape == "trapezium") return "\u25b3 ";
    if (look.shape == "parallelogram") return "\u25b1 ";
    return "\u25a1 ";
  }

  // The largest groups, each called by its best-known node.
  void write_communities(const KnowledgeGraph& graph, std::string& out) const {
    std::vector<NodeIndex> best(kCommunityFills.size(), KnowledgeGraph::npos);
    std::vector<std::size_t> sizes(best.size(), 0);
    for (NodeIndex i = 0; i < community_.size(); ++i) {
      const std::uint32_t group = community_[i];
      if (group >= best.size()) continue;
      ++sizes[group];
      if (best[group] == KnowledgeGraph::npos || graph.nodes()[i].mentions > graph.nodes()[best[group]].mentions)
        best[group] = i;
    }
    out += "<tr><td align=\"left\"><table border=\"0\" cellborder=\"1\" cellspacing=\"4\" cellpadding=\"3\" color=\"" +
           style_.border + "\"><tr>";
    for (std::size_t group = 0; group < best.size() && sizes[group] > 1; ++group) {
      out += fmt::format("<td bgcolor=\"{}\"><font point-size=\"{}\">", kCommunityFills[group], legend_size(graph));
      append_dot_html(out, fmt::format("{} ({})", shortened(graph.nodes()[best[group]].name, 24), sizes[group]));
      out += "</font></td>";
    }
    out += "<td border=\"0\"> </td></tr></table></td></tr>";
  }

  void write_clusters(const KnowledgeGraph& graph, std::string& out) const {
    const std::vector<NodeIndex> countries = countries_of(graph, style_);
    for (NodeIndex country = 0; country < countries.size(); ++country) {
      if (countries[country] != country) continue;
      out +=
          fmt::format("  subgraph \"cluster_{}\" {{\n    graph [style=\"rounded\", color=\"#A0A0A0\", label=", country);
      append_dot_string(out, shortened(graph.nodes()[country].name, style_.name_limit));
      out += "];\n";
      for (NodeIndex i = 0; i < countries.size(); ++i)
        if (countries[i] == country) write_node(graph, i, out);
      out += "  }\n";
    }
    for (NodeIndex i = 0; i < countries.size(); ++i)
      if (countries[i] == KnowledgeGraph::npos) write_node(graph, i, out);
  }

  void write_node(const KnowledgeGraph& graph, NodeIndex index, std::string& out) const {
    const Node& node = graph.nodes()[index];
    const TypeStyle& look = style_.type(node.type);
    std::string name = shortened(node.name, style_.name_limit);
    if (name.empty()) name = shortened(node.id, style_.name_limit);
    const double size = std::min(style_.font_size + 1.5 * std::log2(1.0 + node.mentions / 2.0), 2.2 * style_.font_size);
    out += fmt::format("  \"n{}\" [label=", index);
    append_dot_string(out, wrapped(name, style_.name_width));
    const std::string_view fill = !by_community_                               ? std::string_view(look.fill)
                                  : community_[index] < kCommunityFills.size() ? kCommunityFills[community_[index]]
                                                                               : "#E4E4E4";
    out += fmt::format(", shape={}, fillcolor=\"{}\", fontcolor=\"{}\", fontsize={:.1f}", look.shape, fill,
                       by_community_ ? "#000000" : look.text, size);
    if (look.rounded) out += ", style=\"filled,rounded\"";
    out += ", tooltip=";
    std::string tip = fmt::format("{} · {} · {}", node.name.empty() ? node.id : node.name, node.type,
                                  node.mentions == 1 ? "1 fact" : fmt::format("{} facts", node.mentions));
    append_dot_string(out, shortened(tip, style_.tooltip_limit));
    out += "];\n";
  }

  // Edges of one direction between the same two nodes that look alike, in the order of their first.
  std::vector<std::vector<EdgeIndex>> lines_of(const KnowledgeGraph& graph) const {
    std::map<std::tuple<NodeIndex, NodeIndex, EdgeLook, bool>, std::size_t> at;
    std::vector<std::vector<EdgeIndex>> lines;
    for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
      const Edge& edge = graph.edges()[e];
      const auto [found, added] = at.try_emplace(
          {edge.source, edge.target, look_of(graph, edge), symmetric_.contains(edge.type)}, lines.size());
      if (added) lines.emplace_back();
      lines[found->second].push_back(e);
    }
    return lines;
  }

  // What stands beside a line: words and dates of one edge; of several the words, those said most often first.
  std::string label_of(const KnowledgeGraph& graph, std::span<const EdgeIndex> line) const {
    if (line.size() == 1) {
      const Edge& edge = graph.edges()[line.front()];
      const std::string label = wrapped(shortened(edge_words(style_, edge), style_.name_limit), style_.name_width);
      const std::string dates = edge_dates(edge);
      return dates.empty() ? label : label + '\n' + shortened(dates, 60);
    }
    constexpr std::size_t kMostWords = 4;
    std::vector<EdgeIndex> order(line.begin(), line.end());
    std::stable_sort(order.begin(), order.end(), [&](EdgeIndex a, EdgeIndex b) {
      return graph.edges()[a].evidence_count > graph.edges()[b].evidence_count;
    });
    const std::size_t shown = order.size() <= kMostWords ? order.size() : kMostWords - 1;
    std::string label;
    for (std::size_t i = 0; i < shown; ++i) {
      const Edge& edge = graph.edges()[order[i]];
      if (i > 0) label += '\n';
      label += shortened(edge_words(style_, edge), style_.name_limit);
      if (edge.evidence_count > 1) label += fmt::format(" ×{}", edge.evidence_count);
    }
    if (shown < order.size()) label += fmt::format("\nand {} more", order.size() - shown);
    return label;
  }

  void write_line(const KnowledgeGraph& graph, std::span<const EdgeIndex> line, std::string& out) const {
    const Edge& edge = graph.edges()[line.front()];
    const EdgeStyle& look = style_.edge(look_of(graph, edge));
    std::uint32_t evidence = 0;
    bool planned = true;
    for (const EdgeIndex e : line) {
      evidence += graph.edges()[e].evidence_count;
      planned = planned && graph.edges()[e].modality != Modality::kActual;
    }
    out += fmt::format("  \"n{}\" -> \"n{}\" [label=", edge.source, edge.target);
    append_dot_string(out, label_of(graph, line));
    out += fmt::format(", color=\"{0}\", fontcolor=\"{0}\", style=\"{1}\", penwidth={2:.1f}, arrowhead={3}", look.color,
                       edge.negated && planned ? style_.edge(EdgeLook::kPlanned).line : look.line,
                       std::min(1.0 + 0.7 * std::log2(std::max(1u, evidence)), 5.0), look.arrow);
    if (edge.negated) out += ", arrowsize=1.1";
    // Both ends are alike: no arrow, but what is denied keeps its bar.
    if (symmetric_.contains(edge.type)) out += edge.negated ? ", dir=both, arrowtail=tee" : ", dir=none";
    std::string tip;
    for (const EdgeIndex e : line) {
      const Edge& each = graph.edges()[e];
      const std::string_view sentence = best_sentence(graph, each);
      if (!tip.empty()) tip += " · ";
      tip += fmt::format("{} {} {}{}{}", graph.nodes()[each.source].name, edge_words(style_, each),
                         graph.nodes()[each.target].name, sentence.empty() ? "" : ": ", sentence);
    }
    tip = shortened(tip, style_.tooltip_limit);
    out += ", tooltip=";
    append_dot_string(out, tip);
    out += ", labeltooltip=";
    append_dot_string(out, tip);
    std::string_view url;
    for (std::size_t i = 0; i < line.size() && url.empty(); ++i) url = link_of(graph, graph.edges()[line[i]]);
    if (!url.empty()) {
      out += ", URL=\"";
      append_dot_url(out, url);
      out += '"';
    }
    out += "];\n";
  }

  // The first document of the edge that is on the web.
  static std::string_view link_of(const KnowledgeGraph& graph, const Edge& edge) {
    const std::span<const DocumentInfo> documents = graph.documents();
    for (const std::string_view id : edge.docs) {
      const auto found = std::lower_bound(documents.begin(), documents.end(), id,
                                          [](const DocumentInfo& d, std::string_view i) { return d.id < i; });
      if (found == documents.end() || found->id != id || found->url.size() > 2000) continue;
      if (found->url.starts_with("https://") || found->url.starts_with("http://")) return found->url;
    }
    return {};
  }

  Style style_;
  std::string direction_, layout_, title_;
  bool clusters_, by_community_, legend_;
  std::string lines_;
  std::vector<std::uint32_t> community_;
  std::set<std::string, std::less<>> symmetric_;
};

}  // namespace

ExportFormat dot_format() {
  ExportFormat format;
  format.name = "dot";
  format.says = "for Graphviz, with colours, shapes, labels and a legend";
  format.extension = ".dot";
  format.options = {
      {"layout",
       "ENGINE",
       "dot, sfdp, neato, fdp, circo, twopi (default: dot for few or sparse edges, else sfdp)",
       {"auto", "dot", "sfdp", "neato", "fdp", "circo", "twopi"}},
      {"rankdir", "DIRECTION", "where the layout by rank runs to", {"LR", "TB", "RL", "BT"}},
      {"clusters", "", "a frame round each country and what belongs to it", {}},
      {"lines",
       "HOW",
       "edges between the same two nodes: each a line, or one line for those that look alike; auto: alike where no "
       "ranks keep them apart",
       {"each", "alike", "auto"}},
      {"color", "BY", "fill by type, or by community: who is linked most with whom", {"type", "community"}},
      {"title", "TEXT", "a title", {}},
      {"no-legend", "", "leave the legend out", {}},
  };
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<DotExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
