// JSON Lines: a line for each document, node, edge and piece of evidence, told apart by "kind". What refers to
// something comes after it.

#include "edgewise/export/exporter.hpp"
#include "export/row_json.hpp"
#include "export/template_file.hpp"

namespace edgewise {
namespace {

using namespace exporting;

class JsonlExporter : public Exporter {
 public:
  explicit JsonlExporter(const ExportSettings& settings) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/jsonl/jsonl.template");
    file.only({"node fields", "edge fields", "evidence fields", "document fields"});
    nodes_ = Kind(file, "node", FieldsOf::kNode);
    edges_ = Kind(file, "edge", FieldsOf::kEdge);
    evidence_ = Kind(file, "evidence", FieldsOf::kEvidence);
    documents_ = Kind(file, "document", FieldsOf::kDocument);
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    ByteSink& sink = target.open("");
    RowBuffer out;
    std::string scratch;
    FieldReader reader(graph);
    const auto line = [&](const Kind& kind, auto read, auto more) {
      out.put(kind.begin);
      more();
      for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const FieldValue value = read(kind.fields[i]);
        if (!value.present) continue;
        out.put(kind.keys[i]);
        put_json(out, value, scratch);
      }
      out.put("}\n");
      out.check(sink);
    };
    const auto nothing = [] {};
    for (const DocumentInfo& d : graph.documents())
      line(
          documents_, [&](const NamedField& f) { return reader.document(d, f); }, nothing);
    for (const Node& node : graph.nodes())
      line(
          nodes_, [&](const NamedField& f) { return reader.node(node, f); }, nothing);
    for (EdgeIndex e = 0; e < graph.edges().size(); ++e) {
      look_ahead(graph, e);
      const Edge& edge = graph.edges()[e];
      line(
          edges_, [&](const NamedField& f) { return reader.edge(edge, f); },
          [&] {
            out.put(",\"source\":");
            put_json(out, graph.nodes()[edge.source].id, scratch);
            out.put(",\"target\":");
            put_json(out, graph.nodes()[edge.target].id, scratch);
          });
      for (std::size_t i = 0; i < graph.evidence(edge).size(); ++i)
        line(
            evidence_, [&](const NamedField& f) { return reader.evidence(edge, i, f); }, nothing);
    }
    out.flush(sink);
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  // What lines of one kind hold.
  struct Kind {
    Kind() = default;
    Kind(const TemplateFile& file, const std::string& name, FieldsOf of)
        : begin("{\"kind\":\"" + name + '"'),
          fields(read_fields(file, name + " fields", of)),
          keys(json_keys(fields)) {}
    std::string begin;
    std::vector<NamedField> fields;
    std::vector<std::string> keys;
  };
  Kind nodes_, edges_, evidence_, documents_;
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
