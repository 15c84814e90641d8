// "the meeting", "the ceremony": which event of the document is meant, one with a name or one that is only described.

#include <algorithm>
#include <array>

#include "edgewise/base/fold.hpp"
#include "extract/fact_context.hpp"

namespace edgewise {
namespace {

// What may be called the word on the left, beside what has that word in its name.
struct Kinds {
  std::string_view noun;
  std::array<std::string_view, 6> also;
};
constexpr std::array<Kinds, 6> kKinds = {{
    {"ceremony", {"funeral", "inauguration", "wedding", "burial", "commemoration", "coronation"}},
    {"conference", {"forum", "summit", "congress", "convention", "symposium", ""}},
    {"event", {"forum", "summit", "congress", "conference", "festival", "ceremony"}},
    {"gathering", {"forum", "summit", "congress", "conference", "convention", "rally"}},
    {"meeting", {"summit", "conference", "session", "forum", "talks", "assembly"}},
    {"negotiations", {"talks", "", "", "", "", ""}},
}};

// Whether the noun, or what else may be called so, fits.
bool any_kind(std::string_view noun, const auto& fits) {
  if (fits(noun)) return true;
  for (const Kinds& k : kKinds) {
    if (k.noun != noun) continue;
    return std::any_of(k.also.begin(), k.also.end(), [&](std::string_view x) { return !x.empty() && fits(x); });
  }
  return false;
}
bool called(std::string_view noun, std::string_view head) {
  return any_kind(noun, [&](std::string_view kind) { return kind == head; });
}
bool may_name(std::string_view noun, std::string_view name) {
  return any_kind(noun, [&](std::string_view kind) { return name.find(kind) != std::string_view::npos; });
}

}  // namespace

// The first phrase before a token that tells more of an event of this kind than that it is one: "the third summit of
// interior ministers", "the Nis funeral". Empty where there is none.
Span FactBuilder::event_described(std::string_view noun, std::uint32_t before) const {
  const TokenizedText& text = reading_->text;
  const auto flags = [&](std::uint32_t t) { return pack_.lexicon.flags(text.tokens[t].word); };
  const auto form = [&](std::uint32_t t) { return pack_.lexicon.form(text.tokens[t].word); };
  constexpr std::uint64_t kEnds = word::kDeterminer | word::kPreposition | word::kPossessivePronoun |
                                  word::kConjunction | word::kBe | word::kHave | word::kPronoun | word::kModal;
  constexpr std::uint32_t kLongest = 6;
  for (const Sentence& s : text.sentences) {
    if (s.first >= before) break;
    for (std::uint32_t t = s.first; t < std::min(s.last, before); ++t) {
      if (!(text.flags[t] & (word::kEventNoun | word::kEventHead)) || !called(noun, form(t))) continue;
      if (t + 1 < s.last && (flags(t + 1) & word::kNoun) && !(flags(t + 1) & word::kVerb)) continue;  // "summit talks"
      std::uint32_t begin = t;
      while (begin > s.first && t - begin < kLongest) {
        const Token& x = text.tokens[begin - 1];
        const std::uint64_t f = flags(begin - 1);
        if (x.has(shape::kPunct) || (f & kEnds)) break;
        if ((f & word::kVerb) && !(f & (word::kNoun | word::kAdjective)) && !x.has(shape::kCapital)) break;
        --begin;
      }
      while (begin < t && (flags(begin) & (word::kNumberWord | word::kQuantity))) ++begin;
      std::uint32_t end = t + 1;
      if (end + 1 < s.last && form(end) == "of") {
        std::uint32_t e = end + 1;
        while (e < s.last && e - end < kLongest && !text.tokens[e].has(shape::kPunct) &&
               (e == end + 1 || !(flags(e) & kEnds)))
          ++e;
        end = e;
      }
      if (begin < t || end > t + 1) return {text.tokens[begin].begin, text.tokens[end - 1].end()};
    }
  }
  return {};
}

FactBuilder::EventReference FactBuilder::event_meant(const Context& c, std::uint32_t phrase) const {
  EventReference meant;
  const NounPhrase& p = c.clauses.phrases[phrase];
  const TokenizedText& text = reading_->text;
  const std::uint32_t base = text.sentences[c.sentence].first;
  if (p.anchors_end > p.anchors_begin || p.indefinite || p.head == p.first || p.head - p.first > 3) return meant;
  // It refers back where it says nothing more than when or where.
  if (!(text.flags[base + p.first] & word::kDeterminer)) return meant;
  const bool bare = p.head == p.first + 1;
  for (std::uint32_t t = base + p.first + 1; t < base + p.head; ++t) {
    if (!text.tokens[t].has(shape::kHyphen) || !text.view(text.tokens[t]).ends_with("day")) return meant;
  }
  if (p.reach > p.last) {
    const std::string_view link = pack_.lexicon.form(text.tokens[base + p.last].word);
    if (link != "in" && link != "at") return meant;
  }
  const std::string_view noun = text.view(text.tokens[base + p.head]);
  bool several = false;
  const std::vector<DocumentEntity>& all = reading_->entities.entities;
  for (EntityIndex i = 0; i < all.size() && bare && p.reach <= p.last; ++i) {
    if (all[i].type != type::kEvent || all[i].count == 0) continue;
    const std::string name = fold(all[i].name);
    if (!may_name(noun, name)) continue;
    several = meant.named != kNoIndex;
    if (several) break;
    meant.named = i;
  }
  if (several) meant.named = kNoIndex;
  if (meant.named == kNoIndex && !several) meant.described = event_described(noun, base);
  return meant;
}

}  // namespace edgewise
