#include <doctest/doctest.h>

#include "export/text.hpp"

using namespace edgewise::exporting;

namespace {

std::string cypher(std::string_view text) {
  std::string out;
  append_cypher_string(out, text);
  return out;
}

std::string xml(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

std::string dot(std::string_view text) {
  std::string out;
  append_dot_string(out, text);
  return out;
}

std::string csv(std::string_view text) {
  std::string out;
  append_csv(out, text);
  return out;
}

}  // namespace

TEST_CASE("a Cypher string escapes backslash, quote, LF, CR and TAB and nothing else") {
  CHECK(cypher("O'Neil \\ \"x\"") == "'O\\'Neil \\\\ \"x\"'");
  CHECK(cypher("a\nb\rc\td") == "'a\\nb\\rc\\td'");
  CHECK(cypher("\x01\x7f`") == "'\x01\x7f`'");
  // One backslash before u would be decoded before the string is read, and close it.
  CHECK(cypher("\\u0027") == "'\\\\u0027'");
  CHECK(cypher("\\") == "'\\\\'");
  CHECK(cypher("bad\x1a"
               "byte\xff") ==
        "'bad\xEF\xBF\xBD"
        "byte\xEF\xBF\xBD'");
}

TEST_CASE("names of labels, types and keys hold letters, digits and underscores") {
  const auto name = [](std::string_view text) {
    std::string out;
    append_cypher_name(out, text);
    return out;
  };
  CHECK(name("HOLDS_ROLE") == "HOLDS_ROLE");
  CHECK(name("HOLDS ROLE`-2") == "HOLDS_ROLE__2");
  CHECK(name("9lives") == "_9lives");
  CHECK(name("") == "_");
}

TEST_CASE("XML keeps line breaks as references and counts what it cannot hold") {
  CHECK(xml("<b>&\"]]>") == "&lt;b&gt;&amp;&quot;]]&gt;");
  CHECK(xml("a\nb\rc\td") == "a&#10;b&#13;c&#9;d");
  std::string out;
  CHECK(append_xml(out,
                   "a\x01"
                   "b\x0b\xEF\xBF\xBE\xEF\xBF\xBD") == 3);
  CHECK(out == "ab\xEF\xBF\xBD");
}

TEST_CASE("DOT takes text literally") {
  CHECK(dot("say \"hi\" \\N &amp; \x07") == "\"say \\\"hi\\\" \\\\N &amp;amp;  \"");
  CHECK(dot("tail\\") == "\"tail\\\\\"");
}

TEST_CASE("CSV quotes what would break a row") {
  CHECK(csv("plain") == "plain");
  CHECK(csv("a,b") == "\"a,b\"");
  CHECK(csv("say \"x\"") == "\"say \"\"x\"\"\"");
  CHECK(csv(" blank") == "\" blank\"");
  CHECK(csv("") == "");
}

TEST_CASE("long and broken text is shortened to one line") {
  CHECK(shortened("  first\n\tsecond  ", 60) == "first second");
  CHECK(shortened("abcdef", 4) == "abcd…");
  CHECK(shortened("žžžž", 4) == "žžžž");
  CHECK(wrapped("Minister of Foreign Affairs", 12) == "Minister of\nForeign\nAffairs");
}

TEST_CASE("only days that exist are days") {
  CHECK(precision_of("2021-03-13") == DatePrecision::kDay);
  CHECK(precision_of("2020-02-29") == DatePrecision::kDay);
  CHECK(precision_of("2021-02-29") == DatePrecision::kPartial);
  CHECK(precision_of("2021-03") == DatePrecision::kMonth);
  CHECK(precision_of("2021") == DatePrecision::kYear);
  CHECK(precision_of("2021-03-01/2021-03-05") == DatePrecision::kInterval);
  CHECK(precision_of("XXXX-03-13") == DatePrecision::kPartial);
  CHECK(precision_of("") == DatePrecision::kNone);
}

TEST_CASE("real numbers stay real") {
  const auto real = [](double number) {
    std::string out;
    append_real(out, number);
    return out;
  };
  CHECK(real(1) == "1.0");
  CHECK(real(0.93) == "0.93");
  CHECK(real(1e30) == "1e+30");
}
