#include "export/rdf.hpp"

#include <algorithm>

#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise::exporting {
namespace {

RdfObject iri(std::string_view base, std::string_view name) {
  return {{base, name}, {}, {}};
}
RdfObject literal(std::string_view text, std::string_view type = {}) {
  return {{}, text, type};
}

RdfObject date_literal(std::string_view date) {
  switch (precision_of(date)) {
    case DatePrecision::kDay:
      return literal(date, "date");
    case DatePrecision::kMonth:
      return literal(date, "gYearMonth");
    case DatePrecision::kYear:
      return literal(date, "gYear");
    default:
      return literal(date);
  }
}

}  // namespace

RdfNames RdfNames::load(const std::string& templates) {
  const TemplateFile file = TemplateFile::load(templates + "/nquads/nquads.template");
  file.only({"names"});
  const auto name = [&](std::string_view key) {
    std::string base(file.setting("names", key, ""));
    if (base.find(':') == std::string::npos || base.find_first_of(" <>\"{}|\\^`") != std::string::npos)
      file.fail(file.lines("names")[0].number, "\"" + std::string(key) + "\" has to be the beginning of an IRI");
    return base;
  };
  RdfNames names;
  names.entity = name("entity");
  names.edge = name("edge");
  names.document = name("document");
  names.type = name("type");
  names.relation = name("relation");
  names.property = name("property");
  names.wikidata = name("wikidata");
  return names;
}

void append_iri_name(std::string& out, std::string_view name) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string scratch;
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
}

void RdfGraph::document(const DocumentInfo& d, RdfSink& sink) const {
  const RdfIri subject{names_.document, d.id};
  sink.statement(subject, {kRdf, "type"}, iri(kProv, "Entity"));
  if (!d.title.empty()) sink.statement(subject, {kDcterms, "title"}, literal(d.title));
  if (!d.date.empty()) sink.statement(subject, {kDcterms, "date"}, date_literal(d.date));
  if (!d.source.empty()) sink.statement(subject, {kDcterms, "publisher"}, literal(d.source));
  if (!d.url.empty()) sink.statement(subject, {kDcterms, "source"}, literal(d.url));
}

void RdfGraph::node(const Node& node, RdfSink& sink) const {
  const RdfIri subject{names_.entity, node.id};
  sink.statement(subject, {kRdf, "type"}, iri(names_.type, node.type));
  sink.statement(subject, {kRdfs, "label"}, literal(node.name.empty() ? node.id : node.name));
  for (const std::string_view alias : node.aliases) sink.statement(subject, {kSkos, "altLabel"}, literal(alias));
}

void RdfGraph::edge(const Edge& edge, RdfSink& sink) const {
  const RdfIri subject{names_.edge, edge.id};
  std::string number;
  append_real(number, edge.confidence);
  sink.statement(subject, {kRdf, "type"}, iri(kRdf, "Statement"));
  sink.statement(subject, {kRdf, "subject"}, iri(names_.entity, graph_.nodes()[edge.source].id));
  sink.statement(subject, {kRdf, "predicate"}, iri(names_.relation, edge.type));
  sink.statement(subject, {kRdf, "object"}, iri(names_.entity, graph_.nodes()[edge.target].id));
  sink.statement(subject, {names_.property, "modality"}, literal(edgewise::to_string(edge.modality)));
  sink.statement(subject, {names_.property, "negated"}, literal(edge.negated ? "true" : "false", "boolean"));
  sink.statement(subject, {names_.property, "confidence"}, literal(number, "double"));
}

void RdfGraph::stated(const Edge& edge, std::span<const Evidence> evidence, RdfSink& sink) const {
  const RdfIri statement{names_.edge, edge.id};
  sink.statement(statement, {kProv, "wasDerivedFrom"}, iri(names_.document, evidence[0].doc));
  // A claim of a speaker is the speaker's, not the document's.
  const bool stated =
      std::any_of(evidence.begin(), evidence.end(), [](const Evidence& e) { return e.speaker.empty(); });
  if (stated && !edge.negated && edge.modality == Modality::kActual) {
    const RdfIri subject{names_.entity, graph_.nodes()[edge.source].id};
    const RdfObject object = iri(names_.entity, graph_.nodes()[edge.target].id);
    sink.statement(subject, {names_.relation, edge.type}, object);
    const RelationId id = schema_ == nullptr ? kNoRelation : schema_->relation_named(edge.type);
    std::string_view property = id == kNoRelation ? std::string_view() : schema_->relation(id).wikidata;
    property = property.substr(0, property.find(' '));
    if (!property.empty()) sink.statement(subject, {names_.wikidata, property}, object);
  }
  std::string key;
  for (const Evidence& e : evidence) {
    if (!e.date.empty()) sink.statement(statement, {kDcterms, "date"}, date_literal(e.date));
    if (!e.text.empty()) sink.statement(statement, {names_.property, "sentence"}, literal(e.text));
    if (!e.speaker.empty()) sink.statement(statement, {names_.property, "speaker"}, iri(names_.entity, e.speaker));
    if (!e.place.empty()) sink.statement(statement, {kProv, "atLocation"}, iri(names_.entity, e.place));
    for (const auto& [name, value] : e.attrs) {
      key = "attr_";
      key += name;
      sink.statement(statement, {names_.property, key}, literal(value));
    }
  }
}

}  // namespace edgewise::exporting
