#pragma once
// UTF-8: validation in place, decoding, and the width of text on a terminal. No locale, no allocation but where a
// string is returned. All functions may be called from many threads.

#include <cstddef>
#include <string>
#include <string_view>

namespace edgewise {

// Each byte of input that is not UTF-8 (and each NUL) is replaced in place by this byte, so offsets stay right; output
// writes U+FFFD for it.
inline constexpr char kReplacedByte = '\x1a';

namespace utf8 {

// The offset of the first byte that is NUL or no part of well-formed UTF-8 (overlong forms, surrogates and code points
// above U+10FFFF are not well-formed); text.size() where all is well. ASCII is skipped 16 bytes at a time.
std::size_t first_invalid(std::string_view text);

// Replaces every byte that is NUL or no part of well-formed UTF-8 by kReplacedByte. Returns how many were replaced.
std::size_t sanitize(char* data, std::size_t size);

inline constexpr char32_t kInvalid = 0xFFFFFFFF;
// The code point at `position`, which is moved behind it; kInvalid (and one byte further) where the bytes are not
// UTF-8. `position` must be inside the text.
char32_t decode(std::string_view text, std::size_t& position);

// Appends a code point; U+FFFD for surrogates and values above U+10FFFF.
void append(std::string& out, char32_t code_point);
// Writes a code point to `out`, which has room for 4 bytes; returns the end of what was written.
char* encode(char* out, char32_t code_point);

// Columns that the text takes on a terminal: 0 for combining marks, 2 for wide characters, 1 for a byte that is not
// UTF-8.
std::size_t display_width(std::string_view text);

}  // namespace utf8
}  // namespace edgewise
