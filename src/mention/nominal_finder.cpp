// What stands for an entity without naming it: pronouns, "the two countries", and groups that act without a name
// ("rebels", "Israeli soldiers").

#include <algorithm>

#include "mention/mention_scratch.hpp"

namespace edgewise {
namespace {

class NominalFinder {
 public:
  explicit NominalFinder(Reading& r) : r_(r), s_(r.scratch), mentions_(r.out.mentions) {}

  void run() {
    s_.dates.assign(r_.text.tokens.size() + 1, 0);
    s_.begins.assign(r_.text.tokens.size() + 1, kNoIndex);
    for (MentionIndex m = 0; m < mentions_.size(); ++m) {
      for (std::uint32_t i = mentions_[m].first; i < mentions_[m].last; ++i) s_.dates[i] = 1;
      if (!mentions_[m].nested) s_.begins[mentions_[m].first] = m;
    }
    for (sentence_ = 0; sentence_ < r_.text.sentences.size(); ++sentence_) {
      const Sentence& s = r_.text.sentences[sentence_];
      for (std::uint32_t i = s.first; i < s.last; ++i) {
        const std::uint64_t f = r_.flags(i);
        if (!(f & (word::kPronoun | word::kPossessivePronoun | word::kNominal | word::kGroupNoun)) || s_.dates[i])
          continue;
        if (f & (word::kPronoun | word::kPossessivePronoun)) {
          pronoun(i);
        } else if (f & word::kGroupNoun) {
          group(i, s);
        } else if (!r_.token(i).has(shape::kCapital)) {
          nominal(i, s);
        }
      }
    }
  }

 private:
  Mention& add(std::uint32_t first, std::uint32_t last, TypeId type, MentionKind kind) {
    Mention m;
    m.first = first;
    m.last = last;
    m.sentence = sentence_;
    m.span = {r_.token(first).begin, r_.token(last - 1).end()};
    m.type = type;
    m.kind = kind;
    mentions_.push_back(m);
    return mentions_.back();
  }

  void pronoun(std::uint32_t i) {
    const WordId w = r_.word(i);
    const auto it =
        std::lower_bound(r_.words.pronouns.begin(), r_.words.pronouns.end(), std::pair<WordId, std::uint8_t>{w, 0});
    if (it == r_.words.pronouns.end() || it->first != w) return;
    Mention& m = add(i, i + 1, it->second & pronoun::kPerson ? type::kPerson : type::kNone, MentionKind::kPronoun);
    m.plural = (it->second & pronoun::kPlural) != 0;
    m.gender = it->second & pronoun::kMale ? 'm' : it->second & pronoun::kFemale ? 'f' : '\0';
  }

  // "the two countries", "both sides", "its alliance": definite, or it names nothing known.
  void nominal(std::uint32_t i, const Sentence& s) {
    std::uint32_t p = i;
    for (int steps = 0; p > s.first && steps < 3; ++steps) {
      const std::uint64_t f = r_.flags(p - 1);
      if (s_.dates[p - 1] || r_.token(p - 1).has(shape::kPunct | shape::kCapital)) break;
      if (!(f & (word::kAdjective | word::kNumberWord | word::kNoun | word::kOrdinal)) ||
          (f & (word::kDeterminer | word::kPossessivePronoun | word::kPreposition)))
        break;
      --p;
    }
    if (p == s.first) return;
    const WordId w = r_.word(p - 1);
    const std::uint64_t f = r_.flags(p - 1);
    if (w != r_.words.the && w != r_.words.this_ && w != r_.words.these && w != r_.words.those && w != r_.words.both &&
        !(f & word::kPossessivePronoun))
      return;
    // "our ally", "its neighbour": somebody else than the one spoken of
    if (f & word::kPossessivePronoun) {
      const std::string_view noun = r_.lexicon.form(r_.word(i));
      if (noun == "ally" || noun == "neighbour" || noun == "neighbor") return;
    }
    const std::int16_t value = r_.lexicon[r_.word(i)].value;
    Mention& m = add(p, i + 1, value >= 0 && value <= type::kTopic ? static_cast<TypeId>(value) : type::kNone,
                     MentionKind::kNominal);
    m.plural = r_.lexicon[r_.word(i)].plural ||
               (r_.lexicon[r_.word(i)].noun == 0 && r_.text.view(r_.token(i)).ends_with("s")) || w == r_.words.both ||
               w == r_.words.these || w == r_.words.those;
  }

