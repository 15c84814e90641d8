#include "graph/build_graph.hpp"

#include <algorithm>
#include <array>
#include <compare>

#include "graph/build_nodes.hpp"
#include "graph/edge_hash.hpp"
#include "graph/graph_data.hpp"

namespace edgewise {
namespace {

// A fact on its way into an edge. `key` orders edges as the graph promises: type, source, target, modality, negated.
struct Draft {
  std::uint64_t key_high = 0, key_low = 0;  // type rank 32 | source 32; target 32 | modality, negated
  std::uint32_t fact = 0;
  bool swapped = false;  // ends of a symmetric fact that stand the other way round in the text
  bool same_edge(const Draft& other) const { return key_high == other.key_high && key_low == other.key_low; }
};

class EdgeBuilder {
 public:
  EdgeBuilder(const FactTable& table, const EntityUnits& units, const EntityGroups& groups,
              std::span<const std::string> symmetric, KnowledgeGraph::Data& data)
      : table_(table), units_(units), groups_(groups), symmetric_(symmetric), data_(data) {}

  void build() {
    rank_types();
    draft_facts();
    std::sort(drafts_.begin(), drafts_.end(), [this](const Draft& a, const Draft& b) { return before(a, b); });
    decode_all_attrs();
    data_.evidence.reserve(drafts_.size());
    data_.evidence_document.reserve(drafts_.size());
    for (std::size_t i = 0; i < drafts_.size();) {
      std::size_t end = i + 1;
      while (end < drafts_.size() && drafts_[end].same_edge(drafts_[i])) ++end;
      add_edge(i, end);
      i = end;
    }
    part_equal_ids();
  }

 private:
  std::uint32_t node_of(std::uint32_t form, std::uint32_t document) const {
    return groups_.group_of[units_.unit_of(form, document)];
  }

  // Types are compared by their place in the sorted list of those that occur.
  void rank_types() {
    for (const FactRow& fact : table_.facts) types_.push_back(fact.type);
    std::sort(types_.begin(), types_.end());
    types_.erase(std::unique(types_.begin(), types_.end()), types_.end());
    std::sort(types_.begin(), types_.end(),
              [this](StringId a, StringId b) { return table_.string(a) < table_.string(b); });
    rank_.resize(table_.pool->strings.size());
    for (std::uint32_t r = 0; r < types_.size(); ++r) rank_[types_[r]] = r;
    for (const StringId type : types_)
      has_order_.push_back(std::find(symmetric_.begin(), symmetric_.end(), table_.string(type)) == symmetric_.end());
  }

  void draft_facts() {
    drafts_.reserve(table_.facts.size());
    for (std::uint32_t f = 0; f < table_.facts.size(); ++f) {
      const FactRow& fact = table_.facts[f];
      std::uint32_t source = node_of(fact.subject, fact.document);
      std::uint32_t target = node_of(fact.object, fact.document);
      const std::uint32_t rank = rank_[fact.type];
      const bool swapped = !has_order_[rank] && source > target;
      if (swapped) std::swap(source, target);
      drafts_.push_back({(static_cast<std::uint64_t>(rank) << 32) | source,
                         (static_cast<std::uint64_t>(target) << 32) | (fact.modality * 2U) | (fact.negated ? 1U : 0U),
                         f, swapped});
    }
  }

  // Statements of one edge by document, sentence and place in it; then by all else that they say, so that no tie is
  // left.
  bool before(const Draft& a, const Draft& b) const {
    if (a.key_high != b.key_high) return a.key_high < b.key_high;
    if (a.key_low != b.key_low) return a.key_low < b.key_low;
    const FactRow &x = table_.facts[a.fact], &y = table_.facts[b.fact];
    const auto numbers = [](const FactRow& f) {
      return std::array<std::uint32_t, 7>{f.document,          f.sentence,         f.subject_span.begin,
                                          f.object_span.begin, f.subject_span.end, f.object_span.end,
                                          f.confidence};
    };
    if (const auto order = numbers(x) <=> numbers(y); order != 0) return order < 0;
    const auto strings = [this](const FactRow& f) {
      const auto id = [this](std::uint32_t form) {
        return form == FactRow::kNone ? std::string_view() : table_.string(table_.forms[form].id);
      };
      const auto name = [this](std::uint32_t form) {
        return form == FactRow::kNone ? std::string_view() : table_.string(table_.forms[form].name);
      };
      return std::array<std::string_view, 13>{table_.string(f.rule),
                                              table_.string(f.date),
                                              table_.string(f.attrs),
                                              id(f.subject),
                                              id(f.object),
                                              id(f.speaker),
                                              id(f.place),
                                              name(f.subject),
                                              name(f.object),
                                              name(f.speaker),
                                              name(f.place),
                                              table_.string(f.subject_text),
                                              table_.string(f.object_text)};
    };
    return strings(x) < strings(y);
  }

  // Each distinct set of attributes is taken apart once.
  void decode_all_attrs() {
    attrs_.resize(table_.pool->strings.size());
    for (const FactRow& fact : table_.facts)
      if (fact.attrs != 0 && attrs_[fact.attrs].empty())
        attrs_[fact.attrs] = decode_attrs(table_.string(fact.attrs), *data_.made);
  }

