// N-Quads: a named graph for each document, so that every statement says where it stands (rdf.hpp); what holds of all
// documents stands in the default graph.

#include "edgewise/export/exporter.hpp"
#include "export/rdf.hpp"
#include "export/text.hpp"

namespace edgewise {
namespace {

using namespace exporting;

void append_iri(std::string& out, const RdfIri& iri) {
  out += '<';
  out += iri.base;
  append_iri_name(out, iri.name);
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

// A line a statement, in the graph of `document`, or in the default graph where that is empty.
class QuadLines : public RdfSink {
 public:
  QuadLines(BufferedWriter& writer, std::string_view document_base) : writer_(writer), base_(document_base) {}

  void in_document(std::string_view document) { document_ = document; }

  void statement(const RdfIri& subject, const RdfIri& predicate, const RdfObject& object) override {
    std::string& out = writer_.text();
    append_iri(out, subject);
    out += ' ';
    append_iri(out, predicate);
    out += ' ';
    if (!object.iri.base.empty()) {
      append_iri(out, object.iri);
    } else {
      append_literal(out, object.text);
      if (!object.type.empty()) {
        out += "^^";
        append_iri(out, {kXsd, object.type});
      }
    }
    if (!document_.empty()) {
      out += ' ';
      append_iri(out, {base_, document_});
    }
    out += " .\n";
    writer_.check();
  }

 private:
  BufferedWriter& writer_;
  std::string_view base_, document_;
};

class NquadsExporter : public Exporter {
 public:
  explicit NquadsExporter(const ExportSettings& settings)
      : schema_(settings.schema), names_(RdfNames::load(settings.templates)) {}

  ExportReport write(const KnowledgeGraph& graph, ExportTarget& target) override {
    BufferedWriter writer(target.open(""));
    QuadLines lines(writer, names_.document);
    const RdfGraph rdf(graph, names_, schema_);
    for (const DocumentInfo& document : graph.documents()) rdf.document(document, lines);
    for (const Node& node : graph.nodes()) rdf.node(node, lines);
    for (const Edge& edge : graph.edges()) {
      rdf.edge(edge, lines);
      by_document(graph.evidence(edge), [&](std::span<const Evidence> evidence) {
        lines.in_document(evidence[0].doc);
        rdf.stated(edge, evidence, lines);
      });
      lines.in_document({});
    }
    writer.flush();
    ExportReport report;
    report.nodes = graph.nodes().size();
    report.edges = graph.edges().size();
    return report;
  }

 private:
  const Schema* schema_;
  RdfNames names_;
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
