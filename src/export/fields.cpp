#include "export/fields.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "edgewise/base/json.hpp"
#include "edgewise/graph/best_sentence.hpp"
#include "export/template_file.hpp"
#include "export/text.hpp"

namespace edgewise::exporting {
namespace {

struct KnownField {
  const char* name;
  Field field;
  FieldKind kind;
};

constexpr KnownField kNodeFields[] = {
    {"id", Field::kId, FieldKind::kText},
    {"type", Field::kType, FieldKind::kText},
    {"name", Field::kName, FieldKind::kText},
    {"aliases", Field::kAliases, FieldKind::kList},
    {"mentions", Field::kMentions, FieldKind::kInteger},
    {"documents", Field::kDocuments, FieldKind::kInteger},
};

constexpr KnownField kEdgeFields[] = {
    {"id", Field::kId, FieldKind::kText},
    {"type", Field::kType, FieldKind::kText},
    {"modality", Field::kModality, FieldKind::kText},
    {"negated", Field::kNegated, FieldKind::kBoolean},
    {"evidence_count", Field::kEvidenceCount, FieldKind::kInteger},
    {"documents", Field::kDocuments, FieldKind::kInteger},
    {"first_date", Field::kFirstDate, FieldKind::kDate},
    {"last_date", Field::kLastDate, FieldKind::kDate},
    {"date_precision", Field::kDatePrecision, FieldKind::kText},
    {"confidence", Field::kConfidence, FieldKind::kReal},
    {"rules", Field::kRules, FieldKind::kList},
    {"docs", Field::kDocs, FieldKind::kList},
    {"speakers", Field::kSpeakers, FieldKind::kList},
    {"attributes", Field::kAttributes, FieldKind::kAttributes},
    {"sentence", Field::kSentence, FieldKind::kText},
    {"sentences", Field::kSentences, FieldKind::kList},
};

constexpr KnownField kEvidenceFields[] = {
    {"id", Field::kId, FieldKind::kText},
    {"edge", Field::kEdge, FieldKind::kText},
    {"type", Field::kType, FieldKind::kText},
    {"doc", Field::kDoc, FieldKind::kText},
    {"text", Field::kText, FieldKind::kText},
    {"date", Field::kDate, FieldKind::kDate},
    {"place", Field::kPlace, FieldKind::kText},
    {"speaker", Field::kSpeaker, FieldKind::kText},
    {"speaker_name", Field::kSpeakerName, FieldKind::kText},
    {"rule", Field::kRule, FieldKind::kText},
    {"confidence", Field::kConfidence, FieldKind::kReal},
    {"modality", Field::kModality, FieldKind::kText},
    {"negated", Field::kNegated, FieldKind::kBoolean},
    {"sentence_index", Field::kSentenceIndex, FieldKind::kInteger},
    {"sentence_start", Field::kSentenceStart, FieldKind::kInteger},
    {"sentence_end", Field::kSentenceEnd, FieldKind::kInteger},
    {"trigger_start", Field::kTriggerStart, FieldKind::kInteger},
    {"trigger_end", Field::kTriggerEnd, FieldKind::kInteger},
    {"subject_start", Field::kSubjectStart, FieldKind::kInteger},
    {"subject_end", Field::kSubjectEnd, FieldKind::kInteger},
    {"object_start", Field::kObjectStart, FieldKind::kInteger},
    {"object_end", Field::kObjectEnd, FieldKind::kInteger},
    {"attributes", Field::kAttributes, FieldKind::kAttributes},
};

constexpr KnownField kDocumentFields[] = {
    {"id", Field::kId, FieldKind::kText},         {"title", Field::kTitle, FieldKind::kText},
    {"date", Field::kDate, FieldKind::kDate},     {"url", Field::kUrl, FieldKind::kText},
    {"source", Field::kSource, FieldKind::kText}, {"facts", Field::kFacts, FieldKind::kInteger},
};

std::span<const KnownField> known_fields(FieldsOf of) {
  switch (of) {
    case FieldsOf::kNode:
      return kNodeFields;
    case FieldsOf::kEdge:
      return kEdgeFields;
    case FieldsOf::kEvidence:
      return kEvidenceFields;
    case FieldsOf::kDocument:
      break;
  }
  return kDocumentFields;
}

FieldValue text_value(FieldKind kind, std::string_view text) {
  FieldValue value;
  value.kind = kind;
  value.text = text;
  value.present = !text.empty();
  return value;
}

FieldValue integer_value(std::uint64_t number) {
  FieldValue value;
  value.kind = FieldKind::kInteger;
  value.integer = static_cast<std::int64_t>(number);
  value.present = true;
  return value;
}

FieldValue real_value(double number) {
  FieldValue value;
  value.kind = FieldKind::kReal;
  value.real = number;
  value.present = true;
  return value;
}

FieldValue boolean_value(bool truth) {
  FieldValue value;
  value.kind = FieldKind::kBoolean;
  value.boolean = truth;
  value.present = true;
  return value;
}

FieldValue list_value(const std::vector<std::string_view>& list) {
  FieldValue value;
  value.kind = FieldKind::kList;
  value.list = &list;
  value.present = !list.empty();
  return value;
}

FieldValue attributes_value(const std::vector<std::pair<std::string_view, std::string_view>>& attributes) {
  FieldValue value;
  value.kind = FieldKind::kAttributes;
  value.attributes = &attributes;
  value.present = !attributes.empty();
  return value;
}

FieldValue absent(FieldKind kind) {
  FieldValue value;
  value.kind = kind;
  return value;
}

}  // namespace

std::vector<NamedField> read_fields(const TemplateFile& file, std::string_view section, FieldsOf of) {
  const std::span<const KnownField> known = known_fields(of);
  std::vector<NamedField> fields;
  for (const TemplateFile::Line& line : file.lines(section)) {
    const std::size_t as = line.text.find(" as ");
    const std::string_view field = line.text.substr(0, as);
    const std::string_view name = as == std::string_view::npos ? field : line.text.substr(as + 4);
    const auto found = std::find_if(known.begin(), known.end(), [&](const KnownField& k) { return field == k.name; });
    if (found == known.end()) {
      std::vector<std::string_view> names;
      for (const KnownField& k : known) names.emplace_back(k.name);
      const std::string_view near = json::nearest(field, names);
      file.fail(line.number,
                fmt::format("there is no field \"{}\"{}; fields are: {}", field,
                            near.empty() ? "" : fmt::format(", did you mean \"{}\"", near), fmt::join(names, ", ")));
    }
    for (const NamedField& earlier : fields)
      if (earlier.name == name) file.fail(line.number, fmt::format("the name \"{}\" is there twice", name));
    fields.push_back({found->field, found->kind, std::string(name)});
  }
  return fields;
}

FieldValue FieldReader::node(const Node& node, const NamedField& field) {
  switch (field.field) {
    case Field::kId:
      return text_value(field.kind, node.id);
    case Field::kType:
      return text_value(field.kind, node.type);
    // An entity that nothing names is called by its id: labels are never empty.
    case Field::kName:
      return text_value(field.kind, node.name.empty() ? node.id : node.name);
    case Field::kAliases:
      return list_value(node.aliases);
    case Field::kMentions:
      return integer_value(node.mentions);
    case Field::kDocuments:
      return integer_value(node.documents);
    default:
      return absent(field.kind);
  }
}

FieldValue FieldReader::edge(const Edge& edge, const NamedField& field) {
  switch (field.field) {
    case Field::kId:
      return text_value(field.kind, edge.id);
    case Field::kType:
      return text_value(field.kind, edge.type);
    case Field::kModality:
      return text_value(field.kind, edgewise::to_string(edge.modality));
    case Field::kNegated:
      return boolean_value(edge.negated);
    case Field::kEvidenceCount:
      return integer_value(edge.evidence_count);
    case Field::kDocuments:
      return integer_value(edge.documents);
    case Field::kFirstDate:
      return text_value(field.kind, edge.first_date);
    case Field::kLastDate:
      return text_value(field.kind, edge.last_date);
    case Field::kDatePrecision:
      // Of the less exact of the two.
      return text_value(field.kind, to_string(std::max(precision_of(edge.first_date), precision_of(edge.last_date))));
    case Field::kConfidence:
      return real_value(edge.confidence);
    case Field::kRules:
      return list_value(edge.rules);
    case Field::kDocs:
      return list_value(edge.docs);
    case Field::kSpeakers:
      return list_value(edge.speakers);
    case Field::kAttributes:
      return attributes_value(edge.attrs);
    case Field::kSentence:
      return text_value(field.kind, best_sentence(graph_, edge));
    case Field::kSentences:
      collect_sentences(graph_, edge, list_);
      return list_value(list_);
    default:
      return absent(field.kind);
  }
}

FieldValue FieldReader::evidence(const Edge& edge, std::size_t which, const NamedField& field) {
  const Evidence& e = graph_.evidence(edge)[which];
  switch (field.field) {
    case Field::kId:
      text_.clear();
      append_evidence_id(text_, graph_, edge, which);
      return text_value(field.kind, text_);
    case Field::kEdge:
      return text_value(field.kind, edge.id);
    case Field::kType:
      return text_value(field.kind, edge.type);
    case Field::kDoc:
      return text_value(field.kind, e.doc);
    case Field::kText:
      return text_value(field.kind, e.text);
    case Field::kDate:
      return text_value(field.kind, e.date);
    case Field::kPlace:
      return text_value(field.kind, e.place);
    case Field::kSpeaker:
      return text_value(field.kind, e.speaker);
    case Field::kSpeakerName:
      return text_value(field.kind, e.speaker_name);
    case Field::kRule:
      return text_value(field.kind, e.rule);
    case Field::kConfidence:
      return real_value(e.confidence);
    case Field::kModality:
      return text_value(field.kind, edgewise::to_string(edge.modality));
    case Field::kNegated:
      return boolean_value(edge.negated);
    case Field::kSentenceIndex:
      return integer_value(e.sentence_index);
    case Field::kSentenceStart:
      return integer_value(e.sentence.begin);
    case Field::kSentenceEnd:
      return integer_value(e.sentence.end);
    case Field::kTriggerStart:
      return e.trigger.empty() ? absent(field.kind) : integer_value(e.trigger.begin);
    case Field::kTriggerEnd:
      return e.trigger.empty() ? absent(field.kind) : integer_value(e.trigger.end);
    case Field::kSubjectStart:
      return integer_value(e.subject.begin);
    case Field::kSubjectEnd:
      return integer_value(e.subject.end);
    case Field::kObjectStart:
      return integer_value(e.object.begin);
    case Field::kObjectEnd:
      return integer_value(e.object.end);
    case Field::kAttributes:
      return attributes_value(e.attrs);
    default:
      return absent(field.kind);
  }
}

FieldValue FieldReader::document(const DocumentInfo& document, const NamedField& field) {
  switch (field.field) {
    case Field::kId:
      return text_value(field.kind, document.id);
    case Field::kTitle:
      return text_value(field.kind, document.title);
    case Field::kDate:
      return text_value(field.kind, document.date);
    case Field::kUrl:
      return text_value(field.kind, document.url);
    case Field::kSource:
      return text_value(field.kind, document.source);
    case Field::kFacts:
      return integer_value(document.facts);
    default:
      return absent(field.kind);
  }
}

std::string_view best_sentence(const KnowledgeGraph& graph, const Edge& edge) {
  const Evidence* best = best_evidence(graph, edge);
  return best == nullptr ? std::string_view() : best->text;
}

void collect_sentences(const KnowledgeGraph& graph, const Edge& edge, std::vector<std::string_view>& out) {
  out.clear();
  for (const Evidence& e : graph.evidence(edge))
    if (!e.text.empty()) out.push_back(e.text);
  // Keep the first of equal ones, in their order; edges with thousands of sentences are there, so not pair by pair.
  std::vector<std::size_t> order(out.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return out[a] != out[b] ? out[a] < out[b] : a < b; });
  std::vector<bool> repeated(out.size());
  for (std::size_t i = 1; i < order.size(); ++i) repeated[order[i]] = out[order[i]] == out[order[i - 1]];
  std::size_t kept = 0;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (!repeated[i]) out[kept++] = out[i];
  out.resize(kept);
}

void append_evidence_id(std::string& out, const KnowledgeGraph& graph, const Edge& edge, std::size_t which) {
  const std::span<const Evidence> all = graph.evidence(edge);
  const auto same = [](const Evidence& a, const Evidence& b) {
    return a.doc == b.doc && a.sentence_index == b.sentence_index && a.subject == b.subject && a.object == b.object &&
           a.rule == b.rule;
  };
  std::size_t earlier = 0;  // facts that differ in other things only stand side by side
  while (earlier < which && same(all[which], all[which - earlier - 1])) ++earlier;
  const Evidence& e = all[which];
  const auto add = [&out](char before, std::uint32_t number) {
    out += before;
    append_integer(out, number);
  };
  out.append(edge.id).append(1, '@').append(e.doc);
  add(':', e.sentence_index);
  add(':', e.subject.begin);
  add('-', e.object.begin);
  out.append(1, ':').append(e.rule);
  if (earlier > 0) add('~', static_cast<std::uint32_t>(earlier + 1));
}

std::string evidence_id(const KnowledgeGraph& graph, const Edge& edge, std::size_t which) {
  std::string id;
  append_evidence_id(id, graph, edge, which);
  return id;
}

}  // namespace edgewise::exporting
