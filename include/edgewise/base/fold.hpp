#pragma once
// Name folding: how spellings of one name are brought to one key. Own tables (about 250 code points), no locale.
//
//   fold("Đorđević")  -> "djordjevic"      Cyrillic (Russian, Serbian, Ukrainian) goes to newswire Latin: "Путин" ->
//   "putin" slug("Sputnik V") -> "sputnik_v"       lower-case ASCII, one underscore between words: the form of entity
//   ids coarse("Vuchich") == coarse("Vucic")   for matching variants only, never shown

#include <string>
#include <string_view>

namespace edgewise {

// Lower case, no diacritics, punctuation to single spaces, leading "the " and trailing "'s" dropped. Never fails.
std::string fold(std::string_view utf8);
// fold() with underscores. An empty result becomes "x" followed by a hash of the bytes, so an id is never empty.
std::string slug(std::string_view utf8);
// The variant key of one folded name.
std::string coarse(std::string_view folded);

}  // namespace edgewise
