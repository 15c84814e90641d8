// First pass over each sentence: listed names, names by head word, titles, sequences of capitals with their evidence.

#include <algorithm>
#include <cstring>

#include "mention/mention_scratch.hpp"
#include "mention/name_evidence.hpp"
#include "mention/name_patterns.hpp"

namespace edgewise {

std::uint64_t hash_name(std::string_view token, std::uint64_t seed) {
  std::uint64_t h = seed ^ (token.size() * 0x9e3779b97f4a7c15ull);
  const char* p = token.data();
  std::size_t n = token.size();
  while (n > 0) {
    std::uint64_t v = 0;
    const std::size_t k = n < 8 ? n : 8;
    std::memcpy(&v, p, k);
    v |= 0x2020202020202020ull >> (8 * (8 - k));  // letters alike in any case; good enough for the marks of names
    h = (h ^ v) * 0xe7037ed1a0b428dbull;
    h ^= h >> 32;
    p += k;
    n -= k;
  }
  return h;
}

namespace {

class NameScanner : private NameEvidence {
 public:
  explicit NameScanner(Reading& r) : NameEvidence(r) {}

  void run() {
    for (sentence_ = 0; sentence_ < r_.text.sentences.size(); ++sentence_) {
      const Sentence& s = r_.text.sentences[sentence_];
      first_ = s.first;
      end_ = s.last;
      for (std::uint32_t i = first_; i < end_; ++i) {
        if (r_.flags(i) & word::kListed) r_.gazetteer.prefetch(r_.word(i));
      }
      read_style(s);
      title_end_ = honorific_end_ = kNoIndex;
      for (std::uint32_t i = first_; i < end_;) i = step(i);
    }
  }

 private:
  std::uint32_t step(std::uint32_t i) {
    const Token& t = r_.token(i);
    if (t.has(shape::kPunct)) return t.word == punct::kParenOpen ? std::max(i + 1, source_bracket(i)) : i + 1;
    if (t.has(shape::kCapital)) return s_.dates[i] ? i + 1 : capital(i);
    if (t.has(shape::kHyphen | shape::kInnerCap)) return mixed(i);
    const std::uint64_t f = r_.flags(i);
    if (f & (word::kTitle | word::kListed | word::kNameParticle)) return lower(i, f);
    return i + 1;
  }

  std::uint32_t lower(std::uint32_t i, std::uint64_t f) {
    if ((f & word::kListed) && r_.gazetteer.starts_lower(r_.word(i))) {
      const GazetteerMatch g = r_.gazetteer.match(r_.text, i, end_);
      if (g) return take_listed(i, g);
    }
    if (f & word::kTitle) {
      if (const TitleMatch t = r_.grammar.match(r_.text, i, end_, r_.lexicon, r_.text.flags.data()))
        return take_title(t);
    }
    if ((f & word::kNameParticle) && !(f & kFunctionWord) && i + 1 < end_) {
      std::uint32_t k = i + 1;
      while (k < end_ && k < i + 3 && !r_.token(k).has(shape::kCapital) && (r_.flags(k) & word::kNameParticle)) ++k;
      if ((f & word::kListed) || (k < end_ && (r_.flags(k) & word::kListed))) {
        if (const GazetteerMatch g = r_.gazetteer.match(r_.text, i, end_)) return take_listed(i, g);
      }
      if (k < end_ && r_.token(k).has(shape::kCapital) && name_word(r_, k) && !(r_.flags(k) & word::kListed))
        return take_sequence(i, capital_sequence(r_, k, end_));
    }
    return i + 1;
  }

