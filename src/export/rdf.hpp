#pragma once
// What a graph says in RDF, statement by statement: N-Quads and JSON-LD write the same. Names, types and edges hold of
// all documents; what one document states is asked for by itself, since it stands in that document's own graph. What is
// planned, denied or only claimed by a speaker is a statement node and never a plain statement.

#include <span>
#include <string>
#include <string_view>

#include "edgewise/graph/knowledge_graph.hpp"
#include "edgewise/model/schema.hpp"

namespace edgewise::exporting {

inline constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
inline constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
inline constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
inline constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
inline constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view kDcterms = "http://purl.org/dc/terms/";

// The beginnings of IRIs, from export/nquads/nquads.template. Throws RuleError.
struct RdfNames {
  std::string entity, edge, document, type, relation, property, wikidata;
  static RdfNames load(const std::string& templates);
};

struct RdfIri {
  std::string_view base, name;  // name is any text: append_iri_name() encodes it
};

struct RdfObject {
  RdfIri iri;             // where iri.base is not empty
  std::string_view text;  // else a literal
  std::string_view type;  // of the literal, a name of XML Schema; empty: plain text
};

class RdfSink {
 public:
  virtual ~RdfSink() = default;
  virtual void statement(const RdfIri& subject, const RdfIri& predicate, const RdfObject& object) = 0;
};

class RdfGraph {
 public:
  RdfGraph(const KnowledgeGraph& graph, const RdfNames& names, const Schema* schema)
      : graph_(graph), names_(names), schema_(schema) {}

  void document(const DocumentInfo& document, RdfSink& sink) const;
  void node(const Node& node, RdfSink& sink) const;
  void edge(const Edge& edge, RdfSink& sink) const;
  // What one document states of an edge: `evidence` is all of that document's.
  void stated(const Edge& edge, std::span<const Evidence> evidence, RdfSink& sink) const;

 private:
  const KnowledgeGraph& graph_;
  const RdfNames& names_;
  const Schema* schema_;
};

// The pieces of an edge's evidence that are of one document, one after the other.
template <typename Take>
void by_document(std::span<const Evidence> evidence, Take take) {
  for (std::size_t begin = 0, end = 0; begin < evidence.size(); begin = end) {
    while (end < evidence.size() && evidence[end].doc == evidence[begin].doc) ++end;
    take(evidence.subspan(begin, end - begin));
  }
}

// The name percent-encoded where an IRI cannot hold it.
void append_iri_name(std::string& out, std::string_view name);

}  // namespace edgewise::exporting
