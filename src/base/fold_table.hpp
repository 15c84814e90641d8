#pragma once
// What one letter becomes in a folded name. Our own tables: Latin letters lose their marks, Cyrillic and Greek ones are
// spelled as news agencies spell them. Private to base/fold.

#include <cstdint>

namespace edgewise {

// Cyrillic is read by the language that the whole name shows: ч is "c" for a Serb ("Вучић": Vucic) and "ch" for a
// Russian.
enum class CyrillicStyle : std::uint8_t { kRussian, kSerbian, kUkrainian };

// The style that a Cyrillic letter proves; kRussian where it proves none.
CyrillicStyle style_of_letter(char32_t c);

// Lower-case letters for a letter, "" for what is dropped (marks, soft signs, invisible characters), " " for what parts
// words, null for a letter of another script, which stays as it is. Not for ASCII.
const char* fold_letter(char32_t c, CyrillicStyle style);

// Russian "e" is "ye" at the start of a word, after vowels and after signs: Yeltsin, Andreyev, but Medvedev.
bool is_cyrillic_e(char32_t c);
bool makes_ye(char32_t before);

}  // namespace edgewise
