#pragma once
// The merged graph, in memory, read-only: what export, render, query and the short commands see. It is loaded from a
// store (store/store.hpp) by load_graph(), sorted, so that two stores with the same content give the same graph, byte
// for byte.
//
// Nodes are sorted by id, edges by (type, source id, target id, modality, negated, id); indexes are positions in those
// orders. All string views point into the graph's own storage and live as long as it does. Const access is safe from
// many threads.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/base/span.hpp"
#include "edgewise/model/fact.hpp"

namespace edgewise {

using NodeIndex = std::uint32_t;
using EdgeIndex = std::uint32_t;

struct Node {
  std::string_view id;    // "person:nikola_selakovic": never empty
  std::string_view type;  // "Person"
  std::string_view name;
  std::vector<std::string_view> aliases;  // other surface forms, sorted
  std::uint32_t mentions = 0;             // facts that have it as an end
  std::uint32_t documents = 0;
};

// One sentence behind an edge.
struct Evidence {
  std::string_view doc;
  std::uint32_t sentence_index = 0;
  Span sentence, subject, object, trigger;  // bytes in the document's text; trigger: empty where no word stands for it
  std::string_view text;                    // the sentence itself
  std::string_view speaker;                 // node id, empty where the document itself states it
  std::string_view speaker_name;
  std::string_view date;   // of this statement; empty where none
  std::string_view place;  // node id; empty where none
  std::string_view rule;
  double confidence = 0;
  std::vector<std::pair<std::string_view, std::string_view>> attrs;
};

// Facts with the same type, ends, modality and negation are one edge.
struct Edge {
  std::string_view id;    // deterministic, unique, from type, ends, modality and negation
  std::string_view type;  // "MET"
  NodeIndex source = 0, target = 0;
  Modality modality = Modality::kActual;
  bool negated = false;
  std::uint32_t evidence_count = 0;
  std::uint32_t documents = 0;
  std::string_view first_date,
      last_date;          // over the evidence's dates, else the documents' dates; empty where neither is known
  double confidence = 0;  // of the best evidence, raised by independent documents; 0 to 1
  std::uint32_t first_evidence = 0;        // evidence(first_evidence, evidence_count) belong to it
  std::vector<std::string_view> rules;     // sorted
  std::vector<std::string_view> docs;      // sorted
  std::vector<std::string_view> speakers;  // node ids, sorted
  std::vector<std::pair<std::string_view, std::string_view>> attrs;  // merged: values joined by "; ", sorted by key
};

struct DocumentInfo {
  std::string_view id, title, date, url, source;
  std::uint32_t facts = 0;
};

// An id that documents use and the node that it became part of. Ids that are a node's own are not listed.
struct EntityMerge {
  std::string_view id;        // "person:sergei_lavrov"
  std::string_view document;  // where a short name ("person:lavrov") was resolved in one document only; else empty
  NodeIndex node = 0;
  std::string_view why;  // one line for people
};

// What part of a graph a command works on. Empty members do not filter.
struct GraphFilter {
  std::vector<std::string> relation_types = {}, entity_types = {}, modalities = {};
  std::string around = {};  // a name or id; with depth
  int depth = 1;
  std::string from = {}, to = {};  // ISO dates, inclusive, compared by prefix
  std::uint32_t min_evidence = 0;
  std::size_t top = 0;  // keep the N nodes with the most evidence; 0: all
};

class KnowledgeGraph {
 public:
  KnowledgeGraph(KnowledgeGraph&&) noexcept;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;
  ~KnowledgeGraph();

  std::span<const Node> nodes() const;
  std::span<const Edge> edges() const;
  std::span<const Evidence> evidence(const Edge& edge) const;
  std::span<const DocumentInfo> documents() const;  // sorted by id
  std::span<const EntityMerge> merges() const;      // sorted by id, document

  std::span<const EdgeIndex> out_edges(NodeIndex node) const;  // ascending
  std::span<const EdgeIndex> in_edges(NodeIndex node) const;
  // By exact id; npos where there is none.
  static constexpr NodeIndex npos = 0xffffffff;
  NodeIndex find(std::string_view id) const;

  // The part that passes the filter, as a graph of its own that outlives this one. Dates are asked of each statement
  // (its own date, else the document's), and edges are counted anew from those that are left; nodes without an edge go.
  // Speakers and places of statements may therefore be no nodes of it. Throws UsageError where `around` names nothing
  // or is ambiguous.
  KnowledgeGraph filtered(const GraphFilter& filter) const;

  struct Data;  // how it is stored and built: src/graph/
  const Data& data() const { return *data_; }
  explicit KnowledgeGraph(std::unique_ptr<Data> data);

 private:
  std::unique_ptr<Data> data_;
};

}  // namespace edgewise
