#include "query/rows.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace edgewise::query {

std::string relation_words(const Edge& edge) {
  std::string words(edge.type);
  if (edge.modality != Modality::kActual && edge.negated)
    return words + fmt::format(" ({}, not)", to_string(edge.modality));
  if (edge.modality != Modality::kActual) return words + fmt::format(" ({})", to_string(edge.modality));
  if (edge.negated) words += " (not)";
  return words;
}

std::string date_words(std::string_view first, std::string_view last) {
  if (first == last || last.empty()) return std::string(first);
  return fmt::format("{} to {}", first, last);
}

std::string name_of(const KnowledgeGraph& graph, NodeIndex index) {
  const Node& node = graph.nodes()[index];
  return std::string(node.name.empty() ? node.id : node.name);
}

std::string sentence_of(const Evidence* evidence) {
  return evidence == nullptr ? std::string() : std::string(evidence->text);
}

std::string_view document_date(const KnowledgeGraph& graph, std::string_view id) {
  const auto documents = graph.documents();
  const auto found = std::lower_bound(documents.begin(), documents.end(), id,
                                      [](const DocumentInfo& d, std::string_view wanted) { return d.id < wanted; });
  return found != documents.end() && found->id == id ? found->date : std::string_view();
}

bool has_attribute(const Evidence& evidence, std::string_view key) {
  return std::any_of(evidence.attrs.begin(), evidence.attrs.end(),
                     [&](const auto& attr) { return attr.first == key && attr.second != "false"; });
}

}  // namespace edgewise::query
