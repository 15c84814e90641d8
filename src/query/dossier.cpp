#include "edgewise/query/dossier.hpp"

#include <algorithm>

#include "query/rows.hpp"

namespace edgewise {
namespace {

using namespace query;

struct Section {
  const char* key;
  const char* title;
  std::vector<std::string_view> relations;
};

// The questions people have about somebody, in that order. What no section names goes to the last.
const std::vector<Section>& sections() {
  static const std::vector<Section> list = {
      {"roles", "Roles", {"HOLDS_ROLE", "OFFICE_OF", "ACCREDITED_TO", "APPOINTED"}},
      {"meetings", "Meetings and calls", {"MET", "PHONED", "HOSTED", "INVITED", "MEDIATED", "DISCUSSED"}},
      {"visits", "Visits and events", {"VISITED", "ATTENDED"}},
      {"stances",
       "Stances and acts",
       {"SAID",         "SUPPORTS",          "THANKED",           "PRAISED",  "RECOGNIZED", "AGREED_WITH",
        "COMMITTED_TO", "PROPOSED",          "REQUESTED",         "REJECTED", "CRITICIZED", "ACCUSED",
        "THREATENED",   "PROTESTED_AGAINST", "SANCTIONED",        "COERCED",  "ATTACKED",   "AIDS",
        "SUPPLIES",     "YIELDED_TO",        "MOBILIZED_AGAINST", "APPROVED", "SIGNED"}},
      {"ties", "Ties", {}},
  };
  return list;
}

std::size_t section_of(std::string_view relation) {
  for (std::size_t i = 0; i < sections().size(); ++i) {
    const auto& names = sections()[i].relations;
    if (std::find(names.begin(), names.end(), relation) != names.end()) return i;
  }
  return sections().size() - 1;
}

}  // namespace

Answer dossier(const KnowledgeGraph& graph, NodeIndex index) {
  const Node& node = graph.nodes()[index];
  Answer answer;
  answer.head = {{"name", name_of(graph, index)},
                 {"type", node.type},
                 {"id", node.id},
                 {"also", Cell::items({node.aliases.begin(), node.aliases.end()})},
                 {"facts", Cell::number(node.mentions)},
                 {"documents", Cell::number(node.documents)}};
  struct Found {
    EdgeIndex edge;
    bool outgoing;
  };
  std::vector<std::vector<Found>> found(sections().size());
  for (const EdgeIndex e : graph.out_edges(index)) found[section_of(graph.edges()[e].type)].push_back({e, true});
  for (const EdgeIndex e : graph.in_edges(index))
    // A loop was seen as an outgoing edge.
    if (graph.edges()[e].source != index) found[section_of(graph.edges()[e].type)].push_back({e, false});
  for (std::size_t s = 0; s < sections().size(); ++s) {
    if (found[s].empty()) continue;
    std::sort(found[s].begin(), found[s].end(), [&](const Found& a, const Found& b) {
      const Edge& left = graph.edges()[a.edge];
      const Edge& right = graph.edges()[b.edge];
      if (left.first_date.empty() != right.first_date.empty()) return right.first_date.empty();
      if (left.first_date != right.first_date) return left.first_date < right.first_date;
      if (left.evidence_count != right.evidence_count) return left.evidence_count > right.evidence_count;
      return a.edge < b.edge;
    });
    AnswerTable table;
    table.key = sections()[s].key;
    table.title = sections()[s].title;
    table.columns = {"date", "from", "relation", "to", "count", "edge", "sentence"};
    for (const Found& f : found[s]) {
      const Edge& edge = graph.edges()[f.edge];
      table.rows.push_back({date_words(edge.first_date, edge.last_date), name_of(graph, edge.source),
                            relation_words(edge), name_of(graph, edge.target), Cell::number(edge.evidence_count),
                            edge.id, sentence_of(best_evidence(graph, edge))});
    }
    answer.tables.push_back(std::move(table));
  }
  return answer;
}

}  // namespace edgewise
