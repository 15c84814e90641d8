#include "extract/date_attachment.hpp"

namespace edgewise {
namespace {

constexpr std::uint32_t kHeadReach = 4;    // tokens from "Friday's" to its noun: "Friday's long talks"
constexpr std::uint8_t kSurelyVerb = 200;  // of 255: a form that is nearly always a verb

class Attacher {
 public:
  Attacher(const TokenizedText& text, const Lexicon& lexicon, const ActClause& clause)
      : text_(text), lexicon_(lexicon), clause_(clause), sentence_(text.sentences[clause.sentence]) {}

  Closeness closeness(const Mention& date) const {
    if (quote_between(date.first, clause_.trigger)) return Closeness::kNone;
    if (describes_noun(date)) {
      const bool triggers = clause_.trigger >= date.last && clause_.trigger < date.last + kHeadReach;
      return triggers ? Closeness::kTrigger : Closeness::kNone;
    }
    if (date.first >= clause_.trigger && date.last <= clause_.last) return Closeness::kClause;
    if (date.last <= clause_.trigger)
      return verb_between(date.last, clause_.trigger) ? Closeness::kSentence : Closeness::kBefore;
    // Behind the clause's end, where the reading may have broken off early.
    return verb_between(clause_.last, date.first) ? Closeness::kSentence : Closeness::kClause;
  }

  std::uint32_t distance(const Mention& date) const {
    return date.first >= clause_.trigger ? date.first - clause_.trigger : clause_.trigger - date.first;
  }

 private:
  std::uint64_t flags(std::uint32_t token) const { return text_.flags[token]; }

  bool describes_noun(const Mention& date) const {
    if (date.last >= sentence_.last) return false;
    const Token& next = text_.tokens[date.last];
    if (next.word == punct::kPossessive) return true;
    if (date.first == sentence_.first) return false;
    const std::uint64_t before = flags(date.first - 1);
    if (!(before & (word::kDeterminer | word::kPossessivePronoun)) &&
        text_.tokens[date.first - 1].word != punct::kPossessive)
      return false;
    const Word& w = lexicon_[next.word];
    return (w.flags & word::kNoun) != 0 && !(w.flags & (word::kPreposition | word::kConjunction));
  }

  // One of the two is inside a quote, the other is not.
  bool quote_between(std::uint32_t a, std::uint32_t b) const {
    bool apart = false;
    for (std::uint32_t i = a < b ? a : b; i < (a < b ? b : a); ++i) {
      const WordId w = text_.tokens[i].word;
      if (w == punct::kQuote || w == punct::kQuoteOpen || w == punct::kQuoteClose) apart = !apart;
    }
    return apart;
  }

  bool verb_between(std::uint32_t from, std::uint32_t to) const {
    for (std::uint32_t i = from; i < to; ++i) {
      if (text_.tokens[i].word < punct::kFirstWord) continue;
      const Word& w = lexicon_[text_.tokens[i].word];
      if (w.flags & word::kModal) return true;
      if ((w.flags & word::kVerb) && w.verb_share >= kSurelyVerb &&
          (w.verb_forms & (verb_form::kPast | verb_form::kThird)))
        return true;
    }
    return false;
  }

  const TokenizedText& text_;
  const Lexicon& lexicon_;
  const ActClause& clause_;
  const Sentence& sentence_;
};

}  // namespace

AttachedDate attach_date(const TokenizedText& text, const Lexicon& lexicon, const DocumentMentions& mentions,
                         const ActClause& clause) {
  const Attacher attacher(text, lexicon, clause);
  AttachedDate best;
  std::uint32_t best_distance = 0;
  for (MentionIndex m = mentions.starts[clause.sentence]; m < mentions.starts[clause.sentence + 1]; ++m) {
    const Mention& x = mentions.mentions[m];
    if (x.kind != MentionKind::kDate || x.nested || x.value == kNoIndex) continue;
    const DateValue& v = mentions.dates[x.value];
    if (v.value.empty() || v.repeated || v.since) continue;
    const Closeness c = attacher.closeness(x);
    const std::uint32_t distance = attacher.distance(x);
    if (c < best.closeness || (c == best.closeness && c != Closeness::kNone && distance < best_distance)) {
      best = {m, c};
      best_distance = distance;
    }
  }
  return best;
}

MentionIndex attach_since(const TokenizedText& text, const Lexicon& lexicon, const DocumentMentions& mentions,
                          const ActClause& clause) {
  const Attacher attacher(text, lexicon, clause);
  for (MentionIndex m = mentions.starts[clause.sentence]; m < mentions.starts[clause.sentence + 1]; ++m) {
    const Mention& x = mentions.mentions[m];
    if (x.kind != MentionKind::kDate || x.nested || x.value == kNoIndex) continue;
    const DateValue& v = mentions.dates[x.value];
    if (v.since && !v.value.empty() && attacher.closeness(x) <= Closeness::kBefore) return m;
  }
  return kNoIndex;
}

bool stands_as_place(const TokenizedText& text, const Lexicon& lexicon, const Mention& mention) {
  std::uint32_t i = mention.first;
  const std::uint32_t begin = text.sentences[mention.sentence].first;
  while (i > begin && (lexicon.flags(text.tokens[i - 1].word) & word::kDeterminer)) --i;
  if (i == begin || text.tokens[i - 1].word < punct::kFirstWord) return false;
  const std::string_view before = lexicon.form(text.tokens[i - 1].word);
  return before == "in" || before == "at";
}

}  // namespace edgewise
