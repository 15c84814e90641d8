// N-Quads: a named graph for each document, so that every statement says where it stands. In a document's graph stand
// what it states as actual, plainly (and with Wikidata's property, where the schema names one), and for each edge a
// statement node with modality, negation, speaker and date: what is planned or denied is never written as if it were
// so. What holds of all documents, names and types, stands in the default graph.

#include <algorithm>

#include "edgewise/export/exporter.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view kRdfs = "http://www.w3.org/2000/01/rdf-schema#";
constexpr std::string_view kSkos = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view kProv = "http://www.w3.org/ns/prov#";
constexpr std::string_view kXsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view kDcterms = "http://purl.org/dc/terms/";

// <base name>, the name percent-encoded where an IRI cannot hold it.
void append_iri(std::string& out, std::string_view base, std::string_view name) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string scratch;
  out += '<';
  out += base;
  for (const char c : well_formed(name, scratch)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~' || c == ':' || c == '@' || c == '/';
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  out += '>';
}

void append_literal(std::string& out, std::string_view text) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string scratch;
  out += '"';
  for (const char c : well_formed(text, scratch)) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          out += "\\u00";
          out += kHex[static_cast<unsigned char>(c) >> 4];
          out += kHex[c & 15];
        } else {
          out += c;
        }
    }
  }
  out += '"';
}

void append_typed(std::string& out, std::string_view text, std::string_view type) {
  append_literal(out, text);
  out += "^^";
  append_iri(out, kXsd, type);
}

void append_date(std::string& out, std::string_view date) {
  switch (precision_of(date)) {
    case DatePrecision::kDay:
      append_typed(out, date, "date");
      return;
    case DatePrecision::kMonth:
      append_typed(out, date, "gYearMonth");
      return;
    case DatePrecision::kYear:
      append_typed(out, date, "gYear");
      return;
    default:
      append_literal(out, date);
  }
}

class NquadsExporter : public Exporter {
 public:
  explicit NquadsExporter(const ExportSettings& settings) : schema_(settings.schema) {
    const TemplateFile file = TemplateFile::load(settings.templates + "/nquads/nquads.template");
    file.only({"names"});
    const auto name = [&](std::string_view key) {
      std::string base(file.setting("names", key, ""));
      if (base.find(':') == std::string::npos || base.find_first_of(" <>\"{}|\\^`") != std::string::npos)
        file.fail(file.lines("names")[0].number, "\"" + std::string(key) + "\" has to be the beginning of an IRI");
      return base;
    };
    entity_ = name("entity");
    edge_ = name("edge");
    document_ = name("document");
    type_ = name("type");
    relation_ = name("relation");
    property_ = name("property");
    wikidata_ = name("wikidata");
  }

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    std::string& out = writer.text();
    for (const DocumentInfo& document : graph.documents()) {
      write_document(out, document);
      writer.check();
    }
    for (const Node& node : graph.nodes()) {
      write_node(out, node);
      writer.check();
    }
    for (const Edge& edge : graph.edges()) {
      write_edge(out, graph, edge);
      writer.check();
    }
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  // A quad whose object `value(out)` writes; in the default graph where `document` is empty.
  template <typename Value>
  void quad(std::string& out, std::string_view base, std::string_view name, std::string_view predicate_base,
            std::string_view predicate, Value value, std::string_view document = {}) const {
    append_iri(out, base, name);
    out += ' ';
    append_iri(out, predicate_base, predicate);
    out += ' ';
    value(out);
    if (!document.empty()) {
      out += ' ';
      append_iri(out, document_, document);
    }
    out += " .\n";
  }

  void write_document(std::string& out, const DocumentInfo& d) const {
    quad(out, document_, d.id, kRdf, "type", [](std::string& o) { append_iri(o, kProv, "Entity"); });
    if (!d.title.empty())
      quad(out, document_, d.id, kDcterms, "title", [&](std::string& o) { append_literal(o, d.title); });
    if (!d.date.empty()) quad(out, document_, d.id, kDcterms, "date", [&](std::string& o) { append_date(o, d.date); });
    if (!d.source.empty())
      quad(out, document_, d.id, kDcterms, "publisher", [&](std::string& o) { append_literal(o, d.source); });
    if (!d.url.empty())
      quad(out, document_, d.id, kDcterms, "source", [&](std::string& o) { append_literal(o, d.url); });
  }

