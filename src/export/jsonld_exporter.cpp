// JSON-LD: the quads of N-Quads (rdf.hpp) as JSON with a context of its own, nothing to fetch. Names, types and edges
// stand in the default graph, then comes each document with the graph of what it states.

#include <algorithm>

#include "edgewise/base/json.hpp"
#include "edgewise/export/exporter.hpp"
#include "export/rdf.hpp"

namespace edgewise {
namespace {

using namespace exporting;

// Groups statements of one subject, which come one after the other, into objects, a line each.
class JsonObjects : public RdfSink {
 public:
  JsonObjects(BufferedWriter& writer, const RdfNames& names) : writer_(writer) {
    prefixes_ = {{"rdf", kRdf},
                 {"rdfs", kRdfs},
                 {"skos", kSkos},
                 {"prov", kProv},
                 {"xsd", kXsd},
                 {"dcterms", kDcterms},
                 {"wdt", names.wikidata},
                 {"entity", names.entity},
                 {"edge", names.edge},
                 {"document", names.document},
                 {"type", names.type},
                 {"relation", names.relation},
                 {"property", names.property}};
  }

  void write_context() {
    json::Writer json(writer_.text());
    json.begin_object();
    json.key("@version").number(1.1);
    for (const auto& [prefix, base] : prefixes_) {
      json.key(prefix).begin_object().member("@id", base);
      json.key("@prefix").boolean(true);
      json.end_object();
    }
    json.end_object();
  }

  void statement(const RdfIri& subject, const RdfIri& predicate, const RdfObject& object) override {
    if (!open_ || subject.name != subject_.name || subject.base != subject_.base) {
      finish();
      open_ = true;
      subject_ = subject;
    }
    const bool is_type = predicate.base == kRdf && predicate.name == "type";
    std::string& values = values_of(is_type ? std::string("@type") : compact(predicate));
    if (!values.empty()) values += ',';
    if (is_type) {
      append_name(values, object.iri);
    } else if (!object.iri.base.empty()) {
      values += "{\"@id\":";
      append_name(values, object.iri);
      values += '}';
    } else if (object.type.empty()) {
      json::write_string(values, object.text);
    } else {
      values += "{\"@type\":";
      append_name(values, {kXsd, object.type});
      values += ",\"@value\":";
      json::write_string(values, object.text);
      values += '}';
    }
  }

  // Writes the object that is open.
  void finish() {
    if (!open_) return;
    begin();
    std::string& out = writer_.text();
    out += "{\"@id\":";
    append_name(out, subject_);
    for (std::size_t i = 0; i < used_; ++i) {
      out += ',';
      json::write_string(out, properties_[i].first);
      out += ":[";
      out += properties_[i].second;
      out += ']';
    }
    out += '}';
    used_ = 0;
    open_ = false;
    writer_.check();
  }

  void begin_graph(const RdfIri& document) {
    finish();
    begin();
    writer_.text() += "{\"@id\":";
    append_name(writer_.text(), document);
    writer_.text() += ",\"@graph\":[";
    first_ = true;
  }
  void end_graph() {
    finish();
    writer_.text() += "\n]}";
    first_ = false;
  }

 private:
  void begin() {
    writer_.text() += first_ ? "\n" : ",\n";
    first_ = false;
  }
  // The values so far of a property of the object that is open: a key stands once in an object.
  std::string& values_of(std::string name) {
    for (std::size_t i = 0; i < used_; ++i)
      if (properties_[i].first == name) return properties_[i].second;
    if (used_ == properties_.size()) properties_.emplace_back();
    properties_[used_].first = std::move(name);
    properties_[used_].second.clear();
    return properties_[used_++].second;
  }
  std::string compact(const RdfIri& iri) const {
    std::string name;
    append_iri_name(name, iri.name);
    // "document://x" would be taken for an IRI of its own.
    for (const auto& [prefix, base] : prefixes_)
      if (base == iri.base && !name.starts_with("//")) return std::string(prefix) + ':' + name;
    return std::string(iri.base) + name;
  }
  void append_name(std::string& out, const RdfIri& iri) const { json::write_string(out, compact(iri)); }

  BufferedWriter& writer_;
  std::vector<std::pair<std::string_view, std::string_view>> prefixes_;
  std::vector<std::pair<std::string, std::string>> properties_;  // the first used_ of them
  std::size_t used_ = 0;
  RdfIri subject_;
  bool open_ = false, first_ = true;
};

class JsonldExporter : public Exporter {
 public:
  explicit JsonldExporter(const ExportSettings& settings)
      : schema_(settings.schema), names_(RdfNames::load(settings.templates)) {}

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    JsonObjects objects(writer, names_);
    const RdfGraph rdf(graph, names_, schema_);
    writer.text() += "{\"@context\":";
    objects.write_context();
    writer.text() += ",\"@graph\":[";
    for (const DocumentInfo& document : graph.documents()) rdf.document(document, objects);
    for (const Node& node : graph.nodes()) rdf.node(node, objects);
    for (const Edge& edge : graph.edges()) rdf.edge(edge, objects);
    for (const Piece& piece : pieces(graph)) {
      if (piece.first) objects.begin_graph({names_.document, piece.evidence[0].doc});
      rdf.stated(graph.edges()[piece.edge], piece.evidence, objects);
      if (piece.last) objects.end_graph();
    }
    objects.finish();
    writer.text() += "\n]}\n";
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  // What one document states of one edge.
  struct Piece {
    EdgeIndex edge;
    std::span<const Evidence> evidence;
    bool first = false, last = false;  // of its document
  };

  static std::vector<Piece> pieces(const KnowledgeGraph& graph) {
    std::vector<Piece> all;
    for (EdgeIndex e = 0; e < graph.edges().size(); ++e)
      by_document(graph.evidence(graph.edges()[e]), [&](std::span<const Evidence> evidence) {
        all.push_back({e, evidence});
      });
    std::stable_sort(all.begin(), all.end(),
                     [](const Piece& a, const Piece& b) { return a.evidence[0].doc < b.evidence[0].doc; });
    for (std::size_t i = 0; i < all.size(); ++i) {
      all[i].first = i == 0 || all[i - 1].evidence[0].doc != all[i].evidence[0].doc;
      if (all[i].first && i > 0) all[i - 1].last = true;
    }
    if (!all.empty()) all.back().last = true;
    return all;
  }

  const Schema* schema_;
  RdfNames names_;
};

}  // namespace

ExportFormat jsonld_format() {
  ExportFormat format;
  format.name = "jsonld";
  format.says = "RDF as JSON-LD: what nquads writes, for programs that read JSON";
  format.extension = ".jsonld";
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<JsonldExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
