// JSON Lines: a line for each document, node, edge and piece of evidence, told apart by "kind". What refers to
// something comes after it.

#include "edgewise/export/exporter.hpp"
#include "export/field_json.hpp"
#include "export/template_file.hpp"

namespace edgewise {
namespace {

using namespace exporting;

class JsonlExporter : public Exporter {
 public:
  explicit JsonlExporter(const ExportSettings& settings) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/jsonl/jsonl.template");
    file.only({"node fields", "edge fields", "evidence fields", "document fields"});
    node_fields_ = read_fields(file, "node fields", FieldsOf::kNode);
    edge_fields_ = read_fields(file, "edge fields", FieldsOf::kEdge);
    evidence_fields_ = read_fields(file, "evidence fields", FieldsOf::kEvidence);
    document_fields_ = read_fields(file, "document fields", FieldsOf::kDocument);
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    FieldReader reader(graph);
    const auto line = [&](const char* kind, const std::vector<NamedField>& fields, auto read, auto more) {
      json::Writer json(out);
      json.begin_object().member("kind", kind);
      more(json);
      for (const NamedField& field : fields) {
        const FieldValue value = read(field);
        if (!value.present) continue;
        json.key(field.name);
        write_json(json, value);
      }
      json.end_object();
      out += '\n';
      writer.check();
    };
    const auto nothing = [](json::Writer&) {};
    for (const DocumentInfo& d : graph.documents())
      line(
          "document", document_fields_, [&](const NamedField& f) { return reader.document(d, f); }, nothing);
    for (const Node& node : graph.nodes())
      line(
          "node", node_fields_, [&](const NamedField& f) { return reader.node(node, f); }, nothing);
    for (const Edge& edge : graph.edges()) {
      line(
          "edge", edge_fields_, [&](const NamedField& f) { return reader.edge(edge, f); },
          [&](json::Writer& json) {
            json.member("source", graph.nodes()[edge.source].id).member("target", graph.nodes()[edge.target].id);
          });
      for (std::size_t i = 0; i < graph.evidence(edge).size(); ++i)
        line(
            "evidence", evidence_fields_, [&](const NamedField& f) { return reader.evidence(edge, i, f); }, nothing);
    }
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  std::vector<NamedField> node_fields_, edge_fields_, evidence_fields_, document_fields_;
};

}  // namespace

ExportFormat jsonl_format() {
  ExportFormat format;
  format.name = "jsonl";
  format.says = "JSON Lines: documents, nodes, edges and every sentence behind them";
  format.extension = ".jsonl";
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<JsonlExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
