#include "cli/result_forms.hpp"

#include "edgewise/export/exporter.hpp"
#include "edgewise/graph/subgraph.hpp"

namespace edgewise {

using cypher::Type;
using cypher::Value;

const std::vector<std::string>& result_forms() {
  static const std::vector<std::string> forms = {"table", "box", "markdown", "json",    "jsonl",
                                                 "csv",   "tsv", "dot",      "graphml", "cypher"};
  return forms;
}

std::optional<cypher::ResultFormat> row_form(const std::string& name) {
  for (std::size_t i = 0; i < 7; ++i)
    if (result_forms()[i] == name) return static_cast<cypher::ResultFormat>(i);
  return std::nullopt;
}

void Touched::add(const Value& value) {
  switch (value.type()) {
    case Type::kNode:
      nodes_.push_back(value.as_id());
      return;
    case Type::kRelationship:
      edges_.push_back(value.as_id());
      return;
    case Type::kPath:
      nodes_.insert(nodes_.end(), value.as_path().nodes.begin(), value.as_path().nodes.end());
      edges_.insert(edges_.end(), value.as_path().relationships.begin(), value.as_path().relationships.end());
      return;
    case Type::kList:
      for (const Value& item : value.as_list()) add(item);
      return;
    case Type::kMap:
      for (const auto& [key, item] : value.as_map()) add(item);
      return;
    default:
      return;
  }
}

void write_touched(const KnowledgeGraph& graph, const Touched& touched, const std::string& form,
                   const CommonOptions& common, ExportTarget& target) {
  ExportSettings settings;
  settings.templates = data_folder("export");
  const Schema schema = Schema::load(common.schema_files());
  settings.schema = &schema;
  export_format(form).make(settings)->write(subgraph(graph, touched.nodes(), touched.edges()), target);
  target.commit();
}

}  // namespace edgewise