  // "anti-American", "ex-president", "iPhone", "al-Assad"
  std::uint32_t mixed(std::uint32_t i) {
    const Token& t = r_.token(i);
    const std::uint64_t f = r_.flags(i);
    if (f & word::kListed) {
      const GazetteerMatch g = r_.gazetteer.match(r_.text, i, end_);
      if (g) return take_listed(i, g);
    }
    if ((f & word::kTitle) || t.has(shape::kHyphen)) {
      if (const TitleMatch m = r_.grammar.match(r_.text, i, end_, r_.lexicon, r_.text.flags.data()))
        return take_title(m);
    }
    if (t.has(shape::kHyphen)) {
      if (take_parts(i)) return i + 1;
      const std::string_view v = r_.view(i);
      const std::size_t dash = v.find('-');
      // al-Assad, el-Sisi
      if (dash != std::string_view::npos && dash <= 3 && dash + 1 < v.size() && v[dash + 1] >= 'A' &&
          v[dash + 1] <= 'Z' && (r_.lexicon.flags(r_.lexicon.find(v.substr(0, dash))) & word::kNameParticle))
        return take_sequence(i, i + 1 < end_ ? capital_sequence(r_, i, end_) : i + 1);
    }
    return i + 1;
  }

  std::uint32_t capital(std::uint32_t i) {
    const Token& t = r_.token(i);
    const std::uint64_t f = r_.flags(i);
    GazetteerMatch g;
    if (f & word::kListed) g = r_.gazetteer.match(r_.text, i, end_);
    if (g.exact && (all_caps_ || t.length < 2) && (f & (kFunctionWord | word::kVerb))) g = {};
    if (t.has(shape::kHyphen) && !g && take_parts(i)) return i + 1;
    const bool listed_over_function = g.tokens > 1 || g.exact;
    if ((f & (kFunctionWord | word::kWeekday)) && !listed_over_function) {
      // "Will Smith", "Van Houten", "May" behind a title
      const bool name_like =
          (f & (word::kGivenName | word::kNameParticle | word::kMonth)) && !initial(i) && i + 1 < end_;
      const bool after_title =
          (title_end_ == i || honorific_end_ == i) && (f & (word::kMonth | word::kNameParticle | word::kGivenName));
      if (!after_title && !(name_like && r_.token(i + 1).has(shape::kCapital) && name_word(r_, i + 1))) return i + 1;
      return take_sequence(i, capital_sequence(r_, i, end_));
    }
    if (t.has(shape::kAllCaps) && (f & word::kCommon) && !g && !all_caps_ && t.length > 1 &&
        !(f & (word::kTitle | word::kHonorific | word::kOrgSuffix)))
      return i + 1;
    if ((f & word::kMonth) && !g && title_end_ != i && honorific_end_ != i) return i + 1;
    TitleMatch title;
    if ((f & word::kTitle) || (t.has(shape::kHyphen) && !g))
      title = r_.grammar.match(r_.text, i, end_, r_.lexicon, r_.text.flags.data());
    const HeadedName headed = loud_ ? HeadedName{} : headed_name(r_, i, end_);
    if (opens_with_common_word(i, g, headed)) return i + 1;
    if (headed && !headed.alone && headed.last > i + g.tokens && accepts(headed, title)) return take_headed(i, headed);
    // "opposition Green Party whip": the body stands inside the office's words.
    if (title && !g && title.last > i + 1) {
      for (std::uint32_t k = i + 1; k + 1 < title.last; ++k) {
        if (!r_.token(k).has(shape::kCapital) || !(r_.flags(k) & word::kListed)) continue;
        const GazetteerMatch inner = r_.gazetteer.match(r_.text, k, title.last);
        if (inner && k + inner.tokens < title.last && inner.kind != FormKind::kAdjective &&
            r_.gazetteer.entry(inner.entry).type == type::kOrganization)
          return i + 1;
      }
    }
    // "Green Party leader": the body stands before the office.
    const bool body_first =
        g && r_.gazetteer.entry(g.entry).type == type::kOrganization && g.kind != FormKind::kAdjective;
    if (g && (i + g.tokens >= title.last || body_first) && accepts(g, i, f)) return take_listed(i, g);
    if (title) return take_title(title);
    if (headed.alone && !initial(i)) return take_headed(i, headed);
    if ((f & word::kHonorific) && i + 1 < end_ && r_.token(i + 1).has(shape::kCapital)) {
      honorific_end_ = i + 1;
      honorific_gender_ = static_cast<char>(r_.lexicon[t.word].value);
      return i + 1;
    }
    return take_sequence(i, capital_sequence(r_, i, end_));
  }

