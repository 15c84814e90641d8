#pragma once
// What a byte, and a character of more than one, is to the tokenizer. Inner header of src/text.

#include <array>
#include <cstddef>
#include <cstdint>

namespace edgewise {

enum ByteClass : std::uint8_t {
  kLower = 1,
  kUpper = 2,
  kDigitByte = 4,
  kHighByte = 8,
  kWordByte = 15,
  kSpaceByte = 16,
  kLineByte = 32
};

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> c{};
  for (int i = 'a'; i <= 'z'; ++i) c[static_cast<std::size_t>(i)] = kLower;
  for (int i = 'A'; i <= 'Z'; ++i) c[static_cast<std::size_t>(i)] = kUpper;
  for (int i = '0'; i <= '9'; ++i) c[static_cast<std::size_t>(i)] = kDigitByte;
  for (int i = 128; i < 256; ++i) c[static_cast<std::size_t>(i)] = kHighByte;
  for (int i = 0; i <= ' '; ++i) c[static_cast<std::size_t>(i)] = kSpaceByte;
  c['\n'] = kLineByte;
  return c;
}
inline constexpr std::array<std::uint8_t, 256> kClass = make_classes();

// Bytes that end a word of letters and belong to nothing with it: no digit, no hyphen, apostrophe, period, ampersand,
// no byte of a longer character.
constexpr std::array<bool, 256> make_word_ends() {
  std::array<bool, 256> ends{};
  for (std::size_t c = 0; c < 128; ++c) {
    ends[c] = (kClass[c] & kWordByte) == 0 && c != '-' && c != '\'' && c != '.' && c != '&';
  }
  return ends;
}
inline constexpr std::array<bool, 256> kEndsWord = make_word_ends();

inline std::uint8_t class_of(char c) {
  return kClass[static_cast<unsigned char>(c)];
}

// What a non-ASCII character is to the tokenizer.
enum class High : std::uint8_t {
  kLetter,
  kCapital,
  kSpace,
  kApostrophe,
  kQuoteOpen,
  kQuoteClose,
  kDash,
  kHyphen,
  kEllipsis,
  kCurrency,
  kOther
};

struct HighCharacter {
  High kind;
  std::uint32_t length;
};

inline HighCharacter classify_high(const char* p, std::size_t left) {
  const auto b0 = static_cast<unsigned char>(p[0]);
  const std::uint32_t length = b0 >= 0xf0 ? 4 : b0 >= 0xe0 ? 3 : b0 >= 0xc0 ? 2 : 1;
  if (length > left) return {High::kOther, static_cast<std::uint32_t>(left)};
  const unsigned b1 = length > 1 ? static_cast<unsigned char>(p[1]) : 0u;
  const unsigned b2 = length > 2 ? static_cast<unsigned char>(p[2]) : 0u;
  if (b0 == 0xc2) {
    if (b1 == 0xa0) return {High::kSpace, 2};
    if (b1 == 0xab) return {High::kQuoteOpen, 2};
    if (b1 == 0xbb) return {High::kQuoteClose, 2};
    if (b1 >= 0xa2 && b1 <= 0xa5) return {High::kCurrency, 2};
    return {High::kOther, 2};
  }
  if (b0 == 0xc3) return {b1 <= 0x9e && b1 != 0x97 ? High::kCapital : High::kLetter, 2};
  if (b0 == 0xc4 || b0 == 0xc5) return {(b1 & 1) == 0 ? High::kCapital : High::kLetter, 2};
  if (b0 == 0xd0) return {b1 <= 0xaf ? High::kCapital : High::kLetter, 2};
  if (b0 == 0xe2) {
    if (b1 == 0x80) {
      if (b2 <= 0x8b || b2 == 0xaf) return {High::kSpace, 3};
      if (b2 == 0x90 || b2 == 0x91) return {High::kHyphen, 3};
      if (b2 >= 0x92 && b2 <= 0x95) return {High::kDash, 3};
      if (b2 == 0x98 || b2 == 0x99 || b2 == 0x9b) return {High::kApostrophe, 3};
      if (b2 == 0x9c || b2 == 0x9e) return {High::kQuoteOpen, 3};
      if (b2 == 0x9d || b2 == 0x9f) return {High::kQuoteClose, 3};
      if (b2 == 0xa6) return {High::kEllipsis, 3};
      return {High::kOther, 3};
    }
    if (b1 == 0x82) return {High::kCurrency, 3};
    return {High::kOther, 3};
  }
  if (b0 == 0xef && b1 == 0xbb && b2 == 0xbf) return {High::kSpace, 3};
  if (b0 == 0xe3 && b1 == 0x80) return {High::kOther, 3};
  if (length == 4 || length == 1) return {High::kOther, length};
  return {High::kLetter, length};
}

}  // namespace edgewise
