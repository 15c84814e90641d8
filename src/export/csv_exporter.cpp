// CSV: two files for `neo4j-admin database import` and two plain ones for pandas, Gephi and spreadsheets. The import
// tool takes no raw line break and has no escape for the delimiter of arrays, so line breaks become spaces, and arrays
// are parted by U+001F, which no value keeps.

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "edgewise/export/exporter.hpp"
#include "export/field_json.hpp"
#include "export/fields.hpp"
#include "export/key_text.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

constexpr char kArrayDelimiter = '\x1f';

// True where some byte may be below 0x20; eight at a time, since nearly every text has none.
bool may_have_control(std::string_view text) {
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + i, 8);
    if (((word - 0x2020202020202020) & ~word & 0x8080808080808080) != 0) return true;
  }
  for (; i < text.size(); ++i)
    if (static_cast<unsigned char>(text[i]) < 0x20) return true;
  return false;
}

// A value without control characters. Returns `text` where it has none.
std::string_view one_line(std::string_view text, std::string& scratch) {
  if (!may_have_control(text)) return text;
  scratch.assign(text);
  std::replace_if(
      scratch.begin(), scratch.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != kReplacedByte; },
      ' ');
  return scratch;
}

const char* import_type(FieldKind kind) {
  switch (kind) {
    case FieldKind::kInteger:
      return ":long";
    case FieldKind::kReal:
      return ":double";
    case FieldKind::kBoolean:
      return ":boolean";
    case FieldKind::kList:
      return ":string[]";
    default:
      return ":string";
  }
}

class CsvExporter : public Exporter {
 public:
  explicit CsvExporter(const ExportSettings& settings) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/csv/csv.template");
    file.only({"node fields", "edge fields"});
    node_fields_ = read_fields(file, "node fields", FieldsOf::kNode);
    edge_fields_ = read_fields(file, "edge fields", FieldsOf::kEdge);
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    write_nodes(graph, target, "import-nodes.csv", true);
    write_edges(graph, target, "import-edges.csv", true);
    write_nodes(graph, target, "nodes.csv", false);
    write_edges(graph, target, "edges.csv", false);
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    report.notes = {
        "load into an empty Neo4j database that is stopped, in that folder:",
        "  neo4j-admin database import full neo4j --nodes=import-nodes.csv --relationships=import-edges.csv "
        "--array-delimiter=U+001F"};
    return report;
  }

 private:
  void write_nodes(const KnowledgeGraph& graph, ExportTarget& target, const std::string& name, bool import) {
    BufferedWriter writer(target.open(name));
    std::string& out = writer.text();
    out += import ? "id:ID(Entity),:LABEL" : "Id,Label";
    write_header(out, node_fields_, import);
    FieldReader fields(graph);
    for (const Node& node : graph.nodes()) {
      append_text(out, key_text(node.id, key_));
      out += ',';
      if (import) {
        out += "Entity";
        out += kArrayDelimiter;
        append_cypher_name(out, node.type);
      } else {
        append_text(out, node.name.empty() ? node.id : node.name);
      }
      for (const NamedField& field : node_fields_) append_value(out, fields.node(node, field), import);
      out += '\n';
      writer.check();
    }
    writer.flush();
  }

  void write_edges(const KnowledgeGraph& graph, ExportTarget& target, const std::string& name, bool import) {
    BufferedWriter writer(target.open(name));
    std::string& out = writer.text();
    out += import ? ":START_ID(Entity),:END_ID(Entity),:TYPE,id" : "Source,Target,Type,Id,Label";
    write_header(out, edge_fields_, import);
    FieldReader fields(graph);
    for (const Edge& edge : graph.edges()) {
      append_text(out, key_text(graph.nodes()[edge.source].id, key_));
      out += ',';
      append_text(out, key_text(graph.nodes()[edge.target].id, key_));
      out += ',';
      if (import) {
        append_cypher_name(out, edge.type);
        out += ',';
        append_text(out, key_text(edge.id, key_));
      } else {
        out += "Directed,";
        append_text(out, key_text(edge.id, key_));
        out += ',';
        append_text(out, edge.type);
      }
      for (const NamedField& field : edge_fields_) append_value(out, fields.edge(edge, field), import);
      out += '\n';
      writer.check();
    }
    writer.flush();
  }

  static void write_header(std::string& out, const std::vector<NamedField>& fields, bool import) {
    for (const NamedField& field : fields) {
      out += ',';
      if (import) {
        append_cypher_name(out, field.name);
        out += import_type(field.kind);
      } else {
        append_csv(out, field.name);
      }
    }
    out += '\n';
  }

  void append_text(std::string& out, std::string_view text) { append_csv(out, one_line(text, scratch_)); }

  void append_value(std::string& out, const FieldValue& value, bool import) {
    out += ',';
    if (!value.present) return;
    switch (value.kind) {
      case FieldKind::kText:
      case FieldKind::kDate:
        append_text(out, value.text);
        return;
      case FieldKind::kInteger:
        append_integer(out, value.integer);
        return;
      case FieldKind::kReal:
        append_real(out, value.real);
        return;
      case FieldKind::kBoolean:
        out += value.boolean ? "true" : "false";
        return;
      case FieldKind::kList:
        if (import) {
          joined_.clear();
          for (std::size_t i = 0; i < value.list->size(); ++i) {
            if (i > 0) joined_ += kArrayDelimiter;
            joined_ += one_line((*value.list)[i], scratch_);
          }
          append_csv(out, joined_);
          return;
        }
        [[fallthrough]];
      case FieldKind::kAttributes:
        write_json_text(joined_, value);
        append_text(out, joined_);
        return;
    }
  }

  std::vector<NamedField> node_fields_, edge_fields_;
  std::string scratch_, joined_, key_;
};

}  // namespace

ExportFormat csv_format() {
  ExportFormat format;
  format.name = "csv";
  format.says = "a folder: files for neo4j-admin import, and nodes.csv and edges.csv for pandas and Gephi";
  format.folder = true;
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<CsvExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
