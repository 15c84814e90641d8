#include "mention/phrase_words.hpp"

namespace edgewise {
namespace {

WordId mark_of(char c) {
  switch (c) {
    case ',':
      return punct::kComma;
    case ':':
      return punct::kColon;
    case '!':
      return punct::kExclamation;
    case '?':
      return punct::kQuestion;
    case '(':
    case '[':
      return punct::kParenOpen;
    case ')':
    case ']':
      return punct::kParenClose;
    case '/':
      return punct::kSlash;
    case '&':
    case '+':
      return punct::kOther;
    default:
      return 0;
  }
}

// Adds one blank-free piece of a phrase, its possessive as a word of its own.
void add_piece(std::string_view piece, Lexicon& lexicon, std::vector<WordId>& out) {
  bool possessive = false;
  for (const std::string_view end : {"'s", "\xe2\x80\x99s"}) {
    if (piece.size() > end.size() && piece.ends_with(end)) {
      piece.remove_suffix(end.size());
      possessive = true;
      break;
    }
  }
  if (!possessive && piece.size() > 2 && piece.ends_with("s'")) {
    piece.remove_suffix(1);
    possessive = true;
  }
  // "St." is the word "st"; "U.S." keeps its periods.
  if (piece.size() > 2 && piece.back() == '.' && piece.find('.') == piece.size() - 1) piece.remove_suffix(1);
  if (!piece.empty()) out.push_back(piece == "-" ? punct::kDash : lexicon.add(piece));
  if (possessive) out.push_back(punct::kPossessive);
}

}  // namespace

void split_phrase(std::string_view phrase, Lexicon& lexicon, std::vector<WordId>& out) {
  std::size_t i = 0;
  while (i < phrase.size()) {
    if (phrase[i] == ' ') {
      ++i;
      continue;
    }
    const WordId mark = mark_of(phrase[i]);
    if (mark != 0 && !(phrase[i] == '&' && i > 0 && phrase[i - 1] != ' ')) {
      out.push_back(mark);
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    while (end < phrase.size() && phrase[end] != ' ' && (mark_of(phrase[end]) == 0 || phrase[end] == '&')) ++end;
    add_piece(phrase.substr(i, end - i), lexicon, out);
    i = end;
  }
}

}  // namespace edgewise
