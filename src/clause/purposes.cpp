// Pass 3 of the clause reader: what two who meet do together ("A met B to discuss trade", "A called B to review ...").

#include <algorithm>
#include <array>

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

constexpr std::array<std::string_view, 13> kContacts = {"call",      "greet",   "host",   "huddle", "meet",
                                                        "phone",     "receive", "ring",   "see",    "speak",
                                                        "telephone", "visit",   "welcome"};
constexpr std::array<std::string_view, 9> kShared = {"confer",    "debate", "discuss", "exchange", "hold",
                                                     "negotiate", "review", "talk",    "tackle"};

// What is given, and what it is given for.
constexpr std::array<std::string_view, 12> kGives = {"allocate", "contribute", "deploy", "dispatch",
                                                     "donate",   "earmark",    "give",   "grant",
                                                     "provide",  "send",       "spend",  "supply"};
constexpr std::array<std::string_view, 8> kHelps = {"aid",  "assist",  "back",    "feed",
                                                    "help", "protect", "relieve", "support"};

bool listed(const auto& table, std::string_view s) {
  return std::find(table.begin(), table.end(), s) != table.end();
}

}  // namespace

// Makes both sides of a contact the subject of what they met for, as real as the contact itself. False where the two
// verbs are none of these or the other side is nobody.
bool ClauseReader::share_purpose(const Clause& contact, Clause& act) {
  const VerbGroup& v = out_->verbs[contact.verb];
  if (v.passive || contact.subject == kNoIndex || !listed(kContacts, lexicon_.form(v.lemma)) ||
      !listed(kShared, lexicon_.form(out_->verbs[act.verb].lemma)))
    return false;
  std::uint32_t other = contact.object;
  for (std::uint32_t p = contact.preps_begin; p < contact.preps_end && other == kNoIndex; ++p) {
    const std::string_view form = lexicon_.form(out_->preps[p].preposition);
    if (form == "with" || form == "to") other = out_->preps[p].phrase;
  }
  if (other == kNoIndex) return false;
  const NounPhrase a = out_->phrases[contact.subject];
  const NounPhrase b = out_->phrases[other];
  if (a.members_end == a.members_begin || b.members_end == b.members_begin) return false;
  if (b.type != type::kPerson && b.type != type::kGroup) return false;
  NounPhrase both = a;
  both.members_begin = static_cast<std::uint32_t>(out_->mentions.size());
  for (std::uint32_t i = a.members_begin; i < a.members_end; ++i)
    out_->mentions.push_back(MentionIndex{out_->mentions[i]});
  for (std::uint32_t i = b.members_begin; i < b.members_end; ++i)
    out_->mentions.push_back(MentionIndex{out_->mentions[i]});
  both.members_end = static_cast<std::uint32_t>(out_->mentions.size());
  both.anchors_begin = both.anchors_end = both.members_end;
  both.is_list = both.plural = true;
  act.subject = static_cast<std::uint32_t>(out_->phrases.size());
  out_->phrases.push_back(both);
  act.modality = contact.modality;
  act.negated = contact.negated;
  return true;
}

// "sent nurses to help X": who gives has helped.
bool ClauseReader::gives_to_help(const Clause& gift, Clause& act) const {
  const VerbGroup& v = out_->verbs[gift.verb];
  if (v.passive || gift.subject == kNoIndex || gift.object == kNoIndex || !listed(kGives, lexicon_.form(v.lemma)) ||
      !listed(kHelps, lexicon_.form(out_->verbs[act.verb].lemma)))
    return false;
  act.subject = gift.subject;
  act.modality = gift.modality;
  act.negated = gift.negated;
  return true;
}

}  // namespace edgewise