  // "New World Bank president X": the sentence's first word has a capital for its place only, a listed body follows.
  bool opens_with_common_word(std::uint32_t i, const GazetteerMatch& g, const HeadedName& headed) const {
    if (g || i + 1 >= end_ || !initial(i) || loud_ || !(r_.flags(i) & word::kCommon) ||
        (r_.flags(i) & (word::kGivenName | word::kSurname)) || !(r_.flags(i + 1) & word::kListed) ||
        !r_.token(i + 1).has(shape::kCapital))
      return false;
    const GazetteerMatch next = r_.gazetteer.match(r_.text, i + 1, end_);
    return next && r_.gazetteer.entry(next.entry).type == type::kOrganization && next.kind != FormKind::kAdjective &&
           (!headed || headed.last <= i + 1 + next.tokens);
  }

  bool accepts(const HeadedName& h, const TitleMatch& title) const {
    if (!title || title.is(title_trait::kBody)) return true;
    if (title.last > h.last) return false;
    // "Journalists Union", "Workers Party": a plural before the head; "President Park": no.
    if (h.head < title.last) return false;
    // "Queen Anna Hotel", "King Idris University": named after somebody, and that is not who is meant.
    if (h.head > title.last && !title.is(title_trait::kJob) &&
        !(r_.flags(h.head) & (word::kSurname | word::kGivenName)))
      return true;
    return title.plural || title.is(title_trait::kJob);
  }

  bool accepts(const GazetteerMatch& g, std::uint32_t i, std::uint64_t f) const {
    const GazetteerEntry& e = r_.gazetteer.entry(g.entry);
    const bool placed = behind_place(i);
    if (e.cue && !placed) return false;
    const bool next_capital = i + 1 < end_ && r_.token(i + 1).has(shape::kCapital) && name_word(r_, i + 1);
    if (g.tokens == 1 && next_capital && (f & word::kGivenName) && g.kind != FormKind::kAdjective &&
        g.kind != FormKind::kAcronym && !placed) {
      // "Chad Smith", "Israel Katz": a person, unless the next word says otherwise.
      const std::uint64_t nf = r_.flags(i + 1);
      if (!(nf & (word::kTitle | word::kListed | word::kCommon | word::kOrgHead))) return false;
    }
    if (g.tokens == 1 && !g.exact && (f & word::kCommon) && e.type != type::kCountry) {
      if (initial(i) || loud_) return placed && !initial(i);
    }
    // A name behind a title or an honorific is a person's: "President Lincoln", "Mr. Washington".
    if (g.tokens == 1 && (title_end_ == i || honorific_end_ == i) &&
        (e.type == type::kCity || e.type == type::kRegion) && (f & (word::kSurname | word::kGivenName)))
      return false;
    return true;
  }

  Candidate made(std::uint32_t first, std::uint32_t last) const {
    Candidate c;
    c.first = first;
    c.last = last;
    c.sentence = sentence_;
    c.placed = behind_place(first);
    return c;
  }

  std::uint32_t take_listed(std::uint32_t i, const GazetteerMatch& g) {
    Candidate c = listed(i, g);
    // "al Qaeda", where the table has the name without its article
    if (c.type == type::kOrganization && c.first == i && i > first_ && r_.token(i - 1).length == 2 &&
        (r_.view(i - 1).ends_with("al") || r_.view(i - 1).ends_with("Al")) && (r_.flags(i - 1) & word::kNameParticle))
      --c.first;
    join_place(c);
    s_.candidates.push_back(c);
    return c.last;
  }

