// Pass 1 of the clause reader: which tokens mentions take, and what the syntax passes over.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {

void ClauseReader::cover_mentions() {
  cover_.assign(n(), kNoIndex);
  atomic_end_.assign(n(), 0);
  atomic_head_.assign(n(), kNoIndex);
  skip_.assign(n(), 0);
  const std::vector<Mention>& ms = mentions_->mentions;
  const std::uint32_t begin = mentions_->starts[sentence_], end = mentions_->starts[sentence_ + 1];
  for (MentionIndex m = begin; m < end; ++m) {
    if (ms[m].nested) continue;
    for (std::uint32_t t = ms[m].first; t < ms[m].last; ++t) {
      if (t >= first_ && t < last_ && cover_[t - first_] == kNoIndex) cover_[t - first_] = m;
    }
  }
  // "Islamic Jihad (PIJ) fighters": a short name in brackets only says the name again.
  for (std::uint32_t t = 1; t + 2 < n(); ++t) {
    if (token(t).word != punct::kParenOpen || cover_[t - 1] == kNoIndex || cover_[t + 1] == kNoIndex) continue;
    const Mention& a = ms[cover_[t - 1]];
    const Mention& b = ms[cover_[t + 1]];
    const std::uint32_t close = b.last - first_;
    if (close >= n() || token(close).word != punct::kParenClose || b.entity == kNoIndex || a.entity != b.entity)
      continue;
    for (std::uint32_t k = t; k <= close; ++k) skip_[k] = 1;
  }
  for (const Role& r : mentions_->roles) {
    if (r.sentence != sentence_ || r.person == kNoIndex || r.office == kNoIndex || r.person == r.office || r.verbal)
      continue;
    const Mention& p = ms[r.person];
    const Mention& o = ms[r.office];
    if (p.sentence != sentence_ || o.sentence != sentence_ || p.kind == MentionKind::kNominal) continue;
    if (o.first < p.first) {
      std::uint32_t from = o.first;
      // The owner is part of the phrase only where it stands right before the title: context may have found it afar.
      if (r.owner != kNoIndex && ms[r.owner].sentence == sentence_ && ms[r.owner].first < from &&
          ms[r.owner].last + 2 >= from)
        from = ms[r.owner].first;
      // A list of names behind one plural title: only the first name belongs to the title's phrase.
      if (p.first - from > 25) continue;
      bool other_name = false;
      for (std::uint32_t t = o.last; t < p.first; ++t) {
        const MentionIndex c = cover_[t - first_];
        if (c != kNoIndex && ms[c].type == type::kPerson && c != r.person) other_name = true;
      }
      if (other_name) continue;
      const std::uint32_t a = from - first_;
      if (p.last - first_ > atomic_end_[a]) {
        atomic_end_[a] = p.last - first_;
        atomic_head_[a] = r.person;
        // "The prime minister, Lars Holm, met": the commas around the name part nothing.
        if (token(p.first - 1 - first_).word == punct::kComma && p.last < last_ &&
            token(p.last - first_).word == punct::kComma)
          skip_[p.last - first_] = 1;
      }
    } else if (p.last < o.first) {
      // "X, the foreign minister of Serbia, said": the apposition is told by the role.
      if (token(p.last - first_).word != punct::kComma) continue;
      std::uint32_t to = o.last;
      if (r.owner != kNoIndex && ms[r.owner].sentence == sentence_ && ms[r.owner].last > to) to = ms[r.owner].last;
      if (to - p.last > 20) continue;
      for (std::uint32_t t = p.last; t < to; ++t) skip_[t - first_] = 1;
      if (to < last_ && token(to - first_).word == punct::kComma) skip_[to - first_] = 1;
    }
  }
}

}  // namespace edgewise
