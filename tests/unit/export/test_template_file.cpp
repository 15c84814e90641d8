#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "export/fields.hpp"
#include "export/template_file.hpp"

using namespace edgewise;
using namespace edgewise::exporting;

namespace {

std::string message_of(const auto& action) {
  try {
    action();
  } catch (const RuleError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("a template is cut into sections, and text before the first is for people") {
  const TemplateFile file = TemplateFile::parse(
      "t", "Words {{about}} it.\n//: settings\nrows 7\n\n//: nodes\nMERGE {{rows}} SET {{label}};\n");
  CHECK(file.number("settings", "rows", 1) == 7);
  CHECK(file.number("settings", "bytes", 9) == 9);
  const TemplateText text(file, "nodes", {"rows", "label"});
  std::string before, after;
  text.around("rows", before, after,
              [](std::string_view name, std::string& out) { out += "<" + std::string(name) + ">"; });
  CHECK(before == "MERGE ");
  CHECK(after == " SET <label>;\n");
}

TEST_CASE("what is wrong in a template is said with its place") {
  const auto parse = [](std::string text) { return TemplateFile::parse("t", std::move(text)); };
  CHECK(message_of([&] { parse("//: a\n\n//: a\n"); }) == "t:3:1: the section \"a\" is there twice");
  CHECK(message_of([&] { parse("//: a\n").text("b"); }) ==
        "t:1:1: there is no section \"b\"; begin it with a line \"//: b\"");
  CHECK(message_of([&] { TemplateText(parse("//: a\nx\n{{y}}\n"), "a", {"z"}); }) ==
        "t:3:1: nothing is called \"{{y}}\" in section \"a\"; there is: z");
  CHECK(message_of([&] { TemplateText(parse("//: a\n{{y\n"), "a", {"y"}); }) ==
        "t:2:1: \"{{\" is not closed by \"}}\"");
  CHECK(message_of([&] { parse("//: settings\nrows many\n").number("settings", "rows", 1); }) ==
        "t:2:1: \"rows\" has to be a whole number, not \"many\"");
  CHECK(message_of([&] {
          read_fields(parse("//: f\nid\nnmae\n"), "f", FieldsOf::kNode);
        }).starts_with("t:3:1: there is no field \"nmae\", did you mean \"name\"; fields are: id"));
  CHECK(message_of([&] { read_fields(parse("//: f\nid\nname as id\n"), "f", FieldsOf::kNode); }) ==
        "t:3:1: the name \"id\" is there twice");
}