  // "Meteo Norland", "Antenne Nordstadt": an unknown word and a place are one name of a body, unless a person is meant.
  void join_place(Candidate& place) {
    if (s_.candidates.empty() || loud_ || place.kind != MentionKind::kName || place.first == first_) return;
    if (place.type != type::kCity && place.type != type::kRegion && place.type != type::kCountry) return;
    Candidate& before = s_.candidates.back();
    if (before.last != place.first || before.sentence != sentence_ || before.record == kNoIndex || before.nested)
      return;
    const NameRecord& n = s_.memory[before.record];
    if (n.words > 2 || n.given_first || n.person >= 2 || before.doubtful || n.common > 0 || initial(before.first))
      return;
    std::uint64_t h = 0;
    for (std::uint32_t k = before.first; k < place.last; ++k) h = hash_name(r_.view(k), h);
    const std::uint32_t record = s_.memory.record(h);
    NameRecord& joint = s_.memory[record];
    ++joint.count;
    ++joint.inside;
    joint.words = static_cast<std::uint8_t>(place.last - before.first);
    joint.organization = static_cast<std::int16_t>(joint.organization + 4);
    before.record = record;
    before.last = place.last;
    place.nested = true;
  }

  Candidate listed(std::uint32_t i, const GazetteerMatch& g) const {
    const GazetteerEntry& e = r_.gazetteer.entry(g.entry);
    Candidate c = made(i, i + g.tokens);
    if (g.article && i > 0 && r_.token(i - 1).has(shape::kCapital)) --c.first;
    c.type = e.type;
    c.entry = g.entry;
    c.gender = e.gender;
    c.plural = g.plural;
    switch (g.kind) {
      case FormKind::kAcronym:
        c.kind = MentionKind::kAcronym;
        break;
      case FormKind::kAdjective:
        c.kind = MentionKind::kAdjective;
        break;
      case FormKind::kDemonym:
        c.kind = MentionKind::kDemonym;
        break;
      case FormKind::kMetonym:
        c.kind = MentionKind::kMetonym;
        break;
      default:
        c.kind = MentionKind::kName;
        break;
    }
    if (c.kind == MentionKind::kAdjective && e.type == type::kCountry) {
      // "a German," "the Serb said": a person of the country.
      const WordId before = i > first_ ? r_.word(i - 1) : 0;
      const std::uint32_t next = c.last;
      const bool noun_next =
          next < end_ && !r_.token(next).has(shape::kPunct) && !(r_.flags(next) & (kFunctionWord | word::kSpeech)) &&
          (r_.token(next).has(shape::kCapital | shape::kHyphen) || r_.word(next) == kUnknownWord ||
           (r_.flags(next) & (word::kNoun | word::kAdjective | word::kTitle | word::kNominal | word::kGroupNoun)));
      if ((before == r_.words.a || before == r_.words.an || before == r_.words.the) && !noun_next)
        c.kind = MentionKind::kDemonym;
    }
    return c;
  }

  std::uint32_t take_headed(std::uint32_t i, const HeadedName& h) {
    Candidate c = made(i, h.last);
    c.type = h.type;
    c.doubtful = h.alone;
    s_.candidates.push_back(c);
    // Names inside stay mentions: Bank of Russia.
    if (!h.alone) {
      for (std::uint32_t k = i; k < h.last;) {
        std::uint32_t next = k + 1;
        if ((r_.flags(k) & word::kListed) && !(k == i && h.last == i + 1)) {
          const GazetteerMatch g = r_.gazetteer.match(r_.text, k, h.last);
          if (g && i + g.tokens < h.last &&
              (g.exact || !(r_.flags(k) & word::kCommon) || r_.gazetteer.entry(g.entry).type == type::kCountry)) {
            Candidate in = listed(k, g);
            in.nested = true;
            s_.candidates.push_back(in);
            next = in.last;
          }
        }
        k = next;
      }
      teach_acronym(h.last, h.type);
      if (h.type == type::kOrganization) note_body(i, h.last);
    }
    return h.last;
  }

