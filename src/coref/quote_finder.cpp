// Quotes by their marks, and who speaks them.

#include "edgewise/coref/resolver.hpp"

namespace edgewise {
// Quotes by their marks: a paragraph ends an open one unless the next begins with a mark of its own. Straight marks
// open and close in turn, whatever the spaces around them; but right behind a comma or a stop one closes, and where
// none is open then the mark before it was an opening one and the closing mark before that is missing.
void Resolver::find_quotes() {
  quote_of_token_.assign(text_->tokens.size(), kNoIndex);
  const std::vector<Token>& t = text_->tokens;
  std::uint32_t open = kNoIndex;
  const auto close = [&](std::uint32_t end) {
    if (open == kNoIndex || end <= open + 1) {
      open = kNoIndex;
      return;
    }
    QuoteSpan q;
    q.first = open + 1;
    q.last = end;
    for (std::uint32_t i = q.first; i < q.last; ++i)
      quote_of_token_[i] = static_cast<std::uint32_t>(out_->quotes.size());
    out_->quotes.push_back(q);
    open = kNoIndex;
  };
  std::uint32_t last_closing = kNoIndex;
  const auto sure_to_close = [&](std::uint32_t i) {
    return i > 0 && t[i].gap == 0 && (i + 1 == t.size() || t[i + 1].gap != 0) &&
           (t[i - 1].word == punct::kComma || t[i - 1].word == punct::kPeriod || t[i - 1].word == punct::kQuestion ||
            t[i - 1].word == punct::kExclamation);
  };
  for (std::uint32_t i = 0; i < t.size(); ++i) {
    if (!t[i].has(shape::kPunct) && !(t[i].gap & gap::kParagraph)) continue;
    if (t[i].gap & gap::kParagraph) {
      if (open != kNoIndex) close(i);
      last_closing = kNoIndex;
    }
    const WordId w = t[i].word;
    if (w == punct::kQuote && open == kNoIndex && last_closing != kNoIndex && sure_to_close(i)) {
      QuoteSpan& before = out_->quotes.back();
      std::uint32_t end = before.first;  // the one whose end is missing ends with its sentence
      while (end < before.last && t[end].word != punct::kPeriod) ++end;
      for (std::uint32_t k = end; k < before.last; ++k) quote_of_token_[k] = kNoIndex;
      before.last = end;
      open = last_closing;
      close(i);
      last_closing = i;
    } else if (w == punct::kQuoteOpen || (w == punct::kQuote && open == kNoIndex)) {
      if (open != kNoIndex) close(i);
      open = i;
    } else if (w == punct::kQuote || w == punct::kQuoteClose) {
      if (open != kNoIndex) last_closing = i;
      close(i);
    }
  }
  close(static_cast<std::uint32_t>(t.size()));
}

const QuoteSpan* Resolver::quote_at(std::uint32_t token) const {
  return token < quote_of_token_.size() && quote_of_token_[token] != kNoIndex ? &out_->quotes[quote_of_token_[token]]
                                                                              : nullptr;
}

// No verb of saying: `X: "We agree."`, or the subject of the words that a quote goes on from: `X denounced the "sham"`.
MentionIndex Resolver::speaker_without_verb(std::uint32_t sentence) const {
  const Sentence& s = text_->sentences[sentence];
  std::uint32_t mark = s.first;
  while (mark < s.last && quote_of_token_[mark] == kNoIndex) ++mark;
  if (mark < s.first + 2 || mark == s.last) return kNoIndex;
  --mark;  // the opening mark itself
  const Token& before = text_->tokens[mark - 1];
  const bool colon = before.word == punct::kColon;
  if (before.has(shape::kPunct) && !colon) return kNoIndex;
  std::uint32_t verb = kNoIndex;
  for (std::uint32_t t = s.first; t < mark && !colon; ++t) {
    const Word& w = lexicon_[text_->tokens[t].word];
    if ((w.flags & word::kVerb) && !(w.flags & (word::kNoun | word::kAdjective))) verb = t;
  }
  const std::uint32_t limit = colon ? mark : verb == kNoIndex ? s.first : verb;
  MentionIndex speaker = kNoIndex;
  for (MentionIndex m = mentions_->starts[sentence]; m < mentions_->starts[sentence + 1]; ++m) {
    const Mention& x = mentions_->mentions[m];
    if (x.last > limit) break;
    if (x.entity == kNoIndex || x.nested || x.kind == MentionKind::kAdjective || !subject_like(x)) continue;
    if (x.type == type::kPerson || x.type == type::kOrganization || x.type == type::kCountry) speaker = m;
  }
  return speaker;
}

// Who says the quotes of this sentence: a verb of saying and its subject outside the marks.
void Resolver::attribute_quotes(std::uint32_t sentence) {
  if (out_->quotes.empty()) return;
  const Sentence& s = text_->sentences[sentence];
  std::uint32_t verb = kNoIndex;
  MentionIndex speaker = kNoIndex;
  bool any = false;
  for (std::uint32_t i = s.first; i < s.last && !any; ++i) any = quote_of_token_[i] != kNoIndex;
  if (!any) return;
  const std::uint32_t begin = mentions_->starts[sentence], end = mentions_->starts[sentence + 1];
  for (std::uint32_t i = s.first; i < s.last && speaker == kNoIndex; ++i) {
    if (quote_of_token_[i] != kNoIndex) continue;
    const std::uint64_t f = text_->flags[i];
    if (!(f & word::kSpeech)) continue;
    verb = i;
    MentionIndex before = kNoIndex, after = kNoIndex;
    for (MentionIndex m = begin; m < end; ++m) {
      const Mention& x = mentions_->mentions[m];
      if (x.entity == kNoIndex || x.nested || x.kind == MentionKind::kAdjective || x.kind == MentionKind::kDate ||
          quote_of_token_[x.first] != kNoIndex)
        continue;
      if (!(x.type == type::kPerson || x.type == type::kOrganization || x.type == type::kCountry ||
            x.type == type::kGroup))
        continue;
      if (x.last <= verb && verb - x.last < 12) {
        // the subject, not the object of a preposition: "said at a meeting with X"
        const bool governed = x.first > s.first && (text_->flags[x.first - 1] & word::kPreposition) != 0;
        if (!governed || before == kNoIndex) before = m;
      }
      if (x.first > verb && x.first - verb < 14 && after == kNoIndex) {
        bool clear = true;
        for (std::uint32_t t = verb + 1; t < x.first; ++t) {
          const std::uint64_t g = text_->flags[t];
          if ((g & word::kPreposition) || text_->tokens[t].word == punct::kQuote || quote_of_token_[t] != kNoIndex)
            clear = false;
        }
        if (clear) after = m;
      }
    }
    const bool quote_before = verb > s.first && (text_->tokens[verb - 1].word == punct::kQuote ||
                                                 text_->tokens[verb - 1].word == punct::kQuoteClose);
    speaker = quote_before && after != kNoIndex ? after : before != kNoIndex ? before : after;
  }
  if (speaker == kNoIndex) speaker = speaker_without_verb(sentence);
  if (speaker == kNoIndex) return;
  for (std::uint32_t i = s.first; i < s.last; ++i) {
    if (quote_of_token_[i] == kNoIndex) continue;
    QuoteSpan& q = out_->quotes[quote_of_token_[i]];
    if (q.speaker == kNoIndex) {
      q.speaker = mentions_->mentions[speaker].entity;
      q.speaker_mention = speaker;
    }
  }
}

}  // namespace edgewise
