#pragma once
// The fields of nodes, edges, evidence and documents, by name: what a template may ask for. One table for all formats,
// so that a field is called the same and holds the same everywhere. A template may write a field under another name.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/graph/knowledge_graph.hpp"

namespace edgewise::exporting {

class TemplateFile;

enum class FieldKind : std::uint8_t { kText, kDate, kInteger, kReal, kBoolean, kList, kAttributes };

enum class Field : std::uint8_t {
  // nodes
  kId,
  kType,
  kName,
  kAliases,
  kMentions,
  kDocuments,
  // edges, besides kId, kType, kDocuments
  kModality,
  kNegated,
  kEvidenceCount,
  kFirstDate,
  kLastDate,
  kDatePrecision,
  kConfidence,
  kRules,
  kDocs,
  kSpeakers,
  kAttributes,
  kSentence,
  kSentences,
  // evidence, besides kModality and so on of its edge
  kText,
  kDate,
  kDoc,
  kSentenceIndex,
  kSentenceStart,
  kSentenceEnd,
  kTriggerStart,
  kTriggerEnd,
  kSubjectStart,
  kSubjectEnd,
  kObjectStart,
  kObjectEnd,
  kSpeaker,
  kSpeakerName,
  kPlace,
  kRule,
  kEdge,
  // documents
  kTitle,
  kUrl,
  kSource,
  kFacts,
};

struct NamedField {
  Field field;
  FieldKind kind;
  std::string name;  // as it is written
};

enum class FieldsOf : std::uint8_t { kNode, kEdge, kEvidence, kDocument };

// The fields that a section of a template lists, one a line: "evidence_count" or "id as entity_id". Throws RuleError
// for an unknown field and for a name given twice.
std::vector<NamedField> read_fields(const TemplateFile& file, std::string_view section, FieldsOf of);

// One value. Absent values (empty text, empty list) are left out of most formats.
struct FieldValue {
  FieldKind kind = FieldKind::kText;
  bool present = false;
  bool boolean = false;
  std::string_view text;
  std::int64_t integer = 0;
  double real = 0;
  const std::vector<std::string_view>* list = nullptr;
  const std::vector<std::pair<std::string_view, std::string_view>>* attributes = nullptr;
};

// Reads values; what it returns lives until the next call. `names_of` resolves indexes of nodes.
class FieldReader {
 public:
  explicit FieldReader(const KnowledgeGraph& graph) : graph_(graph) {}
  FieldValue node(const Node& node, const NamedField& field);
  FieldValue edge(const Edge& edge, const NamedField& field);
  FieldValue evidence(const Edge& edge, std::size_t which, const NamedField& field);
  FieldValue document(const DocumentInfo& document, const NamedField& field);

 private:
  const KnowledgeGraph& graph_;
  std::vector<std::string_view> list_;
  std::string text_;
};

// Asks the memory for what an edge some way behind this one is made of: its ends and documents lie anywhere, and a
// writer of a million edges would wait for each.
inline void look_ahead(const KnowledgeGraph& graph, EdgeIndex edge) {
#if defined(__GNUC__)
  constexpr EdgeIndex kFar = 16, kNear = 8;
  const std::span<const Edge> edges = graph.edges();
  const std::span<const Node> nodes = graph.nodes();
  if (edge + kFar < edges.size()) {
    const Edge& far = edges[edge + kFar];
    __builtin_prefetch(&nodes[far.source]);
    __builtin_prefetch(&nodes[far.target]);
    __builtin_prefetch(far.docs.data());
    __builtin_prefetch(far.rules.data());
    const Edge& near = edges[edge + kNear];
    __builtin_prefetch(nodes[near.source].id.data());
    __builtin_prefetch(nodes[near.target].id.data());
    __builtin_prefetch(near.id.data());
    if (!near.docs.empty()) __builtin_prefetch(near.docs.front().data());
  }
#else
  static_cast<void>(graph), static_cast<void>(edge);
#endif
}

// The sentence that shows an edge best: the most confident, then the shortest, then the first; empty where none has
// text.
std::string_view best_sentence(const KnowledgeGraph& graph, const Edge& edge);
// The sentences, each once, in the order of the evidence.
void collect_sentences(const KnowledgeGraph& graph, const Edge& edge, std::vector<std::string_view>& out);
// The id of a piece of evidence: the same as long as the fact is the same, whatever else comes into the graph.
void append_evidence_id(std::string& out, const KnowledgeGraph& graph, const Edge& edge, std::size_t which);
std::string evidence_id(const KnowledgeGraph& graph, const Edge& edge, std::size_t which);

}  // namespace edgewise::exporting