  // "Federal Criminal Police (BKA)": the letters in brackets are its acronym.
  void teach_acronym(std::uint32_t last, TypeId type) {
    if (last + 2 >= end_ || r_.word(last) != punct::kParenOpen || r_.word(last + 2) != punct::kParenClose) return;
    const Token& t = r_.token(last + 1);
    if (!t.has(shape::kAllCaps) || t.length > 8 || t.length < 2) return;
    NameRecord& record = s_.memory[s_.memory.record(hash_name(r_.view(last + 1), 0))];
    if (type == type::kOrganization) record.organization = static_cast<std::int16_t>(record.organization + 8);
    if (type != type::kOrganization && type < type::kDate) record.type = type;
  }

  // "Russian Foreign Ministry": the name of a state's body, whose canonical name the role linker makes.
  void note_body(std::uint32_t first, std::uint32_t last) {
    std::uint32_t k = first;
    const Candidate& inner = s_.candidates.back();
    if (inner.nested && inner.first == first && inner.last < last) k = inner.last;
    if (!(r_.flags(k) & word::kTitle)) return;
    const TitleMatch m = r_.grammar.match(r_.text, k, last, r_.lexicon, r_.text.flags.data());
    if (!m || !m.is(title_trait::kBody)) return;
    TitleSpot spot;
    spot.title = m;
    spot.sentence = sentence_;
    spot.named_first = first;
    s_.titles.push_back(spot);
  }

  std::uint32_t take_title(const TitleMatch& m) {
    TitleSpot spot;
    spot.title = m;
    spot.sentence = sentence_;
    s_.titles.push_back(spot);
    title_end_ = m.is(title_trait::kBody) ? kNoIndex : m.last;
    title_plural_ = m.plural;
    title_gender_ = TitleGrammar::gender(m);
    return m.last;
  }

  // Parts of a hyphenated token: Russian-Serbian, US-backed, Franco-German, anti-American.
  bool take_parts(std::uint32_t i) {
    const Token& t = r_.token(i);
    const std::string_view v = r_.view(i);
    struct Part {
      std::size_t begin, size;
      std::uint32_t entry;
      MentionKind kind;
      TypeId type;
      bool plural;
    };
    Part parts[4];
    std::size_t count = 0, at = 0;
    bool found = false;
    while (at <= v.size()) {
      const std::size_t dash = v.find('-', at);
      const std::string_view p = v.substr(at, dash == std::string_view::npos ? dash : dash - at);
      if (p.empty() || count == 4) return false;
      const bool upper = (p[0] >= 'A' && p[0] <= 'Z') || (p[0] & 0x80);
      Part& part = parts[count++];
      part = {at, p.size(), kNoIndex, MentionKind::kName, type::kNone, false};
      const WordId w = r_.lexicon.find(p);
      GazetteerMatch g;
      if (w != kUnknownWord && upper) g = r_.gazetteer.match_word(p, w);
      if (g) {
        part.entry = g.entry;
        part.type = r_.gazetteer.entry(g.entry).type;
        part.kind = g.kind == FormKind::kAdjective ? MentionKind::kAdjective
                    : g.kind == FormKind::kDemonym ? MentionKind::kDemonym
                    : g.kind == FormKind::kAcronym ? MentionKind::kAcronym
                    : g.kind == FormKind::kMetonym ? MentionKind::kMetonym
                                                   : MentionKind::kName;
        part.plural = g.plural;
        found = true;
      } else if (upper && at == 0) {
        const std::uint32_t entry = w != kUnknownWord ? r_.gazetteer.combining_form(w) : kNoIndex;
        if (entry != kNoIndex) {
          part.entry = entry;
          part.type = type::kCountry;
          part.kind = MentionKind::kAdjective;
        } else if (w == kUnknownWord || !(r_.lexicon.flags(w) & word::kCommon) ||
                   (r_.lexicon.flags(w) & word::kGivenName)) {
          return false;  // Botsan-Kharchenko
        }
      } else if (upper) {
        return false;
      }
      if (dash == std::string_view::npos) break;
      at = dash + 1;
    }
    if (!found || count < 2) return false;
    for (std::size_t k = 0; k < count; ++k) {
      if (parts[k].entry == kNoIndex) continue;
      Candidate c = made(i, i + 1);
      c.type = parts[k].type;
      c.kind = parts[k].kind;
      c.entry = parts[k].entry;
      c.plural = parts[k].plural;
      const auto begin = static_cast<std::uint32_t>(t.begin + parts[k].begin);
      c.part = {begin, begin + static_cast<std::uint32_t>(parts[k].size)};
      s_.candidates.push_back(c);
    }
    return true;
  }

