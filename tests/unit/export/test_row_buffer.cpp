// The short way of writing values gives the bytes of the long one.

#include <doctest/doctest.h>

#include <string>

#include "export/row_json.hpp"

using namespace edgewise;
using namespace edgewise::exporting;

TEST_CASE("a value plain or not, of any length, comes out the same way") {
  // Lengths about those that are copied in one go, with what is special in every place.
  for (const char* special : {"", "'", "\"", "\\", ",", ";", " ", "\n", "\x1a", "\x7f", "&", "\xC3\xA9"}) {
    for (std::size_t length = 0; length < 40; ++length) {
      for (const std::size_t at : {std::size_t{0}, length / 2, length}) {
        std::string text(length, 'x');
        text.insert(at, special);
        CAPTURE(text);
        std::string scratch, expected;
        RowBuffer out;
        json::write_string(expected, text);
        put_json(out, text, scratch);
        CHECK(out.text() == expected);
        out.clear();
        out.put("<");
        out.put(text);
        out.put(">");
        CHECK(out.text() == "<" + text + ">");
      }
    }
  }
  std::string scratch;
  for (const double number : {0.0, 0.01, 0.1, 0.29, 0.3, 0.57, 0.95, 0.99, 0.999, 1.0, 0.125, -0.5, 1e-9, 12.5}) {
    RowBuffer out;
    put_real(out, number);
    std::string expected;
    append_real(expected, number);
    CHECK(out.text() == expected);
    out.clear();
    FieldValue value;
    value.kind = FieldKind::kReal;
    value.real = number;
    put_json(out, value, scratch);
    write_json_text(expected, value);
    CHECK(out.text() == expected);
  }
}
