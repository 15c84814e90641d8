#include "edgewise/coref/resolver.hpp"
#include "edgewise/base/fold.hpp"

namespace edgewise {
std::string_view to_string(Resolved how) {
  switch (how) {
    case Resolved::kName:
      return "name";
    case Resolved::kListed:
      return "listed name";
    case Resolved::kSurname:
      return "surname";
    case Resolved::kAcronym:
      return "acronym";
    case Resolved::kTitle:
      return "title";
    case Resolved::kCounterpart:
      return "counterpart";
    case Resolved::kMetonym:
      return "metonym";
    case Resolved::kNominal:
      return "nominal";
    case Resolved::kPronoun:
      return "pronoun";
    case Resolved::kSpeaker:
      return "speaker";
    case Resolved::kPlural:
      return "plural";
    case Resolved::kNone:
      return "none";
  }
  return "none";
}

Resolver::Resolver(const Schema& schema, const Lexicon& lexicon, const Gazetteer& gazetteer)
    : schema_(schema), lexicon_(lexicon), gazetteer_(gazetteer) {
  entity_of_entry_.assign(gazetteer.size(), kNoIndex);
}

void Resolver::resolve(const TokenizedText& text, DocumentMentions& mentions, DocumentEntities& out) {
  text_ = &text;
  mentions_ = &mentions;
  out_ = &out;
  out.clear();
  out.how.assign(mentions.mentions.size(), Resolved::kNone);
  persons_.clear();
  for (const std::uint32_t e : touched_) entity_of_entry_[e] = kNoIndex;
  touched_.clear();
  resolve_names();
  resolve_surnames();
  resolve_capitals();
  resolve_offices();
  find_quotes();
  resolve_references(false);
  resolve_references(true);
}

std::string_view Resolver::id_of(DocumentEntities& entities, EntityIndex index) const {
  DocumentEntity& e = entities.entities[index];
  if (!e.id.empty()) return e.id;
  const std::string& prefix = schema_.entity_type(e.type).id_prefix;
  if (e.entry != kNoIndex && !gazetteer_.entry(e.entry).id.empty()) {
    e.id = entities.arena.copy(prefix + ":" + std::string(gazetteer_.entry(e.entry).id));
  } else if (e.type == type::kOffice) {
    std::string title(e.title);
    if (e.host != kNoIndex) title += " to " + std::string(entities.entities[e.host].name);
    std::string id = prefix + ":" + slug(title) + "@";
    if (e.owner != kNoIndex) id += slug(entities.entities[e.owner].name);
    e.id = entities.arena.copy(id);
  } else {
    e.id = entities.arena.copy(prefix + ":" + slug(e.name));
  }
  return entities.entities[index].id;
}

void Resolver::set(MentionIndex m, EntityIndex e, Resolved how) {
  Mention& x = mentions_->mentions[m];
  x.entity = e;
  if (e != kNoIndex) x.type = out_->entities[e].type;
  out_->how[m] = how;
}

}  // namespace edgewise
