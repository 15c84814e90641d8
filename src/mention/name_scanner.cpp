// First pass over each sentence: listed names, names by head word, titles, sequences of capitals with their evidence.

#include <algorithm>
#include <cstring>

#include "mention/mention_scratch.hpp"
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

constexpr std::uint64_t kSpeechOrClause = word::kSpeech;

class NameScanner {
 public:
  explicit NameScanner(Reading& r) : r_(r), s_(r.scratch) {}

  void run() {
    for (sentence_ = 0; sentence_ < r_.text.sentences.size(); ++sentence_) {
      const Sentence& s = r_.text.sentences[sentence_];
      first_ = s.first;
      end_ = s.last;
      read_style(s);
      title_end_ = honorific_end_ = kNoIndex;
      for (std::uint32_t i = first_; i < end_;) i = step(i);
    }
  }

 private:
  // Title case and capitals throughout: only tables and the rest of the document are to be trusted.
  void read_style(const Sentence& s) {
    loud_ = false;
    all_caps_ = false;
    if (!s.headline && !(r_.token(s.first).has(shape::kAllCaps) && s.last - s.first > 3 && s.last - s.first < 40 &&
                         (r_.token(s.first + 1).has(shape::kAllCaps) || r_.token(s.first + 2).has(shape::kAllCaps))))
      return;
    std::uint32_t capitals = 0, caps = 0, words = 0;
    for (std::uint32_t i = s.first; i < s.last; ++i) {
      const Token& t = r_.token(i);
      if (t.has(shape::kPunct | shape::kDigit)) continue;
      if (t.has(shape::kAllCaps)) ++caps;
      if (t.length < 4 && !t.has(shape::kAllCaps)) continue;
      ++words;
      if (t.has(shape::kCapital)) ++capitals;
    }
    all_caps_ = words >= 3 && caps * 10 >= words * 8;
    loud_ = all_caps_ || (s.headline && words >= 4 && capitals * 10 >= words * 8);
  }

