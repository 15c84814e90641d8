#pragma once
// The merged graph as the query language sees it: the same labels, types and properties that `edgewise export cypher`
// writes for Neo4j, so that one query gives the same rows in both.
//
//   nodes          labels Entity and the type; id, type, name, aliases, mentions, documents
//   relationships  the type; id, modality, negated, evidence_count, documents, first_date, last_date, date_precision,
//                  confidence, rules, docs, speakers, attr_<key> for each attribute, sentence (the best one)
//
// Dates that are whole days are dates; months, years and intervals are text (see earliest() and latest()). What is
// empty is null. Nodes are found by id and by name. The view borrows the graph, which must outlive it; values must not
// outlive the view.

#include <memory>
#include <string>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/query/cypher/property_graph.hpp"

namespace edgewise::cypher {

std::unique_ptr<PropertyGraph> make_knowledge_view(const KnowledgeGraph& graph);
// Straight from the image in a store (graph/snapshot.hpp): at once, whatever its size. Nodes and relationships have the
// ids that load_graph() would give them as indexes. Null where the store holds no image of its present facts.
std::unique_ptr<PropertyGraph> open_knowledge_view(const std::string& store_path);

}  // namespace edgewise::cypher
