#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"

using namespace edgewise;

namespace {

std::string error_of(const std::string& text, void (*use)(const json::Value&) = nullptr) {
  try {
    const json::Tree tree = json::Tree::parse("f.json", text);
    if (use != nullptr) use(tree.root());
  } catch (const RuleError& error) {
    return error.what();
  }
  return "";
}

std::string written(std::string_view text) {
  std::string out;
  json::write_string(out, text);
  return out;
}

// Writes the events down as one line.
struct Recorder : json::Handler {
  std::string seen;
  bool on_key(std::string_view key) override { return add("k:", key); }
  bool on_string(std::string_view text) override { return add("s:", text); }
  bool on_number(std::string_view digits) override { return add("n:", digits); }
  bool on_boolean(bool value) override { return add(value ? "true" : "false", ""); }
  bool on_null() override { return add("null", ""); }
  bool on_begin_object() override { return add("{", ""); }
  bool on_end_object() override { return add("}", ""); }
  bool on_begin_array() override { return add("[", ""); }
  bool on_end_array() override { return add("]", ""); }
  bool add(std::string_view what, std::string_view text) {
    seen += what;
    seen += text;
    seen += ' ';
    return true;
  }
};

}  // namespace

TEST_CASE("a tree gives typed values in the order of the file") {
  const json::Tree tree = json::Tree::parse(
      "f.json",
      "\xEF\xBB\xBF{\"a\": [1, 2.5, true, null, \"x\\ny\\u0161\"], \"b\": {\"c\": {}}, \"d\": [\"p\", \"q\"]}");
  const json::Value root = tree.root();
  const auto items = root.get("a").items();
  REQUIRE(items.size() == 5);
  CHECK(items[0].integer() == 1);
  CHECK(items[1].number() == 2.5);
  CHECK(items[2].boolean());
  CHECK(items[3].is(json::Kind::kNull));
  CHECK(items[4].string() == "x\ny\xC5\xA1");
  CHECK(root.members()[1].key == "b");
  CHECK(root.get("b").get("c").members().empty());
  CHECK(root.strings_or_none("d") == std::vector<std::string_view>{"p", "q"});
  CHECK(root.strings_or_none("e").empty());
  CHECK(root.string_or("e", "none") == "none");
  CHECK_FALSE(root.find("e").has_value());
}

TEST_CASE("every error of a tree names file, line and column") {
  CHECK(error_of("") == "f.json:1:1: there is no JSON value here");
  CHECK(error_of("{\n  \"a\": 1,\n}").starts_with("f.json:3:1: expected a key in double quotes"));
  CHECK(error_of("{\"a\" 1}").starts_with("f.json:1:6: expected ':'"));
  CHECK(error_of("[1 2]").starts_with("f.json:1:4: expected ',' or ']'"));
  CHECK(error_of("{} {}").find("something follows") != std::string::npos);
  CHECK(error_of("{\"a\": 1,\n \"b\": 2, \"a\": 3}") == "f.json:2:10: the key \"a\" stands twice in this object");
  // Columns count characters, not bytes.
  CHECK(error_of("[\"\xC5\xA1\xC5\xA1\", x]").starts_with("f.json:1:8:"));
}

TEST_CASE("an error at a value points at its first byte") {
  const auto fail = [](const json::Value& v) { v.items()[1].fail("here"); };
  CHECK(error_of("[1,  -2.5e3]", fail) == "f.json:1:6: here");
  CHECK(error_of("[1,\n true]", fail) == "f.json:2:2: here");
  CHECK(error_of("[1,  \"a\\\"b\\\\\"]", fail) == "f.json:1:6: here");
  CHECK(error_of("[1,  {\"a\": []}]", fail) == "f.json:1:6: here");
  CHECK(error_of("[1,  [[]]]", fail) == "f.json:1:6: here");
}

