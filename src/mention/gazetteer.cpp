#include "edgewise/mention/gazetteer.hpp"

#include <algorithm>

namespace edgewise {

bool Gazetteer::fits(const Form& form, const TokenizedText& text, std::uint32_t first, std::uint32_t last) const {
  const Token& head = text.tokens[first];
  const Token& tail = text.tokens[last - 1];
  if (form.exact) {
    // Periods of "U.S." are compared as they stand; a bare possessive is never part of the token.
    if (text.view(Span{head.begin, tail.end()}) != form.text) return false;
  } else {
    if (!form.lower_first && !head.has(shape::kCapital)) return false;
    if (!form.lower_last && !tail.has(shape::kCapital | shape::kDigit)) return false;
  }
  if (form.needs_the && (first == 0 || text.tokens[first - 1].word != the_)) return false;
  return true;
}

GazetteerMatch Gazetteer::made(std::uint32_t form, std::uint32_t tokens) const {
  const Form& f = forms_[form];
  GazetteerMatch m;
  m.entry = f.entry;
  m.tokens = tokens;
  m.form = form;
  m.kind = f.kind;
  m.plural = f.plural;
  m.article = f.article;
  m.exact = f.exact;
  return m;
}

GazetteerMatch Gazetteer::match(const TokenizedText& text, std::uint32_t token, std::uint32_t end) const {
  GazetteerMatch best;
  std::uint32_t node = trie_.root(text.tokens[token].word);
  for (std::uint32_t last = token + 1; node != 0; ++last) {
    for (std::uint32_t f = trie_.value(node); f != 0; f = forms_[f].next) {
      if (!fits(forms_[f], text, token, last)) continue;
      // "Reuters" of "Reuters news agency": ordinary words at the end are no part of the name.
      if (best && forms_[f].lower_last && forms_[f].entry == best.entry && !forms_[f].lower_first) break;
      best = made(f, last - token);
      break;
    }
    if (last >= end) break;
    node = trie_.step(node, text.tokens[last].word);
  }
  return best;
}

GazetteerMatch Gazetteer::match_word(std::string_view form, WordId word) const {
  const std::uint32_t node = trie_.root(word);
  for (std::uint32_t f = node != 0 ? trie_.value(node) : 0; f != 0; f = forms_[f].next) {
    const Form& x = forms_[f];
    if (x.needs_the || (x.exact && x.text != form)) continue;
    if (!x.exact && !x.lower_first && form.front() >= 'a' && form.front() <= 'z') continue;
    return made(f, 1);
  }
  return {};
}

std::uint32_t Gazetteer::combining_form(WordId word) const {
  const auto it = std::lower_bound(combining_.begin(), combining_.end(), std::pair<WordId, std::uint32_t>{word, 0});
  return it != combining_.end() && it->first == word ? it->second : kNoIndex;
}

GazetteerMatch Gazetteer::next(const GazetteerMatch& match) const {
  const std::uint32_t f = forms_[match.form].next;
  return f == 0 ? GazetteerMatch{} : made(f, match.tokens);
}

}  // namespace edgewise
