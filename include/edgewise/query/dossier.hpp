#pragma once
// Answers to what people ask most: about one node, one type, one office, one edge, the graph as a whole. Each gives an
// Answer (query/answer.hpp) that depends on the graph alone.

#include <span>
#include <string>
#include <string_view>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/query/answer.hpp"

namespace edgewise {

// Roles, meetings, visits, stances, ties of a node: each with date, count, edge and the best sentence.
Answer dossier(const KnowledgeGraph& graph, NodeIndex node);

// Chains that link two nodes, fewest steps first, then most evidence. An empty table where there is none.
Answer chains(const KnowledgeGraph& graph, NodeIndex from, NodeIndex to, std::size_t most);

// Who stands close to a node: by closeness() (graph/algorithms.hpp) in percent, a personalised PageRank over evidence.
// Each with its strongest edge to the node, or the node between where there is none; below 0.005 percent nobody is
// close. `types`: only nodes of them, all where empty.
Answer related(const KnowledgeGraph& graph, NodeIndex from, std::span<const std::string> types, std::size_t most);

// What happened, by date: of a node, or of all edges of a relation type. A statement that names no date stands at its
// document's date with "~" before it.
Answer timeline_of(const KnowledgeGraph& graph, NodeIndex node);
Answer timeline_of_type(const KnowledgeGraph& graph, std::string_view relation);

// Who held an office, when, by what the texts say. `as_of`: ISO date, empty for the whole time. Holders whose times
// overlap contradict each other: each pair is a conflict, shown with both sources.
Answer holders(const KnowledgeGraph& graph, NodeIndex office, std::string_view as_of);

// Every sentence, document, rule and span behind an edge. `id`: the edge's id or the beginning of one. Throws
// UsageError where the whole graph has no such edge. `part`: what a filter left of it.
Answer why(const KnowledgeGraph& whole, const KnowledgeGraph& part, std::string_view id);
// The same of all edges between two nodes, in both directions.
Answer why_between(const KnowledgeGraph& graph, NodeIndex a, NodeIndex b);

Answer statistics(const KnowledgeGraph& graph);
// The types in use with their counts and what they mean.
Answer schema_in_use(const KnowledgeGraph& graph, const Schema& schema);

}  // namespace edgewise
