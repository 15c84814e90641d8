// GraphML that one file makes right for all readers. What each of them needs:
//
//   the schema     ids are NMTOKENs, unique over nodes, edges and keys; keys before the graph; no other attributes
//   APOC           labels of a node from the key "labels" (":Entity:Person"), type of an edge from the key "label",
//   first TinkerPop      keys "labelV" and "labelE"; no booleans, whose form it and Boost disagree about: 0 and 1 as
//   int Gephi          a node key that is called "label" NetworkX       edge ids that never repeat; lists as text all
//   no <default>, no for="all", no control characters (they are left out and counted)

#include <algorithm>

#include "edgewise/base/error.hpp"
#include "edgewise/export/exporter.hpp"
#include "export/field_json.hpp"
#include "export/fields.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

constexpr std::string_view kHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n"
    "<key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
    "<key id=\"labelV\" for=\"node\" attr.name=\"labelV\" attr.type=\"string\"/>\n"
    "<key id=\"n_label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "<key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n"
    "<key id=\"labelE\" for=\"edge\" attr.name=\"labelE\" attr.type=\"string\"/>\n";

const char* type_of(FieldKind kind) {
  switch (kind) {
    case FieldKind::kInteger:
    case FieldKind::kBoolean:
      return "int";
    case FieldKind::kReal:
      return "double";
    default:
      return "string";
  }
}

class GraphmlExporter : public Exporter {
 public:
  explicit GraphmlExporter(const ExportSettings& settings) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/graphml/graphml.template");
    file.only({"node fields", "edge fields"});
    node_fields_ = read_fields(file, "node fields", FieldsOf::kNode);
    edge_fields_ = read_fields(file, "edge fields", FieldsOf::kEdge);
    if (settings.has("sentences")) edge_fields_.push_back({Field::kSentences, FieldKind::kList, "sentences"});
    check(file, "node fields", node_fields_);
    check(file, "edge fields", edge_fields_);
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    out += kHead;
    for (const NamedField& field : node_fields_) append_key(out, 'n', "node", field);
    for (const NamedField& field : edge_fields_) append_key(out, 'e', "edge", field);
    out += "<graph id=\"graph\" edgedefault=\"directed\">\n";
    FieldReader fields(graph);
    std::size_t& removed = report.removed_characters;
    for (std::size_t i = 0; i < graph.nodes().size(); ++i) {
      append_node(out, graph.nodes()[i], i, fields, removed);
      writer.check();
    }
    for (std::size_t i = 0; i < graph.edges().size(); ++i) {
      look_ahead(graph, static_cast<EdgeIndex>(i));
      append_edge(out, graph.edges()[i], i, fields, removed);
      writer.check();
    }
    out += "</graph>\n</graphml>\n";
    writer.flush();
    return report;
  }

 private:
  static void check(const TemplateFile& file, std::string_view section, const std::vector<NamedField>& fields) {
    for (const NamedField& field : fields) {
      const bool plain = field.name.find_first_not_of(
                             "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.") == std::string::npos;
      if (!plain) file.fail(file.lines(section)[0].number, "\"" + field.name + "\" is no name that GraphML can hold");
      if (field.name.starts_with("label"))
        file.fail(file.lines(section)[0].number, "\"" + field.name + "\" belongs to the exporter; call it otherwise");
    }
  }

  static void append_key(std::string& out, char prefix, const char* of, const NamedField& field) {
    out += "<key id=\"";
    out += prefix;
    out += '_';
    out += field.name;
    out += "\" for=\"";
    out += of;
    out += "\" attr.name=\"";
    out += field.name;
    out += "\" attr.type=\"";
    out += type_of(field.kind);
    out += "\"/>\n";
  }

  void append_node(std::string& out, const Node& node, std::size_t index, FieldReader& fields, std::size_t& removed) {
    out += "<node id=\"n";
    append_integer(out, static_cast<std::int64_t>(index));
    out += "\"><data key=\"labels\">:Entity:";
    append_cypher_name(out, node.type);
    out += "</data><data key=\"labelV\">";
    removed += append_xml(out, node.type);
    out += "</data><data key=\"n_label\">";
    const std::size_t before = out.size();
    removed += append_xml(out, node.name);
    if (out.size() == before) append_xml(out, node.id);
    out += "</data>";
    for (const NamedField& field : node_fields_) removed += append_data(out, 'n', field, fields.node(node, field));
    out += "</node>\n";
  }

  void append_edge(std::string& out, const Edge& edge, std::size_t index, FieldReader& fields, std::size_t& removed) {
    out += "<edge id=\"e";
    append_integer(out, static_cast<std::int64_t>(index));
    out += "\" source=\"n";
    append_integer(out, edge.source);
    out += "\" target=\"n";
    append_integer(out, edge.target);
    out += "\"><data key=\"label\">";
    append_xml(out, edge.type);
    out += "</data><data key=\"labelE\">";
    append_xml(out, edge.type);
    out += "</data>";
    for (const NamedField& field : edge_fields_) removed += append_data(out, 'e', field, fields.edge(edge, field));
    out += "</edge>\n";
  }

  std::size_t append_data(std::string& out, char prefix, const NamedField& field, const FieldValue& value) {
    if (!value.present) return 0;
    std::size_t removed = 0;
    out += "<data key=\"";
    out += prefix;
    out += '_';
    out += field.name;
    out += "\">";
    switch (value.kind) {
      case FieldKind::kText:
      case FieldKind::kDate:
        removed = append_xml(out, value.text);
        break;
      case FieldKind::kInteger:
        append_integer(out, value.integer);
        break;
      case FieldKind::kReal:
        append_real(out, value.real);
        break;
      case FieldKind::kBoolean:
        out += value.boolean ? '1' : '0';
        break;
      case FieldKind::kList:
      case FieldKind::kAttributes:
        write_json_text(scratch_, value);
        removed = append_xml(out, scratch_);
        break;
    }
    out += "</data>";
    return removed;
  }

  std::vector<NamedField> node_fields_, edge_fields_;
  std::string scratch_;
};

}  // namespace

ExportFormat graphml_format() {
  ExportFormat format;
  format.name = "graphml";
  format.says = "for Gephi, yEd, NetworkX, igraph, Boost, TinkerPop and Neo4j's APOC";
  format.extension = ".graphml";
  format.options = {{"sentences", "", "all sentences on their edge", {}}};
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<GraphmlExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
