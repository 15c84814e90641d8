// Second pass: what the evidence of a whole document says about each unknown name, then every candidate becomes a
// mention or is dropped.

#include <algorithm>

#include "mention/mention_scratch.hpp"
#include "mention/name_patterns.hpp"

namespace edgewise {
namespace {

TypeId decide(const NameRecord& n) {
  // Letters in capitals are rarely a person's.
  const int p = n.all_caps ? n.person / 3 : n.person, o = n.organization, l = n.place;
  if (n.type != type::kNone) return n.type;
  // An ordinary word with a capital needs more than one hint.
  if (n.common == n.words && (std::max({p, o, l}) < 5 || std::max({p, o, l}) < 2 * n.count)) return type::kNone;
  if (n.given_first && n.words > 1 && p >= 3 && p >= o) return type::kPerson;
  if (p >= 3 && p >= o && p >= l) return type::kPerson;
  if (l >= 3 && l > o && l > p) return type::kCity;
  if (o >= 3 && o >= p && o >= l) return type::kOrganization;
  if (n.words > 1 && n.words <= 4 && n.common == 0 && o < 3 && l < 3)
    return o >= 2 && o > p ? type::kOrganization : p < 0 ? type::kNone : type::kPerson;
  if (n.words > 1 && n.common > 0 && o >= 2 && o > p) return type::kOrganization;
  // One word that nothing explains, but no ordinary one and inside a sentence.
  if (n.words == 1 && n.common == 0 && n.inside > 0) {
    if (o >= 2 && o >= p && o >= l) return type::kOrganization;
    if (l >= 2 && l >= p) return type::kCity;
    if (p >= 1) return type::kPerson;
  }
  return type::kNone;
}

class NameDecision {
 public:
  explicit NameDecision(Reading& r) : r_(r), s_(r.scratch) {}

  void run() {
    for (NameRecord& n : s_.memory.records()) n.type = decide(n);
    teach_parts();
    for (const Candidate& c : s_.candidates) settle(c);
  }

 private:
  std::uint64_t hash(std::uint32_t first, std::uint32_t last) const {
    std::uint64_t h = 0;
    for (std::uint32_t k = first; k < last; ++k) h = hash_name(r_.view(k), h);
    return h;
  }

  // Surnames (with particles), given names and first words of decided names.
  void teach_parts() {
    for (const Candidate& c : s_.candidates) {
      if (c.last - c.first < 2) continue;
      if (c.record != kNoIndex) {
        const NameRecord& n = s_.memory[c.record];
        if (n.type == type::kPerson) {
          for (std::uint32_t k = c.first + 1; k < c.last; ++k) {
            NamePart part;
            part.type = type::kPerson;
            part.surname = true;
            part.record = c.record;
            part.strength = static_cast<std::uint16_t>(10 + n.person);
            s_.memory.teach(hash(k, c.last), part);
          }
          NamePart given;
          given.type = type::kPerson;
          given.record = c.record;
          given.strength = static_cast<std::uint16_t>(n.person > 0 ? n.person : 1);
          s_.memory.teach(hash(c.first, c.first + 1), given);
        } else if (n.type == type::kOrganization) {
          teach_first(c, type::kOrganization);
        }
      } else if (c.type == type::kOrganization && !c.nested && c.entry == kNoIndex) {
        teach_first(c, type::kOrganization);
      }
    }
  }
  void teach_first(const Candidate& c, TypeId type) {
    if ((r_.flags(c.first) & (word::kCommon | word::kListed)) || r_.token(c.first).has(shape::kDigit)) return;
    NamePart part;
    part.type = type;
    part.strength = 3;
    s_.memory.teach(hash(c.first, c.first + 1), part);
  }

  void settle(const Candidate& c) {
    TypeId type = c.type;
    char gender = c.gender;
    MentionKind kind = c.kind;
    std::uint32_t entry = c.entry;
    if (c.record != kNoIndex) {
      const NameRecord& n = s_.memory[c.record];
      type = n.type;
      gender = n.gender;
      const NamePart* part = s_.memory.part(n.hash);
      if (part && n.words <= 3) {
        const bool own = type != type::kNone && type != part->type &&
                         (part->surname ? (n.place >= 8 && n.place > 2 * n.person) || n.organization >= 8
                                        : n.organization + n.place + n.person >= 4);
        if (!own) {
          type = part->type;
          if (gender == 0 && type == type::kPerson) gender = s_.memory[part->record].gender;
        }
      }
      if (c.doubtful && !(part && part->strength >= 8) && n.inside == 0) type = type::kNone;
      if (type == type::kNone) return;
      if (type == type::kOrganization && n.all_caps) kind = MentionKind::kAcronym;
    } else if (c.entry != kNoIndex && c.last == c.first + 1 && !c.placed &&
               (type == type::kCity || type == type::kRegion)) {
      // "Houston" in a text about Angus Houston.
      const NamePart* part = s_.memory.part(hash(c.first, c.last));
      if (part && part->surname && part->strength >= 14) {
        type = type::kPerson;
        entry = kNoIndex;
        gender = s_.memory[part->record].gender;
      }
    }
    Mention m;
    m.first = c.first;
    m.last = c.last;
    m.sentence = c.sentence;
    m.span = c.part.empty() ? Span{r_.token(c.first).begin, r_.token(c.last - 1).end()} : c.part;
    m.type = type;
    m.kind = kind;
    m.nested = c.nested;
    m.plural = c.plural;
    m.gender = gender;
    m.entry = entry;
    m.canonical = c.canonical;
    r_.out.mentions.push_back(m);
  }

  Reading& r_;
  MentionScratch& s_;
};

}  // namespace

void settle_names(Reading& reading) {
  NameDecision(reading).run();
}

}  // namespace edgewise
