#include "extract/stance_pairs.hpp"

#include <algorithm>
#include <array>

namespace edgewise {
namespace {

constexpr double kCompound = 0.88, kPro = 0.82, kNoun = 0.85;
constexpr std::uint32_t kFarthest = 5;  // tokens from the compound to what it describes

// Behind a name and a hyphen: who helps.
constexpr std::array<std::string_view, 4> kBacked = {"-backed", "-endorsed", "-sponsored", "-supported"};
constexpr std::array<std::string_view, 4> kAided = {"-armed", "-financed", "-funded", "-trained"};

constexpr std::array<std::string_view, 2> kCritics = {"critic", "detractor"};
constexpr std::array<std::string_view, 6> kSupporters = {"admirer",   "advocate", "backer",
                                                         "supporter", "defender", "sympathizer"};
constexpr std::array<std::string_view, 2> kOpponents = {"foe", "opponent"};

bool listed(const auto& table, std::string_view s) {
  return std::find(table.begin(), table.end(), s) != table.end();
}

bool actor(TypeId t) {
  return t == type::kPerson || t == type::kCountry || t == type::kOrganization || t == type::kGroup;
}

}  // namespace

StancePairs::StancePairs(const Pack& pack)
    : pack_(pack),
      supports_(pack.schema.relation_named("SUPPORTS")),
      criticized_(pack.schema.relation_named("CRITICIZED")),
      rejected_(pack.schema.relation_named("REJECTED")),
      aids_(pack.schema.relation_named("AIDS")) {}

void StancePairs::read(Reading& reading, std::uint32_t sentence, FactBuilder& out) const {
  const DocumentMentions& ms = reading.mentions;
  MentionIndex before = kNoIndex;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.entity == kNoIndex || x.kind == MentionKind::kDate) continue;
    compound(reading, sentence, m, out);
    if (x.nested || x.kind == MentionKind::kPronoun || !actor(x.type)) continue;
    if (before != kNoIndex) critic(reading, sentence, before, m, out);
    before = m;
  }
}

// "Iran-backed militias", "pro-Russian rebels"
void StancePairs::compound(Reading& reading, std::uint32_t sentence, MentionIndex m, FactBuilder& out) const {
  const DocumentMentions& ms = reading.mentions;
  const Mention& x = ms.mentions[m];
  const TokenizedText& text = reading.text;
  const Token& t = text.tokens[x.last - 1];
  if (!t.has(shape::kHyphen) || !actor(x.type)) return;
  const std::string_view tail = text.view(Span{x.span.end, std::max(x.span.end, t.end())});
  const std::string_view head = text.view(Span{std::min(t.begin, x.span.begin), x.span.begin});
  const bool backed = listed(kBacked, tail), aided = listed(kAided, tail);
  const bool pro = (head == "pro-" || head == "Pro-") && tail.empty();
  if (!backed && !aided && !pro) return;
  const RelationId relation = aided ? aids_ : supports_;
  const std::uint32_t end = std::min(text.sentences[sentence].last, x.last + kFarthest);
  // The first actor behind it, over adjectives; a noun that is no mention ends the phrase.
  for (std::uint32_t i = x.last; i < end; ++i) {
    MentionIndex found = kNoIndex;
    for (MentionIndex o = m + 1; o < ms.starts[sentence + 1] && found == kNoIndex; ++o) {
      const Mention& y = ms.mentions[o];
      if (y.first == i && !y.nested && y.kind != MentionKind::kAdjective) found = o;
    }
    if (found != kNoIndex) {
      if (!actor(ms.mentions[found].type)) return;
      if (pro) {
        out.add_pair(sentence, relation, found, m, "stance.pro", kPro);
      } else {
        out.add_pair(sentence, relation, m, found, "stance.backed", kCompound);
      }
      return;
    }
    const Token& next = text.tokens[i];
    const std::uint64_t f = pack_.lexicon.flags(next.word);
    if (next.has(shape::kPunct)) return;
    const bool human = (f & word::kHuman) != 0 && pack_.lexicon[next.word].plural;
    if (human) {
      out.add_described(sentence, relation, m, {text.tokens[x.first].begin, next.end()}, type::kGroup, pro,
                        pro ? "stance.pro" : "stance.backed", pro ? kPro : kCompound);
      return;
    }
    if (f & (word::kPreposition | word::kConjunction | word::kModal | word::kBe | word::kHave)) return;
    const bool adjective = (f & word::kAdjective) != 0 || next.has(shape::kHyphen);
    if (!adjective && (f & word::kNoun) && !pro) {
      const bool more = i + 1 < end && (pack_.lexicon.flags(text.tokens[i + 1].word) & word::kNoun) &&
                        !text.tokens[i + 1].has(shape::kPunct);
      if (more) continue;
      out.add_described(sentence, relation, m, {text.tokens[x.last].begin, next.end()}, type::kTopic, false,
                        "stance.backed", kCompound);
      return;
    }
  }
}

RelationId StancePairs::relation_of_noun(WordId noun) const {
  const WordId lemma = pack_.lexicon[noun].noun;
  const std::string_view form = pack_.lexicon.form(lemma ? lemma : noun);
  if (listed(kCritics, form)) return criticized_;
  if (listed(kSupporters, form)) return supports_;
  if (listed(kOpponents, form)) return rejected_;
  return kNoRelation;
}

// "Kremlin critic Ann Lee"; "Ann Lee, a fierce critic of Peru"
void StancePairs::critic(Reading& reading, std::uint32_t sentence, MentionIndex ma, MentionIndex mb,
                         FactBuilder& out) const {
  const Mention& a = reading.mentions.mentions[ma];
  const Mention& b = reading.mentions.mentions[mb];
  const TokenizedText& text = reading.text;
  if (b.first <= a.last) return;
  const std::uint32_t n = b.first - a.last;
  const auto word_at = [&](std::uint32_t i) { return text.tokens[a.last + i].word; };
  if (b.type == type::kPerson && b.kind == MentionKind::kName && (n == 1 || n == 2)) {
    if (n == 2 && word_at(0) != punct::kPossessive) return;
    const RelationId relation = relation_of_noun(word_at(n - 1));
    if (relation != kNoRelation) out.add_pair(sentence, relation, mb, ma, "stance.critic", kNoun);
    return;
  }
  if (a.kind != MentionKind::kName || n < 3 || n > 7 || word_at(0) != punct::kComma) return;
  std::uint32_t k = n;
  if (pack_.lexicon.flags(word_at(k - 1)) & word::kDeterminer) --k;
  if (k < 3 || pack_.lexicon.form(word_at(k - 1)) != "of") return;
  const RelationId relation = relation_of_noun(word_at(k - 2));
  if (relation == kNoRelation) return;
  for (std::uint32_t i = 1; i < k - 2; ++i) {
    const std::uint64_t f = pack_.lexicon.flags(word_at(i));
    if (!(f & (word::kDeterminer | word::kAdjective | word::kAdverb)) && word_at(i) != kUnknownWord) return;
  }
  out.add_pair(sentence, relation, ma, mb, "stance.critic", kNoun);
}

}  // namespace edgewise
