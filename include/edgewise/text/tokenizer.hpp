#pragma once
// Bytes to tokens to sentences. One pass of each over the text; nothing is copied or allocated once the arrays are
// warm.
//
//   Tokenizer tokenizer(lexicon);           // keep one a thread
//   tokenizer.run(text, out);               // out.tokens, out.sentences, out.dateline
//
// A word is letters, digits and any non-ASCII letter bytes, with inner hyphens, apostrophes (O'Brien; 's is a token of
// its own, punct::kPossessive), periods of abbreviations (U.S., Mr.) and separators of numbers (3.5, 10,000). "n't" is
// split off
// ("does n't"). Every other character is one token with a fixed id (text/token.hpp).

#include <string_view>

#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

class Tokenizer {
 public:
  explicit Tokenizer(const Lexicon& lexicon) : lexicon_(lexicon) {}
  // Offsets are bytes in `text`, which must outlive `out`. Texts above 4 GB are cut.
  void run(std::string_view text, TokenizedText& out) const;

 private:
  void tokenize(TokenizedText& out) const;
  void split_sentences(TokenizedText& out) const;

  const Lexicon& lexicon_;
};

}  // namespace edgewise
