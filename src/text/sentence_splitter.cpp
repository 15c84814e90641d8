#include "edgewise/text/tokenizer.hpp"

namespace edgewise {
namespace {

// Words that, with a capital, start a sentence rather than continue a name: "in the U.S. The ..." ends, "U.S.
// President" goes on.
constexpr std::uint64_t kStarters = word::kDeterminer | word::kPronoun | word::kPossessivePronoun | word::kPreposition |
                                    word::kConjunction | word::kSubordinator | word::kNegation | word::kThere;

constexpr std::uint32_t kWrappedLine =
    55;  // a line at least this long without a final stop was wrapped, it is no headline

bool final_mark(WordId w) {
  return w == punct::kPeriod || w == punct::kQuestion || w == punct::kExclamation || w == punct::kEllipsis;
}

class Splitter {
 public:
  Splitter(const Lexicon& lexicon, TokenizedText& out) : lexicon_(lexicon), out_(out) {}

  void run() {
    const std::vector<Token>& t = out_.tokens;
    const auto n = static_cast<std::uint32_t>(t.size());
    if (out_.dateline.span.end > 0) skip_dateline(n);
    for (std::uint32_t i = first_; i < n; ++i) {
      // A word inside a line: nothing can end here.
      if (!t[i].has(shape::kPunct | shape::kPeriods) && !(t[i].gap & (gap::kParagraph | gap::kLine))) continue;
      if (i > first_ && (t[i].gap & (gap::kParagraph | gap::kLine)) && line_ends_before(i)) close(i, true);
      if (t[i].word == punct::kQuote) quoted_ = !quoted_;
      if (t[i].word == punct::kQuoteOpen) quoted_ = true;
      if (t[i].word == punct::kQuoteClose) quoted_ = false;
      if (ends_at(i, n)) {
        std::uint32_t last = i + 1;
        while (last < n && closes(last)) {
          if (t[last].word == punct::kQuote || t[last].word == punct::kQuoteClose) quoted_ = false;
          ++last;
        }
        close(last, false);
        i = last - 1;
      }
    }
    close(n, true);
  }

 private:
  // The dateline is a sentence of its own; what stands before it (headlines) is split as usual.
  void skip_dateline(std::uint32_t n) {
    const std::vector<Token>& t = out_.tokens;
    std::uint32_t begin = 0;
    while (begin < n && t[begin].begin < out_.dateline.span.begin) ++begin;
    std::uint32_t end = begin;
    while (end < n && t[end].begin < out_.dateline.span.end) ++end;
    for (std::uint32_t i = 1; i < begin; ++i) {
      if (t[i].gap & (gap::kParagraph | gap::kLine)) close(i, true);
    }
    close(begin, true);
    close(end, false);
  }

  bool line_ends_before(std::uint32_t i) {
    const Token& before = out_.tokens[i - 1];
    if (out_.tokens[i].gap & gap::kParagraph) return true;
    if (final_mark(before.word) || before.word == punct::kQuote || before.word == punct::kQuoteClose) return true;
    if (before.word == punct::kComma || !out_.tokens[i].has(shape::kCapital | shape::kDigit | shape::kPunct))
      return false;
    return before.end() - line_begin(i - 1) < kWrappedLine;
  }
  std::uint32_t line_begin(std::uint32_t i) const {
    while (i > first_ && !(out_.tokens[i].gap & gap::kLine)) --i;
    return out_.tokens[i].begin;
  }

  bool closes(std::uint32_t i) const {
    const Token& t = out_.tokens[i];
    if (t.word == punct::kParenClose || t.word == punct::kQuoteClose) return !(t.gap & gap::kLine);
    if (final_mark(t.word)) return t.gap == 0;
    // A straight quote closes where one is open; a space before it does not matter.
    return t.word == punct::kQuote && quoted_ && !(t.gap & gap::kLine);
  }

  bool ends_at(std::uint32_t i, std::uint32_t n) const {
    const std::vector<Token>& t = out_.tokens;
    const bool mark = final_mark(t[i].word);
    const bool abbreviation =
        !mark && t[i].has(shape::kPeriods) && !t[i].has(shape::kDigit) && out_.text[t[i].end() - 1] == '.';
    if (!mark && !abbreviation) return false;
    std::uint32_t next = i + 1;
    while (next < n && closes(next)) ++next;
    if (next >= n) return true;
    const Token& x = t[next];
    if (abbreviation) return abbreviation_ends(i, x);
    // `. "Next`: a closing mark whose space stands on its wrong side
    const bool strayed = next > i + 1 && t[next - 1].word == punct::kQuote && t[next - 1].gap != 0;
    if (x.gap == 0 && !strayed && x.word != punct::kQuote && x.word != punct::kQuoteOpen) return false;
    if (x.gap & gap::kParagraph) return true;
    if (t[i].word == punct::kEllipsis && !x.has(shape::kCapital)) return false;
    if (x.has(shape::kCapital | shape::kDigit)) return true;
    if (x.has(shape::kPunct)) return x.word != punct::kComma && x.word != punct::kSemicolon && x.word != punct::kDash;
    // A lower-case word goes on, but for a quote's end before it: "... now." he said stays one sentence as well.
    return false;
  }

  bool abbreviation_ends(std::uint32_t i, const Token& next) const {
    if (next.gap & gap::kParagraph) return true;
    if (!next.has(shape::kCapital) || next.gap == 0) return false;
    const Token& t = out_.tokens[i];
    // Titles and initials never end a sentence; U.S., Inc., p.m. may.
    const bool inner = t.length > 3;
    if (!inner || (lexicon_.flags(t.word) & (word::kHonorific | word::kTitle | word::kMonth))) return false;
    const std::uint64_t f = lexicon_.flags(next.word);
    return (f & kStarters) != 0 && !(f & word::kListed && next.has(shape::kAllCaps));
  }

  void close(std::uint32_t end, bool line) {
    if (end <= first_) return;
    const std::vector<Token>& t = out_.tokens;
    Sentence s;
    s.first = first_;
    s.last = end;
    s.span = {t[first_].begin, t[end - 1].end()};
    s.paragraph_start = (t[first_].gap & gap::kParagraph) != 0;
    const bool own_line = line && (t[first_].gap & (gap::kParagraph | gap::kLine)) != 0;
    const bool stop = final_mark(t[end - 1].word) || t[end - 1].word == punct::kQuote;
    s.headline = own_line && end < t.size() && s.span.size() < 200 && (!stop || out_.sentences.empty());
    out_.sentences.push_back(s);
    first_ = end;
    if (end < t.size() && (t[end].gap & gap::kParagraph)) quoted_ = false;
  }

  const Lexicon& lexicon_;
  TokenizedText& out_;
  std::uint32_t first_ = 0;
  bool quoted_ = false;
};

}  // namespace

void Tokenizer::split_sentences(TokenizedText& out) const {
  Splitter(lexicon_, out).run();
}

}  // namespace edgewise
