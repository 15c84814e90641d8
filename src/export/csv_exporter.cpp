// CSV: two files for `neo4j-admin database import` and two plain ones for pandas, Gephi and spreadsheets. The import
// tool takes no raw line break and has no escape for the delimiter of arrays, so line breaks become spaces, and arrays
// are parted by U+001F, which no value keeps.

#include <algorithm>

#include "edgewise/export/exporter.hpp"
#include "export/field_json.hpp"
#include "export/fields.hpp"
#include "export/key_text.hpp"
#include "export/row_buffer.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

constexpr char kArrayDelimiter = '\x1f';

// A value without control characters.
std::string one_line(std::string_view text) {
  std::string scratch(text);
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
    write_nodes(graph, target);
    write_edges(graph, target);
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
  // A file for the import tool and one for everybody else, written side by side: their cells differ in lists only.
  struct Pair {
    Pair(ExportTarget& target, const std::string& name)
        : import_sink(target.open("import-" + name)), plain_sink(target.open(name)) {}
    void end_row() {
      import.put('\n');
      plain.put('\n');
      import.check(import_sink);
      plain.check(plain_sink);
    }
    void flush() {
      import.flush(import_sink);
      plain.flush(plain_sink);
    }
    ByteSink &import_sink, &plain_sink;
    RowBuffer import, plain;
  };

  void write_nodes(const KnowledgeGraph& graph, ExportTarget& target) {
    Pair files(target, "nodes.csv");
    write_header(files, "id:ID(Entity),:LABEL", "Id,Label", node_fields_);
    FieldReader fields(graph);
    for (const Node& node : graph.nodes()) {
      put_both(files, key_text(node.id, key_));
      files.import.put(",Entity");
      files.import.put(kArrayDelimiter);
      put_name(files.import, node.type);
      files.plain.put(',');
      put_text(files.plain, node.name.empty() ? node.id : node.name);
      for (const NamedField& field : node_fields_) put_value(files, fields.node(node, field));
      files.end_row();
    }
    files.flush();
  }

  void write_edges(const KnowledgeGraph& graph, ExportTarget& target) {
    Pair files(target, "edges.csv");
    write_header(files, ":START_ID(Entity),:END_ID(Entity),:TYPE,id", "Source,Target,Type,Id,Label", edge_fields_);
    FieldReader fields(graph);
    for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
      look_ahead(graph, e);
      const Edge& edge = graph.edges()[e];
      put_both(files, key_text(graph.nodes()[edge.source].id, key_));
      put_both(files, ",", key_text(graph.nodes()[edge.target].id, key_));
      files.import.put(',');
      put_name(files.import, edge.type);
      files.plain.put(",Directed");
      put_both(files, ",", key_text(edge.id, key_));
      files.plain.put(',');
      put_text(files.plain, edge.type);
      for (const NamedField& field : edge_fields_) put_value(files, fields.edge(edge, field));
      files.end_row();
    }
    files.flush();
  }

  static void write_header(Pair& files, std::string_view import, std::string_view plain,
                           const std::vector<NamedField>& fields) {
    std::string import_line(import), plain_line(plain);
    for (const NamedField& field : fields) {
      import_line += ',';
      append_cypher_name(import_line, field.name);
      import_line += import_type(field.kind);
      plain_line += ',';
      append_csv(plain_line, field.name);
    }
    files.import.put(import_line);
    files.plain.put(plain_line);
    files.end_row();
  }

  void put_name(RowBuffer& out, std::string_view name) {
    scratch_.clear();
    append_cypher_name(scratch_, name);
    out.put(scratch_);
  }

  void put_both(Pair& files, std::string_view text) { put_both(files, {}, text); }
  void put_both(Pair& files, std::string_view before, std::string_view text) {
    files.import.put(before);
    const std::size_t begin = files.import.size();
    put_text(files.import, text);
    files.plain.put(before);
    files.plain.put(files.import.text().substr(begin));
  }

  // As append_csv() of the text on one line, which is the long way.
  void put_text(RowBuffer& out, std::string_view text) {
    const std::size_t begin = out.size();
    if (!blank_ends(text)) {
      if (out.put_plain<',', ';', '"'>(text)) return;
      out.put('"');
      if (out.put_plain<'"'>(text)) {
        // Controls are no reason for quotes, and there are none.
        out.put('"');
        return;
      }
      out.cut(begin);
    }
    scratch_.clear();
    append_csv(scratch_, one_line(text));
    out.put(scratch_);
  }

  static bool blank_ends(std::string_view text) { return !text.empty() && (text.front() == ' ' || text.back() == ' '); }

  // The import tool takes lists parted by its own character, everybody else JSON.
  void put_import_list(RowBuffer& out, const std::vector<std::string_view>& list) {
    const std::size_t begin = out.size();
    bool plain = !blank_ends(list.front()) && !blank_ends(list.back());
    for (std::size_t i = 0; plain && i < list.size(); ++i) {
      if (i > 0) out.put(kArrayDelimiter);
      plain = out.put_plain<',', ';', '"'>(list[i]);
    }
    if (plain) return;
    out.cut(begin);
    joined_.clear();
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (i > 0) joined_ += kArrayDelimiter;
      joined_ += one_line(list[i]);
    }
    scratch_.clear();
    append_csv(scratch_, joined_);
    out.put(scratch_);
  }

  // JSON in a field is always quoted, and its quotes are doubled.
  void put_json_field(RowBuffer& out, const FieldValue& value) {
    const std::size_t begin = out.size();
    const auto put = [&out](std::string_view before, std::string_view text) {
      out.put(before);
      return out.put_plain<'"', '\\'>(text);
    };
    bool plain = true;
    std::string_view before;
    if (value.kind == FieldKind::kList) {
      before = "\"[\"\"";
      for (std::size_t i = 0; plain && i < value.list->size(); ++i) {
        plain = put(before, (*value.list)[i]);
        before = "\"\",\"\"";
      }
      out.put("\"\"]\"");
    } else {
      before = "\"{\"\"";
      for (std::size_t i = 0; plain && i < value.attributes->size(); ++i) {
        const auto& [key, text] = (*value.attributes)[i];
        plain = put(before, key) && put("\"\":\"\"", text);
        before = "\"\",\"\"";
      }
      out.put("\"\"}\"");
    }
    if (plain) return;
    out.cut(begin);
    write_json_text(joined_, value);
    scratch_.clear();
    append_csv(scratch_, one_line(joined_));
    out.put(scratch_);
  }

  void put_value(Pair& files, const FieldValue& value) {
    files.import.put(',');
    files.plain.put(',');
    if (!value.present) return;
    const std::size_t begin = files.import.size();
    switch (value.kind) {
      case FieldKind::kText:
      case FieldKind::kDate:
        put_text(files.import, value.text);
        break;
      case FieldKind::kInteger:
        files.import.put(value.integer);
        break;
      case FieldKind::kReal:
        put_real(files.import, value.real);
        break;
      case FieldKind::kBoolean:
        files.import.put(value.boolean ? std::string_view("true") : std::string_view("false"));
        break;
      case FieldKind::kAttributes:
        put_json_field(files.import, value);
        break;
      case FieldKind::kList:
        put_import_list(files.import, *value.list);
        put_json_field(files.plain, value);
        return;
    }
    files.plain.put(files.import.text().substr(begin));
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
