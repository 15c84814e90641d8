#include <doctest/doctest.h>

#include "edgewise/base/utf8.hpp"

using namespace edgewise;

namespace {

std::string cleaned(std::string text, std::size_t expected) {
  CHECK(utf8::sanitize(text.data(), text.size()) == expected);
  CHECK(utf8::first_invalid(text) == text.size());
  return text;
}

}  // namespace

TEST_CASE("well-formed text is left alone") {
  const std::string text = "Vu\xC4\x8Di\xC4\x87 \xD0\x9F\xD1\x83 \xE2\x80\x9C\xE2\x80\x9D \xF0\x9F\x98\x80 end";
  CHECK(utf8::first_invalid(text) == text.size());
  CHECK(cleaned(text, 0) == text);
  CHECK(utf8::first_invalid("") == 0);
}

TEST_CASE("bytes that are not UTF-8 are replaced one by one") {
  CHECK(cleaned("a\xFF"
                "b",
                1) ==
        "a\x1A"
        "b");
  CHECK(cleaned(std::string("a\0b", 3), 1) ==
        "a\x1A"
        "b");
  CHECK(cleaned("\xC3", 1) == "\x1A");                          // cut off
  CHECK(cleaned("\xC0\xAF", 2) == "\x1A\x1A");                  // overlong
  CHECK(cleaned("\xE0\x80\xAF", 3) == "\x1A\x1A\x1A");          // overlong
  CHECK(cleaned("\xED\xA0\x80", 3) == "\x1A\x1A\x1A");          // surrogate
  CHECK(cleaned("\xF4\x90\x80\x80", 4) == "\x1A\x1A\x1A\x1A");  // above U+10FFFF
  CHECK(cleaned("\xF0\x9F\x98", 3) == "\x1A\x1A\x1A");
  CHECK(cleaned("Vu\xE8i\xE6", 2) == "Vu\x1Ai\x1A");  // Latin-2
  CHECK(cleaned("\x80\xBF", 2) == "\x1A\x1A");
}

TEST_CASE("the place of the trouble in its block makes no difference") {
  for (std::size_t before = 0; before < 100; ++before) {
    const std::string text = std::string(before, 'a') + "\xFF" + std::string(100 - before, 'b');
    CHECK(utf8::first_invalid(text) == before);
    const std::string good = std::string(before, 'a') + "\xE2\x80\x9C" + std::string(100 - before, 'b');
    CHECK(utf8::first_invalid(good) == good.size());
  }
}

TEST_CASE("code points are read and written") {
  for (const char32_t c : {0x41u, 0x7Fu, 0x80u, 0x7FFu, 0x800u, 0xFFFDu, 0x10000u, 0x10FFFFu}) {
    std::string text;
    utf8::append(text, c);
    std::size_t at = 0;
    CHECK(utf8::decode(text, at) == c);
    CHECK(at == text.size());
  }
  std::string replaced;
  utf8::append(replaced, 0xD800);
  utf8::append(replaced, 0x110000);
  CHECK(replaced == "\xEF\xBF\xBD\xEF\xBF\xBD");
  std::size_t at = 0;
  CHECK(utf8::decode("\xFFz", at) == utf8::kInvalid);
  CHECK(at == 1);
}

TEST_CASE("width on a terminal") {
  CHECK(utf8::display_width("abc") == 3);
  CHECK(utf8::display_width("Vu\xC4\x8Di\xC4\x87") == 5);
  CHECK(utf8::display_width("e\xCC\x81") == 1);     // combining accent
  CHECK(utf8::display_width("\xE4\xB8\xAD") == 2);  // wide
  CHECK(utf8::display_width("a\xFF") == 2);
}
