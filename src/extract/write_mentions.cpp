// Mentions as JSON lines: {"doc","sentence","type","text","start","end","entity":{"id","type","name"},"value","how"}.
//
// "type" is what the words themselves are: an entity type for names, Date for dates, and Adjective, Demonym, Pronoun,
// Nominal or Group for words that only lead to an entity, whose own type stands in "entity".

#include "edgewise/base/json.hpp"
#include "edgewise/extract/extractor.hpp"

namespace edgewise {
namespace {

std::string_view surface_type(const Mention& m, const Schema& schema) {
  switch (m.kind) {
    case MentionKind::kAdjective:
      return "Adjective";
    case MentionKind::kDemonym:
      return "Demonym";
    case MentionKind::kPronoun:
      return "Pronoun";
    case MentionKind::kNominal:
      return "Nominal";
    case MentionKind::kDate:
      return "Date";
    default:
      break;
  }
  return m.type < schema.entity_types().size() ? std::string_view(schema.entity_type(m.type).name) : "Name";
}

}  // namespace

void write_mentions(Extractor& extractor, const Document& document, std::string& out) {
  Reading& reading = extractor.read(document);
  const Schema& schema = extractor.pack().schema;
  for (MentionIndex i = 0; i < reading.mentions.mentions.size(); ++i) {
    const Mention& m = reading.mentions.mentions[i];
    json::Writer w(out);
    w.begin_object().member("doc", document.id).member("sentence", m.sentence).member("type", surface_type(m, schema));
    w.member("text", reading.text.view(m.span)).member("start", m.span.begin).member("end", m.span.end);
    if (m.entity != kNoIndex) {
      const DocumentEntity& e = reading.entities.entities[m.entity];
      w.key("entity").begin_object().member("id", extractor.id_of(m.entity));
      w.member("type", schema.entity_type(e.type).name).member("name", e.name).end_object();
      w.member("how", to_string(reading.entities.how[i]));
    }
    if (m.value != kNoIndex && !reading.mentions.dates[m.value].value.empty()) {
      w.member("value", reading.mentions.dates[m.value].value);
    }
    w.end_object();
    out += '\n';
  }
}

}  // namespace edgewise