TEST_CASE("wrong types and unknown keys are said") {
  CHECK(error_of("{\"a\": 1}", [](const json::Value& v) { (void)v.get("a").string(); }) ==
        "f.json:1:7: expected a string, found a number");
  CHECK(error_of("{\"a\": 1.5}", [](const json::Value& v) { (void)v.get("a").integer(); }) ==
        "f.json:1:7: expected a whole number, without a fraction");
  CHECK(error_of("{\"a\": 1}", [](const json::Value& v) { (void)v.get("b"); }) ==
        "f.json:1:1: the key \"b\" is missing in this object");
  CHECK(error_of("{\"patern\": 1}", [](const json::Value& v) {
          v.only({"pattern", "id"});
        }) == "f.json:1:2: unknown key \"patern\"; did you mean \"pattern\"?");
  CHECK(error_of("{\"zzzzzz\": 1}", [](const json::Value& v) {
          v.only({"pattern", "id"});
        }) == "f.json:1:2: unknown key \"zzzzzz\"; known here: pattern, id");
}

TEST_CASE("deep nesting costs memory, not the stack") {
  const std::string deep = std::string(200000, '[') + std::string(200000, ']');
  CHECK(error_of(deep) == "");
  CHECK(error_of(std::string(200000, '[')) != "");
}

TEST_CASE("strings are written so that any reader takes them") {
  CHECK(written("plain") == "\"plain\"");
  CHECK(written("a\"b\\c") == "\"a\\\"b\\\\c\"");
  CHECK(written("\n\r\t\x01\x1f") == "\"\\n\\r\\t\\u0001\\u001f\"");
  CHECK(written("\x1a") == "\"\xEF\xBF\xBD\"");
  CHECK(written(std::string_view("a\0b", 3)) ==
        "\"a\xEF\xBF\xBD"
        "b\"");
  CHECK(written("Vu\xC4\x8Di\xC4\x87") == "\"Vu\xC4\x8Di\xC4\x87\"");
  CHECK(written("x\xFFy\xC3") == "\"x\xEF\xBF\xBDy\xEF\xBF\xBD\"");
  // The place of the escape in its block of 16 makes no difference.
  for (std::size_t n = 0; n < 40; ++n) {
    const std::string pad(n, 'a');
    CHECK(written(pad + "\"" + pad) == "\"" + pad + "\\\"" + pad + "\"");
  }
}

TEST_CASE("the writer sets commas and colons") {
  std::string out;
  json::Writer writer(out);
  writer.begin_object().member("a", "x").member("b", 3).member("c", 0.5).member("d", true);
  writer.key("e").begin_array().integer(-1).null().begin_object().end_object().end_array();
  writer.key("f").fixed(0.9, 2).key("g").number(1.0 / 0.0).end_object();
  CHECK(out == R"({"a":"x","b":3,"c":0.5,"d":true,"e":[-1,null,{}],"f":0.90,"g":null})");
}

TEST_CASE("events in place") {
  std::string text = R"({"a": "x\u0161\n", "b": [1, -2.50, true, null], "c": {}})";
  text.push_back('?');  // room for the closing NUL
  Recorder recorder;
  json::Failure failure;
  CHECK(json::parse_in_situ(text.data(), text.size() - 1, recorder, failure));
  CHECK(recorder.seen == "{ k:a s:x\xC5\xA1\n k:b [ n:1 n:-2.50 true null ] k:c { } } ");
}

TEST_CASE("events in place: what is no JSON fails with the byte") {
  Recorder recorder;
  json::Failure failure;
  std::string text = "{\"a\": tru} ";
  CHECK_FALSE(json::parse_in_situ(text.data(), text.size() - 1, recorder, failure));
  CHECK(failure.offset >= 6);
  CHECK_FALSE(failure.message.empty());
  std::string deep(100000, '[');
  deep.push_back(' ');
  CHECK_FALSE(json::parse_in_situ(deep.data(), deep.size() - 1, recorder, failure));
}
