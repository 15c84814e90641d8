// GEXF 1.2draft for Gephi: NetworkX refuses 1.3, and 1.2draft holds all that is needed. Colours are those of the
// pictures.

#include <cstdlib>

#include "edgewise/export/exporter.hpp"
#include "edgewise/export/style.hpp"
#include "export/field_json.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

const char* type_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::kInteger:
      return "long";
    case FieldKind::kReal:
      return "double";
    case FieldKind::kBoolean:
      return "boolean";
    default:
      return "string";
  }
}

class GexfExporter : public Exporter {
 public:
  explicit GexfExporter(const ExportSettings& settings) : style_(Style::load(settings.templates + "/dot/style.json")) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/gexf/gexf.template");
    file.only({"node fields", "edge fields"});
    node_fields_ = read_fields(file, "node fields", FieldsOf::kNode);
    edge_fields_ = read_fields(file, "edge fields", FieldsOf::kEdge);
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    removed_ = 0;
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<gexf xmlns=\"http://www.gexf.net/1.2draft\" xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" "
        "version=\"1.2\">\n<graph mode=\"static\" defaultedgetype=\"directed\">\n";
    write_attributes(out, "node", node_fields_);
    write_attributes(out, "edge", edge_fields_);
    FieldReader fields(graph);
    out += "<nodes>\n";
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
      write_node(out, graph.nodes()[i], i, fields);
      writer.check();
    }
    out += "</nodes>\n<edges>\n";
    for (std::size_t i = 0; i < graph.edges().size(); ++i) {
      write_edge(out, graph.edges()[i], i, fields);
      writer.check();
    }
    out += "</edges>\n</graph>\n</gexf>\n";
    writer.flush();
    report.removed_characters = removed_;
    return report;
  }

 private:
  void write_attributes(std::string& out, const char* of, const std::vector<NamedField>& fields) {
    out += std::string("<attributes class=\"") + of + "\">\n";
    for (std::size_t i = 0; i < fields.size(); ++i) {
      out += "<attribute id=\"";
      append_integer(out, static_cast<std::int64_t>(i));
      out += "\" title=\"";
      append_xml(out, fields[i].name);
      out += std::string("\" type=\"") + type_of(fields[i].kind) + "\"/>\n";
    }
    out += "</attributes>\n";
  }

  void write_node(std::string& out, const Node& node, std::size_t index, FieldReader& fields) {
    out += "<node id=\"n";
    append_integer(out, static_cast<std::int64_t>(index));
    out += "\" label=\"";
    const std::size_t before = out.size();
    removed_ += append_xml(out, node.name);
    if (out.size() == before) append_xml(out, node.id);
    out += "\"><attvalues>";
    for (std::size_t i = 0; i < node_fields_.size(); ++i) write_value(out, i, fields.node(node, node_fields_[i]));
    out += "</attvalues>";
    const std::string& fill = style_.type(node.type).fill;
    if (fill.size() == 7) {
      const auto part = [&](std::size_t at) { return std::strtol(fill.substr(at, 2).c_str(), nullptr, 16); };
      out += "<viz:color r=\"";
      append_integer(out, part(1));
      out += "\" g=\"";
      append_integer(out, part(3));
      out += "\" b=\"";
      append_integer(out, part(5));
      out += "\"/>";
    }
    out += "</node>\n";
  }

  void write_edge(std::string& out, const Edge& edge, std::size_t index, FieldReader& fields) {
    out += "<edge id=\"e";
    append_integer(out, static_cast<std::int64_t>(index));
    out += "\" source=\"n";
    append_integer(out, edge.source);
    out += "\" target=\"n";
    append_integer(out, edge.target);
    out += "\" label=\"";
    append_xml(out, edge.type);
    out += "\" weight=\"";
    append_real(out, edge.evidence_count);
    out += "\"><attvalues>";
    for (std::size_t i = 0; i < edge_fields_.size(); ++i) write_value(out, i, fields.edge(edge, edge_fields_[i]));
    out += "</attvalues></edge>\n";
  }

  void write_value(std::string& out, std::size_t index, const FieldValue& value) {
    if (!value.present) return;
    out += "<attvalue for=\"";
    append_integer(out, static_cast<std::int64_t>(index));
    out += "\" value=\"";
    switch (value.kind) {
      case FieldKind::kText:
      case FieldKind::kDate:
        removed_ += append_xml(out, value.text);
        break;
      case FieldKind::kInteger:
        append_integer(out, value.integer);
        break;
      case FieldKind::kReal:
        append_real(out, value.real);
        break;
      case FieldKind::kBoolean:
        out += value.boolean ? "true" : "false";
        break;
      case FieldKind::kList:
      case FieldKind::kAttributes:
        write_json_text(scratch_, value);
        removed_ += append_xml(out, scratch_);
        break;
    }
    out += "\"/>";
  }

  Style style_;
  std::vector<NamedField> node_fields_, edge_fields_;
  std::string scratch_;
  std::size_t removed_ = 0;
};

}  // namespace

ExportFormat gexf_format() {
  ExportFormat format;
  format.name = "gexf";
  format.says = "for Gephi, with the colours of the pictures";
  format.extension = ".gexf";
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<GexfExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
