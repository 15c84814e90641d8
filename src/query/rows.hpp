#pragma once
// Pieces that the answers share.

#include <string>

#include "edgewise/graph/best_sentence.hpp"
#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/query/answer.hpp"

namespace edgewise::query {

// "SANCTIONED (planned, not)"
std::string relation_words(const Edge& edge);
// "2021-03-12", or "2021-03-12 to 2021-04-02", or nothing.
std::string date_words(std::string_view first, std::string_view last);
std::string name_of(const KnowledgeGraph& graph, NodeIndex node);
std::string sentence_of(const Evidence* evidence);
// The date of a document, empty where it is unknown.
std::string_view document_date(const KnowledgeGraph& graph, std::string_view id);
bool has_attribute(const Evidence& evidence, std::string_view key);

}  // namespace edgewise::query