  // "rebels", "Israeli soldiers", "Syrian government troops"
  void group(std::uint32_t i, const Sentence& s) {
    if (r_.token(i).has(shape::kCapital) && i != s.first) return;
    // "Chile suspects Denmark": what a state does to a name
    if ((r_.lexicon[r_.word(i)].verb_forms & verb_form::kThird) && i > s.first && i + 1 < s.last &&
        s_.begins[i + 1] != kNoIndex && mention_before(i) != kNoIndex &&
        mentions_[mention_before(i)].kind == MentionKind::kName)
      return;
    std::uint32_t p = i;
    MentionIndex owner = kNoIndex;
    for (int steps = 0; p > s.first && steps < 3; ++steps) {
      const MentionIndex m = mention_before(p);
      if (m != kNoIndex) {
        const Mention& x = mentions_[m];
        if (x.kind == MentionKind::kAdjective ||
            ((x.kind == MentionKind::kAcronym || x.kind == MentionKind::kName) && x.type != type::kPerson))
          owner = m;
        break;
      }
      const std::uint64_t f = r_.flags(p - 1);
      const bool opens = p - 1 == s.first && (f & (word::kAdjective | word::kNoun));  // "World leaders met"
      if (s_.dates[p - 1] || r_.token(p - 1).has(shape::kPunct) || (r_.token(p - 1).has(shape::kCapital) && !opens))
        break;
      // "heavily armed gunmen"
      const bool degree = p < i && (f & word::kAdverb) && (r_.flags(p) & word::kAdjective) &&
                          r_.text.view(r_.token(p - 1)).ends_with("ly");
      if (degree) {
        --p;
        break;
      }
      if (!(f & (word::kAdjective | word::kNoun)) || (f & (kFunctionWord | word::kQuantity | word::kNumberWord))) break;
      if ((f & word::kVerb) && !describes(p - 1, s)) break;
      --p;
    }
    std::uint32_t first = p;
    if (owner != kNoIndex) {
      first = mentions_[owner].first;
      mentions_[owner].nested = true;
      // "senior Syrian officials", "ethnic Armenian separatists"
      while (first > s.first && !s_.dates[first - 1] && !r_.token(first - 1).has(shape::kPunct) &&
             mention_before(first) == kNoIndex && adjective_only(first - 1, s) && tells_apart(first - 1))
        --first;
    } else {
      // "armed gunmen" are not "gunmen", but "other gunmen" are
      while (first < i && !tells_apart(first)) ++first;
    }
    Mention& m = add(first, i + 1, type::kGroup, MentionKind::kGeneric);
    m.plural = true;
  }

  // "armed", "leading", "splinter" before a noun: what describes, where a phrase opens before it.
  bool describes(std::uint32_t i, const Sentence& s) const {
    const std::uint8_t forms = r_.lexicon[r_.word(i)].verb_forms;
    const bool participle = (forms & (verb_form::kParticiple | verb_form::kGerund)) && (r_.flags(i) & word::kAdjective);
    if (!participle && !(r_.flags(i) & word::kNoun)) return false;
    if (i == s.first) return participle;
    const std::uint64_t f = r_.flags(i - 1);
    return !s_.dates[i - 1] && (f & (word::kDeterminer | word::kPreposition | word::kNumberWord | word::kQuantity |
                                     word::kRelative | word::kAdverb | word::kConjunction)) != 0;
  }

  bool adjective_only(std::uint32_t i, const Sentence& s) const {
    if (r_.token(i).has(shape::kCapital) && i != s.first) return false;
    const std::uint64_t f = r_.flags(i);
    return (f & word::kAdjective) && !(f & (kFunctionWord | word::kVerb | word::kQuantity | word::kNumberWord));
  }

  bool tells_apart(std::uint32_t i) const {
    const std::string_view form = r_.lexicon.form(r_.word(i));
    return form != "other" && form != "several" && form != "many" && form != "own" && form != "such" &&
           form != "same" && form != "few" && form != "former" && form != "new";
  }

  MentionIndex mention_before(std::uint32_t token) const {
    // A mention of at most four tokens that ends here.
    for (std::uint32_t k = 1; k <= 4 && k <= token; ++k) {
      const MentionIndex m = s_.begins[token - k];
      if (m != kNoIndex) return mentions_[m].last == token ? m : kNoIndex;
    }
    return kNoIndex;
  }

  Reading& r_;
  MentionScratch& s_;
  std::vector<Mention>& mentions_;
  std::uint32_t sentence_ = 0;
};

}  // namespace

void find_nominals(Reading& reading) {
  NominalFinder(reading).run();
}

}  // namespace edgewise
