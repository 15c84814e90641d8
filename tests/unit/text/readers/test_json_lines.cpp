#include <doctest/doctest.h>

#include <string>

#include "text/readers/json_lines.hpp"

using namespace edgewise;

namespace {

struct Result {
  bool good;
  std::string id, text, title, date, problem;
  std::size_t replaced;
};

Result read(std::string line) {
  const std::size_t size = line.size();
  line.resize(size + 1 + 64);  // the byte behind the line, and room for looking ahead
  JsonLineReader reader;
  Document d;
  const bool good = reader.read(line.data(), size, d);
  return {good,
          std::string(d.id),
          std::string(d.text),
          std::string(d.title),
          std::string(d.date),
          reader.problem(),
          reader.replaced()};
}

// The text that a JSON string gives, by the fast scan and by the parser (a nested member forces it).
void gives(const std::string& escaped, const std::string& text, std::size_t replaced = 0) {
  CAPTURE(escaped);
  const Result fast = read("{\"id\": \"a\", \"text\": \"" + escaped + "\"}");
  CHECK(fast.good);
  CHECK(fast.text == text);
  CHECK(fast.replaced == replaced);
  const Result parsed = read("{\"more\": [1, {\"text\": \"no\"}], \"id\": \"a\", \"text\": \"" + escaped + "\"}");
  CHECK(parsed.good);
  CHECK(parsed.text == text);
  CHECK(parsed.replaced == replaced);
}

std::string problem_of(const std::string& line) {
  const Result result = read(line);
  CHECK_FALSE(result.good);
  return result.problem;
}

}  // namespace

TEST_CASE("the fields of a line") {
  const Result r = read(R"({"date": "2021-03-13T10:00:00Z", "title":"T","id" : "x" ,"text":"Hello.","n":12,"b":true})");
  CHECK(r.good);
  CHECK(r.id == "x");
  CHECK(r.text == "Hello.");
  CHECK(r.title == "T");
  CHECK(r.date == "2021-03-13");
  CHECK(read(R"({"id": 17, "text": ""})").id == "17");
  CHECK(read(R"({"id": -1.5, "text": ""})").id == "-1.5");
  CHECK(read("  {\"id\":\"a\",\"text\":\"b\",\"title\":null} \r").good);
  CHECK(read(R"({"id":"a","text":"b","text":"c"})").text == "c");
  CHECK(read(R"({"i\u0064":"a","text":"b"})").id == "a");
}

TEST_CASE("escapes") {
  gives("plain", "plain");
  gives("a\\\"b\\\\c\\/d", "a\"b\\c/d");
  gives("\\n\\t\\r\\b\\f", "\n\t\r\b\f");
  gives("Vu\\u010di\\u0107", "Vučić");
  gives("\\u201cquoted\\u201d", "\xE2\x80\x9Cquoted\xE2\x80\x9D");
  gives("\\ud83d\\ude00!", "\xF0\x9F\x98\x80!");
  gives("\\\\\\\"", "\\\"");
  gives("\\\\", "\\");
}

TEST_CASE("half surrogate pairs are read as U+FFFD") {
  gives("a\\ud83db",
        "a\xEF\xBF\xBD"
        "b");
  gives("\\ude00", "\xEF\xBF\xBD");
  gives("\\ud83d\\u0041",
        "\xEF\xBF\xBD"
        "A");
  gives("\\ud83d\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80");
}

TEST_CASE("bytes that are no UTF-8, and NUL, are replaced and counted") {
  gives("Vu\xE8i\xE6", "Vu\x1Ai\x1A", 2);
  gives("a\\u0000b",
        "a\x1A"
        "b",
        1);
  gives(std::string("a\0b", 3),
        "a\x1A"
        "b",
        1);
}

TEST_CASE("an escape anywhere in its block") {
  for (std::size_t n = 0; n < 140; ++n) {
    const std::string pad(n, 'x');
    CHECK(read("{\"id\":\"a\",\"text\":\"" + pad + "\\n" + pad + "\\\\\"}").text == pad + "\n" + pad + "\\");
    CHECK(read("{\"id\":\"a\",\"text\":\"" + pad + "\\u0161\\u0161" + pad + "\"}").text == pad + "šš" + pad);
  }
}

TEST_CASE("a byte order mark in the text leaves the offsets as they are") {
  CHECK(read("{\"id\":\"a\",\"text\":\"\\ufeffHello\"}").text == "   Hello");
}

TEST_CASE("lines that are no documents say why") {
  CHECK(problem_of("{\"text\": \"a\"}") == "has no \"id\", or an empty one; each line needs \"id\" and \"text\"");
  CHECK(problem_of("{\"id\": \"\", \"text\": \"a\"}").starts_with("has no \"id\""));
  CHECK(problem_of("{\"id\": \"a\"}") == "has no \"text\" that is a string; each line needs \"id\" and \"text\"");
  CHECK(problem_of("{\"id\": \"a\", \"text\": null}").starts_with("has no \"text\""));
  CHECK(problem_of("{\"id\": \"a\", \"text\": 5}").starts_with("has no \"text\""));
  CHECK(problem_of("{\"id\": \"a\", \"text\": [\"b\"]}").starts_with("has no \"text\""));
  CHECK(problem_of("{}").starts_with("has no \"id\""));
  CHECK(problem_of("[1]") == "is no JSON object; write {\"id\": ..., \"text\": ...}");
  CHECK(problem_of("5").starts_with("is no JSON object"));
  CHECK(problem_of("{\"id\": \"a\", \"text\": \"b\"").starts_with("is no JSON: column"));
  CHECK(problem_of("{\"id\": \"a\", \"text\": \"b").starts_with("is no JSON: column"));
  CHECK(problem_of("{\"id\": \"a\", \"text\": \"b\\x\"}").starts_with("is no JSON: column"));
  CHECK(problem_of("{\"id\": \"a\", \"text\": \"b\\u12\"}").starts_with("is no JSON: column"));
  CHECK(problem_of("{\"id\": \"a\" \"text\": \"b\"}").starts_with("is no JSON: column"));
  CHECK(problem_of("{\"id\": \"a\", \"text\": \"b\"} x").starts_with("is no JSON: column"));
  CHECK(problem_of("{\"id\": 007, \"text\": \"b\"}").starts_with("is no JSON: column"));
  CHECK(problem_of("{\"id\": yes, \"text\": \"b\"}").starts_with("is no JSON: column"));
  CHECK(problem_of(std::string(100000, '[')).starts_with("is no JSON"));
  CHECK(problem_of("hello").starts_with("is no JSON"));
}

TEST_CASE("ISO days") {
  CHECK(iso_day("2021-03-13") == "2021-03-13");
  CHECK(iso_day("2021-03-13 10:00") == "2021-03-13");
  CHECK(iso_day("2020-02-29") == "2020-02-29");
  for (const char* const bad : {"", "2021", "2021-03", "2021-13-01", "2021-00-10", "2021-02-29", "2021-04-31",
                                "13.03.2021", "2021-03-133", "20210313", "yesterday!!"}) {
    CAPTURE(bad);
    CHECK(iso_day(bad) == "");
  }
}