  void write_node(std::string& out, const Node& node) const {
    quad(out, entity_, node.id, kRdf, "type", [&](std::string& o) { append_iri(o, type_, node.type); });
    quad(out, entity_, node.id, kRdfs, "label",
         [&](std::string& o) { append_literal(o, node.name.empty() ? node.id : node.name); });
    for (const std::string_view alias : node.aliases)
      quad(out, entity_, node.id, kSkos, "altLabel", [&](std::string& o) { append_literal(o, alias); });
  }

  void write_edge(std::string& out, const KnowledgeGraph& graph, const Edge& edge) const {
    const std::string_view subject = graph.nodes()[edge.source].id, object = graph.nodes()[edge.target].id;
    const auto to_object = [&](std::string& o) { append_iri(o, entity_, object); };
    quad(out, edge_, edge.id, kRdf, "type", [](std::string& o) { append_iri(o, kRdf, "Statement"); });
    quad(out, edge_, edge.id, kRdf, "subject", [&](std::string& o) { append_iri(o, entity_, subject); });
    quad(out, edge_, edge.id, kRdf, "predicate", [&](std::string& o) { append_iri(o, relation_, edge.type); });
    quad(out, edge_, edge.id, kRdf, "object", to_object);
    quad(out, edge_, edge.id, property_, "modality",
         [&](std::string& o) { append_literal(o, edgewise::to_string(edge.modality)); });
    quad(out, edge_, edge.id, property_, "negated",
         [&](std::string& o) { append_typed(o, edge.negated ? "true" : "false", "boolean"); });
    quad(out, edge_, edge.id, property_, "confidence", [&](std::string& o) {
      std::string number;
      append_real(number, edge.confidence);
      append_typed(o, number, "double");
    });
    std::string_view property;
    if (schema_ != nullptr) {
      const RelationId id = schema_->relation_named(edge.type);
      if (id != kNoRelation) property = schema_->relation(id).wikidata;
      property = property.substr(0, property.find(' '));
    }
    std::string_view last;
    for (const Evidence& e : graph.evidence(edge)) {
      if (e.doc != last) {
        quad(
            out, edge_, edge.id, kProv, "wasDerivedFrom", [&](std::string& o) { append_iri(o, document_, e.doc); },
            e.doc);
        // A claim of a speaker is the speaker's, not the document's.
        const auto evidence = graph.evidence(edge);
        const bool stated = std::any_of(evidence.begin(), evidence.end(), [&](const Evidence& other) {
          return other.doc == e.doc && other.speaker.empty();
        });
        if (stated && !edge.negated && edge.modality == Modality::kActual) {
          quad(out, entity_, subject, relation_, edge.type, to_object, e.doc);
          if (!property.empty()) quad(out, entity_, subject, wikidata_, property, to_object, e.doc);
        }
      }
      last = e.doc;
      if (!e.date.empty())
        quad(
            out, edge_, edge.id, kDcterms, "date", [&](std::string& o) { append_date(o, e.date); }, e.doc);
      if (!e.text.empty())
        quad(
            out, edge_, edge.id, property_, "sentence", [&](std::string& o) { append_literal(o, e.text); }, e.doc);
      if (!e.speaker.empty())
        quad(
            out, edge_, edge.id, property_, "speaker", [&](std::string& o) { append_iri(o, entity_, e.speaker); },
            e.doc);
      if (!e.place.empty())
        quad(
            out, edge_, edge.id, kProv, "atLocation", [&](std::string& o) { append_iri(o, entity_, e.place); }, e.doc);
      for (const auto& [key, value] : e.attrs)
        quad(
            out, edge_, edge.id, property_, "attr_" + std::string(key),
            [&, &text = value](std::string& o) { append_literal(o, text); }, e.doc);
    }
  }

  const Schema* schema_;
  std::string entity_, edge_, document_, type_, relation_, property_, wikidata_;
};

}  // namespace

ExportFormat nquads_format() {
  ExportFormat format;
  format.name = "nquads";
  format.says = "RDF, a named graph for each document, with PROV-O and Wikidata's properties";
  format.extension = ".nq";
  format.make = [](const ExportSettings& settings) -> std::unique_ptr<Exporter> {
    return std::make_unique<NquadsExporter>(settings);
  };
  return format;
}

}  // namespace edgewise
