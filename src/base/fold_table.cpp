#include "fold_table.hpp"

#include <cstddef>
#include <string_view>

namespace edgewise {
namespace {

// U+00C0 to U+017F.
constexpr const char* kLatin[] = {
    // clang-format off
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", " ", "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", " ", "o", "u", "u", "u", "u", "y", "th", "y",
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
    "dj", "dj", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "ng", "ng", "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s",
    // clang-format on
};
static_assert(sizeof(kLatin) / sizeof(kLatin[0]) == 0x180 - 0xC0);

// U+1E00 to U+1EFF: letters with marks below, and Vietnamese. '?': none.
constexpr std::string_view kLatinAdditional =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssss"
    "ttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas????aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiii"
    "oooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????";
static_assert(kLatinAdditional.size() == 0x100);

// U+0430 to U+044F, Russian.
constexpr const char* kRussian[] = {"a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "y", "k",
                                    "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
                                    "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya"};
static_assert(sizeof(kRussian) / sizeof(kRussian[0]) == 32);

// U+0450 to U+045F: letters of Serbian, Macedonian, Ukrainian, Belarusian.
constexpr const char* kSlavic[] = {"e", "yo", "dj", "gj", "ye", "dz", "i", "yi",
                                   "j", "lj", "nj", "c",  "kj", "i",  "u", "dz"};
static_assert(sizeof(kSlavic) / sizeof(kSlavic[0]) == 16);

// U+03B1 to U+03C9.
constexpr const char* kGreek[] = {"a", "v", "g", "d", "e", "z", "i", "th", "i", "k",  "l",  "m", "n",
                                  "x", "o", "p", "r", "s", "s", "t", "y",  "f", "ch", "ps", "o"};
static_assert(sizeof(kGreek) / sizeof(kGreek[0]) == 25);

constexpr std::string_view kLetters = "a\0b\0c\0d\0e\0f\0g\0h\0i\0j\0k\0l\0m\0n\0o\0p\0q\0r\0s\0t\0u\0v\0w\0x\0y\0z";
const char* one(char letter) {
  return &kLetters[static_cast<std::size_t>(letter - 'a') * 2];
}

// U+0180 to U+024F: the few that names use.
const char* latin_extended(char32_t c) {
  if (c >= 0x1CD && c <= 0x1DC) return one("aiouuuuu"[(c - 0x1CD) / 2]);  // Pinyin
  if (c >= 0x200 && c <= 0x217) return one("aaeeiioorruu"[(c - 0x200) / 2]);
  switch (c) {
    case 0x18F:
    case 0x259:
      return "a";  // Azerbaijani schwa: Aliyev
    case 0x1A0:
    case 0x1A1:
    case 0x1EA:
    case 0x1EB:
    case 0x22E:
    case 0x22F:
      return "o";
    case 0x1AF:
    case 0x1B0:
      return "u";
    case 0x1C4:
    case 0x1C5:
    case 0x1C6:
    case 0x1F1:
    case 0x1F2:
    case 0x1F3:
      return "dz";
    case 0x1C7:
    case 0x1C8:
    case 0x1C9:
      return "lj";
    case 0x1CA:
    case 0x1CB:
    case 0x1CC:
      return "nj";
    case 0x1E6:
    case 0x1E7:
    case 0x1F4:
    case 0x1F5:
      return "g";
    case 0x1E8:
    case 0x1E9:
      return "k";
    case 0x1F8:
    case 0x1F9:
      return "n";
    case 0x218:
    case 0x219:
      return "s";
    case 0x21A:
    case 0x21B:
      return "t";
    case 0x21E:
    case 0x21F:
      return "h";
    case 0x226:
    case 0x227:
      return "a";
    case 0x228:
    case 0x229:
      return "e";
    default:
      return nullptr;
  }
}

// The lower-case form of a Cyrillic letter.
char32_t cyrillic_lower(char32_t c) {
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  if (c >= 0x400 && c <= 0x40F) return c + 0x50;
  return c == 0x490 ? 0x491 : c;
}

const char* cyrillic(char32_t c, CyrillicStyle style) {
  c = cyrillic_lower(c);
  if (style == CyrillicStyle::kSerbian) {
    switch (c) {
      case 0x436:
        return "z";
      case 0x445:
        return "h";
      case 0x446:
      case 0x447:
        return "c";
      case 0x448:
        return "s";
      default:
        break;
    }
  } else if (style == CyrillicStyle::kUkrainian) {
    if (c == 0x433) return "h";
    if (c == 0x438) return "y";
  }
  if (c >= 0x430 && c <= 0x44F) return kRussian[c - 0x430];
  if (c >= 0x450 && c <= 0x45F) return kSlavic[c - 0x450];
  return c == 0x491 ? "g" : nullptr;
}

const char* greek(char32_t c) {
  constexpr std::string_view kAccented = "a?eii?o?yo";  // U+0386 to U+038F
  if (c >= 0x391 && c <= 0x3A9) c += 0x20;
  if (c >= 0x3B1 && c <= 0x3C9) return kGreek[c - 0x3B1];
  if (c >= 0x386 && c <= 0x38F && kAccented[c - 0x386] != '?') return one(kAccented[c - 0x386]);
  switch (c) {
    case 0x3AC:
      return "a";
    case 0x3AD:
      return "e";
    case 0x390:
    case 0x3AA:
    case 0x3AE:
    case 0x3AF:
    case 0x3CA:
      return "i";
    case 0x3AB:
    case 0x3B0:
    case 0x3CB:
    case 0x3CD:
      return "y";
    case 0x3CC:
    case 0x3CE:
      return "o";
    default:
      return nullptr;
  }
}

}  // namespace

CyrillicStyle style_of_letter(char32_t c) {
  switch (cyrillic_lower(c)) {
    case 0x452:  // ђ
    case 0x453:  // ѓ
    case 0x455:  // ѕ
    case 0x458:  // ј
    case 0x459:  // љ
    case 0x45A:  // њ
    case 0x45B:  // ћ
    case 0x45C:  // ќ
    case 0x45F:  // џ
      return CyrillicStyle::kSerbian;
    case 0x454:  // є
    case 0x456:  // і
    case 0x457:  // ї
    case 0x491:  // ґ
      return CyrillicStyle::kUkrainian;
    default:
      return CyrillicStyle::kRussian;
  }
}

bool is_cyrillic_e(char32_t c) {
  return c == 0x435 || c == 0x415;
}

bool makes_ye(char32_t before) {
  switch (cyrillic_lower(before)) {
    case 0x430:  // а
    case 0x435:  // е
    case 0x438:  // и
    case 0x439:  // й
    case 0x43E:  // о
    case 0x443:  // у
    case 0x44A:  // ъ
    case 0x44B:  // ы
    case 0x44C:  // ь
    case 0x44D:  // э
    case 0x44E:  // ю
    case 0x44F:  // я
    case 0x451:  // ё
      return true;
    default:
      return before == 0;
  }
}

const char* fold_letter(char32_t c, CyrillicStyle style) {
  if (c < 0xC0) {
    if (c == 0xAD) return "";  // soft hyphen
    if (c == 0xAA) return "a";
    return c == 0xBA ? "o" : " ";  // no-break space, guillemets, signs
  }
  if (c < 0x180) return kLatin[c - 0xC0];
  if (c < 0x250 || c == 0x259) return latin_extended(c);
  if (c >= 0x2B0 && c < 0x370) return "";  // modifier letters and combining marks
  if (c >= 0x370 && c < 0x400) return greek(c);
  if (c >= 0x400 && c < 0x500) return cyrillic(c, style);
  if (c == 0x1E9E) return "ss";
  if (c >= 0x1E00 && c < 0x1F00) {
    const char letter = kLatinAdditional[c - 0x1E00];
    return letter == '?' ? nullptr : one(letter);
  }
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 || c == 0xFEFF) return "";
  if (c >= 0x2000 && c < 0x2070) return " ";  // spaces, dashes, quotes, dots
  if (c >= 0x3000 && c < 0x3004) return " ";
  return nullptr;
}

}  // namespace edgewise
