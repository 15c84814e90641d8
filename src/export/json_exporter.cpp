// Node-link JSON: one object as NetworkX's node_link_graph() reads it and D3 draws it. An edge has a "key" of its own,
// so that parallel edges stay apart.

#include "edgewise/export/exporter.hpp"
#include "export/field_json.hpp"
#include "export/template_file.hpp"

namespace edgewise {
namespace {

using namespace exporting;

class JsonExporter : public Exporter {
 public:
  explicit JsonExporter(const ExportSettings& settings) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/json/json.template");
    file.only({"node fields", "edge fields"});
    node_fields_ = read_fields(file, "node fields", FieldsOf::kNode);
    edge_fields_ = read_fields(file, "edge fields", FieldsOf::kEdge);
    if (settings.has("sentences")) edge_fields_.push_back({Field::kSentences, FieldKind::kList, "sentences"});
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    FieldReader reader(graph);
    const auto members = [](json::Writer& json, const std::vector<NamedField>& fields, auto read) {
      for (const NamedField& field : fields) {
        const FieldValue value = read(field);
        if (!value.present) continue;
        json.key(field.name);
        write_json(json, value);
      }
    };
    out += "{\"directed\":true,\"multigraph\":true,\"graph\":{},\"nodes\":[";
    const char* before = "\n";
    for (const Node& node : graph.nodes()) {
      out += before;
      before = ",\n";
      json::Writer json(out);
      json.begin_object();
      members(json, node_fields_, [&](const NamedField& f) { return reader.node(node, f); });
      json.end_object();
      writer.check();
    }
    out += "\n],\"edges\":[";
    before = "\n";
    for (const Edge& edge : graph.edges()) {
      out += before;
      before = ",\n";
      json::Writer json(out);
      json.begin_object();
      json.member("source", graph.nodes()[edge.source].id).member("target", graph.nodes()[edge.target].id);
      members(json, edge_fields_, [&](const NamedField& f) { return reader.edge(edge, f); });
      json.end_object();
      writer.check();
    }
    out += "\n]}\n";
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  std::vector<NamedField> node_fields_, edge_fields_;
};

}  // namespace

ExportFormat json_format() {
  ExportFormat format;
  format.name = "json";
  format.says = "one JSON object of nodes and edges, for NetworkX and D3";
  format.extension = ".json";
  format.options = {{"sentences", "", "all sentences on their edge", {}}};
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<JsonExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