  void add_edge(std::size_t begin, std::size_t end) {
    const Draft& first = drafts_[begin];
    Edge edge;
    edge.type = table_.string(types_[first.key_high >> 32]);
    edge.source = static_cast<NodeIndex>(first.key_high);
    edge.target = static_cast<NodeIndex>(first.key_low >> 32);
    const auto rest = static_cast<std::uint32_t>(first.key_low);
    edge.modality = static_cast<Modality>(rest >> 1);
    edge.negated = (rest & 1) != 0;
    edge.id = edge_id(edge);
    edge.first_evidence = static_cast<std::uint32_t>(data_.evidence.size());
    edge.evidence_count = static_cast<std::uint32_t>(end - begin);
    for (std::size_t i = begin; i < end; ++i) add_evidence(drafts_[i]);
    data_.count_evidence(edge);
    data_.edges.push_back(std::move(edge));
  }

  void add_evidence(const Draft& draft) {
    const FactRow& fact = table_.facts[draft.fact];
    const SentenceRow& sentence = table_.sentences[fact.sentence];
    Evidence e;
    e.doc = table_.documents[fact.document].id;
    e.sentence_index = sentence.index;
    e.sentence = sentence.span;
    e.subject = draft.swapped ? fact.object_span : fact.subject_span;
    e.object = draft.swapped ? fact.subject_span : fact.object_span;
    e.trigger = fact.trigger;
    e.text = sentence.text;
    if (fact.speaker != FactRow::kNone) {
      const Node& speaker = data_.nodes[node_of(fact.speaker, fact.document)];
      e.speaker = speaker.id;
      e.speaker_name = speaker.name;
    }
    if (fact.place != FactRow::kNone) e.place = data_.nodes[node_of(fact.place, fact.document)].id;
    e.date = table_.string(fact.date);
    e.rule = table_.string(fact.rule);
    e.confidence = fact.confidence / 100.0;
    e.attrs = attrs_[fact.attrs];
    data_.evidence.push_back(std::move(e));
    data_.evidence_document.push_back(fact.document);
  }

  std::string_view edge_id(const Edge& edge) {
    hashes_.push_back(edge_hash(edge.type, data_.nodes[edge.source].id, data_.nodes[edge.target].id, edge.modality,
                                edge.negated, scratch_));
    return data_.made->copy(edge_id_of(hashes_.back()));
  }

  // Two edges with one hash are not expected in any graph that fits into memory; if they come, the later in order gets
  // a longer id.
  void part_equal_ids() {
    std::vector<std::uint64_t> sorted = hashes_;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) return;
    std::vector<EdgeIndex> order(data_.edges.size());
    for (EdgeIndex e = 0; e < order.size(); ++e) order[e] = e;
    const auto& edges = data_.edges;
    std::sort(order.begin(), order.end(), [&edges](EdgeIndex a, EdgeIndex b) {
      return edges[a].id != edges[b].id ? edges[a].id < edges[b].id : a < b;
    });
    for (std::size_t i = 1; i < order.size(); ++i)
      if (edges[order[i]].id == edges[order[i - 1]].id)
        data_.edges[order[i]].id = data_.made->join(edges[order[i - 1]].id, "b");
  }

  const FactTable& table_;
  const EntityUnits& units_;
  const EntityGroups& groups_;
  std::span<const std::string> symmetric_;
  KnowledgeGraph::Data& data_;

  std::vector<StringId> types_;      // by rank
  std::vector<std::uint32_t> rank_;  // by string
  std::vector<bool> has_order_;      // by rank
  std::vector<Draft> drafts_;
  std::vector<std::vector<std::pair<std::string_view, std::string_view>>> attrs_;  // by string
  std::vector<std::uint64_t> hashes_;                                              // behind the ids, by edge
  std::string scratch_;
};

void add_documents(const FactTable& table, KnowledgeGraph::Data& data) {
  for (const DocumentRow& row : table.documents)
    data.documents.push_back({row.id, row.title, row.date, row.url, row.source, row.facts});
}

void add_merges(const FactTable& table, const EntityUnits& units, const EntityGroups& groups,
                KnowledgeGraph::Data& data) {
  for (const EntityGroups::Join& join : groups.joins) {
    const Unit& unit = units.units()[join.unit];
    const std::string_view document = unit.short_person() ? table.documents[unit.document].id : std::string_view();
    data.merges.push_back({table.string(unit.id), document, join.group, data.made->copy(join.why)});
  }
}

}  // namespace

KnowledgeGraph build_graph(const FactTable& table, std::span<const std::string> symmetric, const Ledger& ledger) {
  const EntityUnits units(table);
  const EntityGroups groups = group_entities(table, units, ledger);
  auto data = std::make_unique<KnowledgeGraph::Data>();
  data->kept = {table.pool, data->made};
  add_documents(table, *data);
  data->nodes = build_nodes(table, units, groups, *data->made);
  // From here on no node is added: edges hold positions.
  EdgeBuilder(table, units, groups, symmetric, *data).build();
  add_merges(table, units, groups, *data);
  data->index_edges();
  return KnowledgeGraph(std::move(data));
}

}  // namespace edgewise