  // A capital here says nothing: the word starts a sentence, a quote or a bracket.
  bool initial(std::uint32_t i) const {
    if (i == first_) return true;
    switch (r_.word(i - 1)) {
      case punct::kQuote:
      case punct::kQuoteOpen:
      case punct::kColon:
      case punct::kPeriod:
      case punct::kQuestion:
      case punct::kExclamation:
      case punct::kEllipsis:
      case punct::kApostrophe:
      case punct::kQuoteClose:
      case punct::kDash:
      case punct::kSemicolon:
      case punct::kOther:
        return true;
      default:
        return false;
    }
  }

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
    if (f & word::kListed) {
      const GazetteerMatch g = r_.gazetteer.match(r_.text, i, end_);
      if (g) return take_listed(i, g);
    }
    if (f & word::kTitle) {
      if (const TitleMatch t = r_.grammar.match(r_.text, i, end_, r_.lexicon, s_.flags.data())) return take_title(t);
    }
    if ((f & word::kNameParticle) && !(f & kFunctionWord) && i + 1 < end_) {
      std::uint32_t k = i + 1;
      while (k < end_ && k < i + 3 && !r_.token(k).has(shape::kCapital) && (r_.flags(k) & word::kNameParticle)) ++k;
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
      if (const TitleMatch m = r_.grammar.match(r_.text, i, end_, r_.lexicon, s_.flags.data())) return take_title(m);
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
      title = r_.grammar.match(r_.text, i, end_, r_.lexicon, s_.flags.data());
    const HeadedName headed = loud_ ? HeadedName{} : headed_name(r_, i, end_);
    if (headed && !headed.alone && headed.last > i + g.tokens && accepts(headed, title, i))
      return take_headed(i, headed);
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

  bool accepts(const HeadedName& h, const TitleMatch& title, std::uint32_t i) const {
    if (!title || title.is(title_trait::kBody)) return true;
    if (title.last > h.last) return false;
    // "Journalists Union", "Workers Party": a plural before the head; "President Park": no.
    if (h.head < title.last) return false;
    (void)i;
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

  bool behind_place(std::uint32_t i) const {
    if (i == first_) return false;
    const WordId w = r_.word(i - 1);
    return w == r_.words.in || w == r_.words.at || w == r_.words.from || w == r_.words.of || w == r_.words.near ||
           w == r_.words.to;
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
    const std::size_t outer = s_.candidates.size() - 1;
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
      teach_acronym(i, h.last, h.type);
      if (h.type == type::kOrganization) note_body(i, h.last);
    }
    (void)outer;
    return h.last;
  }

  // "Federal Criminal Police (BKA)": the letters in brackets are its acronym.
  void teach_acronym(std::uint32_t, std::uint32_t last, TypeId type) {
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
    const TitleMatch m = r_.grammar.match(r_.text, k, last, r_.lexicon, s_.flags.data());
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
    if (!all_caps_) weigh(n, first, last, titled, honoured, at_start);
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

  // Adds what the place of a sequence says about it.
  void weigh(NameRecord& n, std::uint32_t first, std::uint32_t last, bool titled, bool honoured, bool at_start) const {
    int person = 0, organization = 0, place = 0;
    const std::uint32_t words = last - first;
    const std::uint64_t f0 = r_.flags(first), f1 = r_.flags(last - 1);
    const Reading& r = r_;
    if (titled) person += title_plural_ ? 5 : 7;
    if (honoured) person += 8;
    if (f0 & word::kGivenName) {
      n.given_first = true;
      if (r.lexicon[r.word(first)].value && n.gender == 0) {
        const char g = static_cast<char>(r.lexicon[r.word(first)].value);
        if (g == 'm' || g == 'f') n.gender = g;
      }
      person += words > 1 ? 5 : 2;
    }
    if (words > 1 && ((f1 & word::kSurname) || surname_shape(r.view(last - 1)))) person += 3;
    if (words == 1 && ((f0 & word::kSurname) || surname_shape(r.view(first)))) person += 1;
    for (std::uint32_t k = first; k < last; ++k) {
      if (k + 1 < last && (r.flags(k) & word::kNameParticle)) person += 2;
      if (r.token(k).has(shape::kPeriods) && words > 1) person += 3;
    }
    // The family name first: "Kim Min-ji"
    if (words > 1 && words <= 3 && !(f0 & word::kGivenName) &&
        ((f1 & word::kGivenName) ||
         (r.token(last - 1).has(shape::kHyphen) && !r.token(last - 1).has(shape::kInnerCap))))
      person += 3;
    // What stands before.
    const WordId before = first > first_ ? r.word(first - 1) : 0;
    const std::uint64_t fb = first > first_ ? r.flags(first - 1) : 0;
    if (before == r.words.in) place += 4;
    if (before == r.words.near) place += 4;
    if ((before == r.words.a || before == r.words.an) && words == 1) organization -= 2;
    if (before == r.words.at || before == r.words.from) place += 1;
    if (before == r.words.at || before == r.words.for_) organization += 1;
    // "the Bundestag"; not "the Assad regime", where the name only describes the noun behind it.
    const bool describes = last < end_ && !r.token(last).has(shape::kPunct | shape::kDigit) &&
                           (r.token(last).has(shape::kCapital) || (r.flags(last) & (word::kNoun | word::kAdjective)) ||
                            r.word(last) == kUnknownWord) &&
                           !(r.flags(last) & (kFunctionWord | word::kSpeech));
    if (before == r.words.the && !describes) {
      organization += n.common == words ? 1 : 3;
      if (person > 0 && !titled) person -= 2;
    }
    // "Le Monde", "Dear Ann": a title of something
    if (first > first_ && last < end_ && (before == punct::kQuote || before == punct::kQuoteOpen) &&
        (r.word(last) == punct::kQuote || r.word(last) == punct::kQuoteClose)) {
      person -= 4;
      organization += 1;
    }
    if (before == r.words.of && first >= first_ + 2 && (r.flags(first - 2) & (word::kLocationHead | word::kDirection)))
      place += 5;
    if ((fb & word::kLocationHead) && !r.token(first - 1).has(shape::kCapital)) place += 4;
    if ((fb & word::kNominal) && !r.token(first - 1).has(shape::kCapital)) {
      const auto type = static_cast<TypeId>(r.lexicon[before].value);
      if (type == type::kOrganization && before != r.words.government) organization += 5;
      if (type == type::kCity || type == type::kRegion) place += 5;
    } else if ((fb & word::kOrgHead) && !r.token(first - 1).has(shape::kCapital)) {
      organization += 4;
    }
    if (fb & kSpeechOrClause) person += 2;
    // What follows.
    if (last < end_) {
      const WordId after = r.word(last);
      const std::uint64_t fa = r.flags(last);
      const bool lower = !r.token(last).has(shape::kCapital | shape::kPunct);
      if (lower && (fa & kSpeechOrClause)) {
        person += 2;
        organization += 1;
      }
      if (after == r.words.who || (after == punct::kComma && last + 1 < end_ && r.word(last + 1) == r.words.who))
        person += 4;
      if ((lower || r.token(last).has(shape::kAllCaps)) && (fa & word::kTitle) && !(fa & word::kVerb))
        organization += words == 1 && !(f0 & word::kGivenName) ? 3 : 2;
      // "the Svoboda party"; a government, forces or a team may be a person's.
      if (lower && (fa & word::kNominal) && r.lexicon[after].value == type::kOrganization &&
          after != r.words.government)
        organization += 4;
      else if (lower && (fa & word::kOrgHead))
        organization += 1;
      if (lower && (fa & word::kLocationHead)) place += 3;
      if (after == punct::kComma && last + 2 < end_) {
        const Token& x = r.token(last + 1);
        if (x.has(shape::kDigit) && x.length == 2 && r.word(last + 2) == punct::kComma) person += 6;
        const WordId w = r.word(last + 1);
        if ((w == r.words.a || w == r.words.an || w == r.words.the) && (r.flags(last + 2) & word::kTitle)) person += 3;
        if (!x.has(shape::kCapital) && (r.flags(last + 1) & word::kTitle)) person += 2;
        if (x.has(shape::kCapital) && (r.flags(last + 1) & word::kListed) && words <= 3) {
          const GazetteerMatch g = r.gazetteer.match(r.text, last + 1, end_);
          if (g && (g.kind == FormKind::kName || g.kind == FormKind::kAlias)) {
            const TypeId t = r.gazetteer.entry(g.entry).type;
            if (t == type::kCountry || t == type::kRegion) place += 2;
          }
        }
      }
    }
    // "chief executive of X"
    if (!s_.titles.empty() && first > first_ + 1 && s_.titles.back().sentence == sentence_) {
      const TitleMatch& t = s_.titles.back().title;
      const std::uint32_t gap = first - t.last;
      if (!t.is(title_trait::kJob | title_trait::kStyle | title_trait::kCounterpart) && r.word(t.last) == r.words.of &&
          (gap == 1 || (gap == 2 && before == r.words.the)))
        organization += 4;
    }
    weigh_neighbours(first, last, person, organization, place);
    if (words == 1 && acronym(first) && !(describes && before != r.words.the)) organization += 3;
    if (words == 1 && inner_capital(first)) organization += 2;
    if (words == 1 && particle_prefix(r.view(first))) person += 3;
    (void)at_start;
    const int share = loud_ ? 2 : 1;
    n.person = static_cast<std::int16_t>(n.person + person / share);
    n.organization = static_cast<std::int16_t>(n.organization + organization / share);
    n.place = static_cast<std::int16_t>(n.place + place / share);
  }

  // In a list every name is of one kind: "Rome, Milan and X".
  void weigh_neighbours(std::uint32_t first, std::uint32_t last, int& person, int& organization, int& place) const {
    const auto weigh_type = [&](TypeId type) {
      if (type == type::kCity || type == type::kRegion || type == type::kCountry) place += 3;
      if (type == type::kOrganization) organization += 2;
      if (type == type::kPerson) person += 2;
    };
    const auto joins = [&](WordId w) { return w == punct::kComma || w == r_.words.and_ || w == r_.words.or_; };
    // A comma alone may open an apposition: "the minister of Norway, Ann Lee, said".
    const bool goes_on = last + 1 < end_ && joins(r_.word(last)) &&
                         (r_.token(last + 1).has(shape::kCapital) || joins(r_.word(last + 1)));
    if (first > first_ + 1 && joins(r_.word(first - 1)) && (r_.word(first - 1) != punct::kComma || goes_on) &&
        !s_.candidates.empty()) {
      const Candidate& c = s_.candidates.back();
      const std::uint32_t gap = first - c.last;
      if (c.sentence == sentence_ && c.kind == MentionKind::kName && !c.nested &&
          (gap == 1 || (gap == 2 && joins(r_.word(first - 2))))) {
        if (c.record == kNoIndex)
          weigh_type(c.type);
        else if (s_.memory[c.record].place >= 3 && s_.memory[c.record].person < 3)
          place += 2;
        else if (s_.memory[c.record].person >= 5)
          person += 2;
      }
    }
    if (last + 1 < end_ && joins(r_.word(last))) {
      std::uint32_t k = last + 1;
      if (joins(r_.word(k)) && k + 1 < end_) ++k;
      if (r_.token(k).has(shape::kCapital) && (r_.flags(k) & word::kListed)) {
        const GazetteerMatch g = r_.gazetteer.match(r_.text, k, end_);
        const bool named =
            g && (g.kind == FormKind::kName || g.kind == FormKind::kAlias || g.kind == FormKind::kAcronym);
        // The list goes on or ends: a noun behind the name would make it part of another phrase.
        if (named && (k + g.tokens >= end_ || joins(r_.word(k + g.tokens)) ||
                      r_.token(k + g.tokens).has(shape::kPunct) || (r_.flags(k + g.tokens) & kFunctionWord)))
          weigh_type(r_.gazetteer.entry(g.entry).type);
      }
    }
  }

  // MH17, F-22
  bool product_number(std::uint32_t i) const {
    return r_.token(i).length <= 8 && r_.view(i).find_first_of("0123456789") != std::string_view::npos;
  }
  // "Istanbul-based": the second half is an ordinary word.
  bool described_part(std::uint32_t i) const {
    if (!r_.token(i).has(shape::kHyphen)) return false;
    const std::string_view v = r_.view(i);
    const std::string_view tail = v.substr(v.rfind('-') + 1);
    return !tail.empty() && tail[0] >= 'a' && tail[0] <= 'z' && (r_.lexicon.flags(r_.lexicon.find(tail)) & word::kVerb);
  }

  // Two to six capitals: no numeral, no unit, no product number.
  bool acronym(std::uint32_t i) const {
    const Token& t = r_.token(i);
    if (!t.has(shape::kAllCaps) || t.length > 6 || all_caps_) return false;
    if (r_.lexicon.flags(t.word) & word::kCommon) return false;
    const std::string_view v = r_.view(i);
    return v.find_first_not_of("IVX") != std::string_view::npos &&
           v.find_first_of("0123456789") == std::string_view::npos;
  }
  // KiK, YouTube; not El-Sonni, McDonald
  bool inner_capital(std::uint32_t i) const {
    const Token& t = r_.token(i);
    return t.has(shape::kInnerCap) && !t.has(shape::kHyphen) && !r_.view(i).starts_with("Mc") &&
           !r_.view(i).starts_with("Mac") && r_.view(i).find('\'') == std::string_view::npos;
  }
  // Al-Sisi, El-Sonni, Ben-Ami
  bool particle_prefix(std::string_view v) const {
    const std::size_t dash = v.find('-');
    return dash != std::string_view::npos && dash <= 4 && dash + 2 < v.size() &&
           (r_.lexicon.flags(r_.lexicon.find(v.substr(0, dash))) & word::kNameParticle);
  }
  // "Author: Ann Lee", "Editor: Bo Ek"
  bool credit(std::uint32_t i) const {
    if (i < first_ + 2 || r_.word(i - 1) != punct::kColon || !r_.token(i - 2).has(shape::kCapital)) return false;
    const WordId w = r_.word(i - 2);
    return std::find(r_.words.credits.begin(), r_.words.credits.end(), w) != r_.words.credits.end() && w != 0;
  }
  // One past a bracket that names nothing but sources at the end of a text: "(AFP, dpa)"; `i` where it is none.
  std::uint32_t source_bracket(std::uint32_t i) const {
    std::uint32_t k = i + 1;
    bool caps = false;
    while (k < end_ && r_.word(k) != punct::kParenClose) {
      const Token& t = r_.token(k);
      if (!t.has(shape::kPunct)) {
        if (t.length > 8 || (r_.flags(k) & (kFunctionWord | word::kMonth))) return i;
        caps |= t.has(shape::kAllCaps);
      } else if (t.word != punct::kComma && t.word != punct::kSlash) {
        return i;
      }
      ++k;
    }
    if (k >= end_ || !caps || k == i + 1) return i;
    if (k == i + 2 && i > first_ && !r_.token(i - 1).has(shape::kPunct) && r_.token(i - 1).length > 3) return i;
    std::uint32_t after = k + 1;
    while (after < end_ && r_.token(after).has(shape::kPunct)) ++after;
    const bool last = after >= r_.text.tokens.size() || (r_.token(after).gap & gap::kLine) != 0 ||
                      (r_.token(after).has(shape::kCapital) && after + 1 < end_ && r_.word(after + 1) == punct::kColon);
    return last ? k + 1 : i;
  }

  Reading& r_;
  MentionScratch& s_;
  std::uint32_t sentence_ = 0, first_ = 0, end_ = 0;
  std::uint32_t title_end_ = kNoIndex, honorific_end_ = kNoIndex;
  char honorific_gender_ = 0, title_gender_ = 0;
  bool title_plural_ = false, loud_ = false, all_caps_ = false;
};

}  // namespace

void scan_names(Reading& reading) {
  NameScanner(reading).run();
}

}  // namespace edgewise
