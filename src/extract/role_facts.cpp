// Facts that a title says: who holds which office, whose it is, where it is accredited, and to which body somebody
// belongs.

#include "edgewise/extract/fact_builder.hpp"

namespace edgewise {
namespace {

constexpr double kTitled = 0.97, kCounterpart = 0.93, kSaidByVerb = 0.95, kInferredOwner = 0.8;
constexpr double kStaff = 0.9, kOfficerIsMember = 0.75, kOfficialIsMember = 0.6;

// Bodies that belong to states: who holds an office there is in their service rather than a member.
bool public_body(const GazetteerEntry& body) {
  for (const std::string_view kind : {"alliance", "body", "agency", "parliament", "court"}) {
    if (body.kind == kind) return true;
  }
  return false;
}

}  // namespace

// The mention that names an entity nearest to another one; that one where none does.
MentionIndex FactBuilder::named_near(EntityIndex entity, MentionIndex near) const {
  const std::vector<Mention>& ms = reading_->mentions.mentions;
  const auto names = [&](MentionIndex m) { return ms[m].entity == entity && ms[m].kind != MentionKind::kPronoun; };
  for (MentionIndex m = near; m-- > 0;) {
    if (names(m)) return m;
  }
  for (MentionIndex m = near + 1; m < ms.size(); ++m) {
    if (names(m)) return m;
  }
  return near;
}

void FactBuilder::add_roles(std::uint32_t sentence) {
  const Schema& schema = pack_.schema;
  const std::vector<DocumentEntity>& entities = reading_->entities.entities;
  for (const Holding& h : reading_->entities.holdings) {
    const Role& role = reading_->mentions.roles[h.role];
    if (role.sentence != sentence) continue;
    const DocumentEntity office = entities[h.office];
    const double certainty = (role.counterpart ? kCounterpart
                              : role.verbal    ? kSaidByVerb
                                               : kTitled) *
                             (h.owner_inferred ? kInferredOwner : 1);
    const QuoteSpan* quote = quote_around(reading_->mentions.mentions[role.office].first);
    const FactEnd speaker =
        quote ? entity_end(quote->speaker, quote->speaker_mention) : FactEnd{};  // who gives the title
    if (holds_role_ != kNoRelation) {
      Fact& f = new_fact(sentence, holds_role_);
      f.subject = entity_end(h.person, role.person);
      f.object = entity_end(h.office, role.office);
      if (role.acting) f.attrs.emplace_back("acting", "true");
      if (role.elect) f.attrs.emplace_back("elect", "true");
      if (role.former) f.attrs.emplace_back("former", "true");
      f.speaker = speaker;
      f.rule = role.counterpart ? "role.counterpart" : role.verbal ? "role.verb" : "role.title";
      f.confidence = certainty;
    }
    const bool named = role.owner != kNoIndex && office.owner != kNoIndex &&
                       reading_->mentions.mentions[role.owner].entity == office.owner;
    if (office_of_ != kNoRelation && office.owner != kNoIndex &&
        (schema.relation(office_of_).to >> entities[office.owner].type & 1u)) {
      Fact& f = new_fact(sentence, office_of_);
      f.subject = entity_end(h.office, role.office);
      f.object = entity_end(office.owner, role.owner != kNoIndex ? role.owner : named_near(office.owner, role.office));
      f.speaker = speaker;
      f.rule = "role.owner";
      f.confidence = certainty;
    }
    if (accredited_to_ != kNoRelation && office.host != kNoIndex) {
      Fact& f = new_fact(sentence, accredited_to_);
      f.subject = entity_end(h.office, role.office);
      f.object = entity_end(office.host, role.host == kNoIndex ? role.office : role.host);
      f.speaker = speaker;
      f.rule = "role.host";
      f.confidence = certainty;
    }
    if (named && !h.owner_inferred && entities[office.owner].type == type::kOrganization &&
        reading_->mentions.mentions[role.owner].canonical.empty()) {
      const std::uint32_t entry = entities[office.owner].entry;
      const bool official = entry != kNoIndex && public_body(pack_.gazetteer.entry(entry));
      if (entry == kNoIndex || pack_.gazetteer.entry(entry).kind != "ministry")
        add_pair(sentence, member_of_, role.person, role.owner, official ? "member.official" : "member.officer",
                 official ? kOfficialIsMember : kOfficerIsMember);
    }
  }
  for (const Role& role : reading_->mentions.roles) {
    if ((role.job || role.seat) && role.sentence == sentence)
      add_pair(sentence, member_of_, role.person, role.owner, "member.job", kStaff);
  }
}

}  // namespace edgewise