  std::uint32_t take_sequence(std::uint32_t i, std::uint32_t last) {
    std::uint32_t first = i;
    const bool titled = title_end_ == i, honoured = honorific_end_ == i;
    if (credit(i)) return last;
    if (last == i + 1 && (r_.flags(i) & word::kAdverb) && !(r_.flags(i) & (word::kGivenName | word::kSurname)) &&
        !titled)
      return last;
    if (last == i + 1 && (product_number(i) || described_part(i))) return last;
    const bool at_start = initial(i);
    const std::uint64_t f0 = r_.flags(i);
    // A sentence's first word with a capital for its place only, a name behind it: "Conservative Ann Lee".
    if (at_start && last > i + 1 && (f0 & word::kCommon) &&
        !(f0 & (word::kGivenName | word::kSurname | word::kNameParticle)) && !titled && !loud_) {
      const std::uint64_t next = r_.flags(i + 1);
      if (!(next & word::kCommon) || (next & word::kGivenName)) return i + 1;
    }
    Candidate c = made(first, last);
    std::uint64_t h = 0;
    std::uint8_t common = 0;
    for (std::uint32_t k = first; k < last; ++k) {
      h = hash_name(r_.view(k), h);
      if ((r_.flags(k) & word::kCommon) &&
          !(r_.flags(k) & (word::kGivenName | word::kNameParticle | (last > first + 1 ? word::kSurname : 0))))
        ++common;
    }
    const std::uint32_t words = last - first;
    c.record = s_.memory.record(h);
    NameRecord& n = s_.memory[c.record];
    ++n.count;
    n.words = static_cast<std::uint8_t>(words);
    n.common = common;
    if (!at_start && !loud_) ++n.inside;
    if (words == 1 && at_start && (f0 & word::kCommon)) c.doubtful = true;
    if (loud_) c.doubtful = true;
    if (words == 1 && acronym(first)) n.all_caps = true;
    if (words == 1 && inner_capital(first)) n.inner_cap = true;
    if (!all_caps_) weigh(n, first, last, titled, honoured);
    if (words > 1) teach_bracket(first, last, n);
    if (titled && title_gender_) n.gender = title_gender_;
    if (honoured && honorific_gender_ != 'u') n.gender = honorific_gender_;
    s_.candidates.push_back(c);
    return last;
  }

  void teach_bracket(std::uint32_t first, std::uint32_t last, NameRecord& n) {
    if (last + 2 >= end_ || r_.word(last) != punct::kParenOpen || r_.word(last + 2) != punct::kParenClose) return;
    const Token& t = r_.token(last + 1);
    if (!t.has(shape::kAllCaps) || t.length > 8) return;
    if (r_.text.text[t.begin] != r_.view(first)[0]) return;
    n.organization = static_cast<std::int16_t>(n.organization + 6);
    NameRecord& record = s_.memory[s_.memory.record(hash_name(r_.view(last + 1), 0))];
    record.organization = static_cast<std::int16_t>(record.organization + 6);
  }
};

}  // namespace

void scan_names(Reading& reading) {
  NameScanner(reading).run();
}

}  // namespace edgewise
