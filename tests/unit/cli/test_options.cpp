#include "edgewise/cli/options.hpp"

#include <doctest/doctest.h>

#include "edgewise/base/error.hpp"
#include "edgewise/cli/command.hpp"
#include "edgewise/cli/filter_options.hpp"

using namespace edgewise;

namespace {

CommandInfo sample() {
  CommandInfo info;
  info.usage = "INPUT... -o FILE";
  info.options = {
      {"output", 'o', "FILE", "where to"},
      {"split", 0, "", "in parts"},
      {"limit", 0, "N", "how many"},
      {"from", 0, "DATE", "since"},
      {"kind", 0, "KIND", "which", {"plain", "fancy"}},
  };
  info.least_arguments = 1;
  info.most_arguments = 3;
  return info;
}

Options parsed(const std::vector<std::string>& words) {
  return parse_options("sample", sample(), words);
}

std::string complaint(const std::vector<std::string>& words) {
  try {
    parsed(words);
  } catch (const UsageError& e) {
    const std::string text = e.what();
    return text.substr(0, text.find('\n'));
  }
  return "";
}

}  // namespace

TEST_CASE("options and arguments may stand in any order") {
  const Options options = parsed({"a,b.txt", "-o", "x.db", "--split", "-", "--limit=5"});
  CHECK(options.arguments() == std::vector<std::string>{"a,b.txt", "-"});
  CHECK(options.get("output") == "x.db");
  CHECK(options.has("split"));
  CHECK_FALSE(options.has("from"));
  CHECK(options.number("limit", 1) == 5);
  CHECK(options.number("depth", 7) == 7);
}

TEST_CASE("after -- nothing is an option") {
  CHECK(parsed({"--", "--split", "-x"}).arguments() == std::vector<std::string>{"--split", "-x"});
}

TEST_CASE("values may be repeated and parted by commas") {
  CHECK(parsed({"x", "--kind", "plain,fancy", "--kind=plain"}).list("kind") ==
        std::vector<std::string>{"plain", "fancy", "plain"});
  CHECK(parsed({"x", "-oa,b.txt"}).each("output") == std::vector<std::string>{"a,b.txt"});
}

TEST_CASE("short switches may stand together, the last with a value") {
  const Options options = parsed({"x", "-qvo", "y"});
  CHECK(options.has("quiet"));
  CHECK(options.has("verbose"));
  CHECK(options.get("output") == "y");
  CHECK(parsed({"x", "-o", ""}).each("output") == std::vector<std::string>{""});
}

TEST_CASE("a value may look like an option") {
  CHECK(parsed({"x", "-o", "--odd"}).get("output") == "--odd");
}

TEST_CASE("mistakes are named, with the nearest right word") {
  CHECK(complaint({"x", "--ouput", "y"}) == "sample: unknown option --ouput; did you mean --output?");
  CHECK(complaint({"x", "--verbos"}) == "sample: unknown option --verbos; did you mean --verbose?");
  CHECK(complaint({"x", "--zzzzzz"}) == "sample: unknown option --zzzzzz");
  CHECK(complaint({"x", "-z"}) == "sample: unknown option -z");
  CHECK(complaint({"x", "-o"}) == "sample: --output needs a value: --output FILE");
  CHECK(complaint({"x", "--kind", "fancyy"}) == "sample: --kind does not know \"fancyy\"; did you mean \"fancy\"?");
  CHECK(complaint({}) == "sample: something is missing: edgewise sample INPUT... -o FILE");
  CHECK(complaint({"1", "2", "3", "4"}) == "sample: 4 arguments are too many: edgewise sample INPUT... -o FILE");
}

TEST_CASE("--help needs no arguments") {
  CHECK(parsed({"--help"}).has("help"));
}

TEST_CASE("numbers and dates are checked") {
  CHECK_THROWS_WITH_AS(parsed({"x", "--limit", "many"}).number("limit", 1),
                       "sample: --limit takes a whole number of at least 0, not \"many\"", UsageError);
  CHECK_THROWS_AS(parsed({"x", "--limit", "-1"}).number("limit", 1), UsageError);
  CHECK_THROWS_AS(parsed({"x", "--limit", "99"}).number("limit", 1, 1, 10), UsageError);
  CHECK(parsed({"x", "--from", "2021-03"}).date("from") == "2021-03");
  CHECK(parsed({"x"}).date("from").empty());
  for (const char* bad : {"", "21", "2021-13", "2021-03-32", "2021/03", "2021-3-1", "march"})
    CHECK_THROWS_AS(parsed({"x", "--from", bad}).date("from"), UsageError);
}

TEST_CASE("nearest") {
  CHECK(nearest("exprot", {"extract", "export", "explain"}) == "export");
  CHECK(nearest("exp", {"extract", "export"}) == "export");
  CHECK(nearest("qqq", {"extract", "export"}).empty());
}

TEST_CASE("filters") {
  CommandInfo info;
  add_filter_options(info);
  const auto filter = [&](const std::vector<std::string>& words) {
    return filter_from(parse_options("export", info, words));
  };
  const GraphFilter some =
      filter({"--type", "MET,VISITED", "--around", "Ann Lee", "--depth", "2", "--from", "2021", "--min-evidence", "3"});
  CHECK(some.relation_types == std::vector<std::string>{"MET", "VISITED"});
  CHECK(some.around == "Ann Lee");
  CHECK(some.depth == 2);
  CHECK(some.min_evidence == 3);
  CHECK_NOTHROW(filter({"--from", "2021-03", "--to", "2021"}));
  CHECK_THROWS_AS(filter({"--from", "2022", "--to", "2021"}), UsageError);
  CHECK_THROWS_AS(filter({"--depth", "2"}), UsageError);
  CHECK_THROWS_AS(filter({"--modality", "sure"}), UsageError);
}

TEST_CASE("every registered command says what it takes") {
  for (const CommandEntry& entry : command_registry()) {
    CAPTURE(entry.name);
    const CommandInfo info = entry.make()->describe();
    CHECK_FALSE(info.about.empty());
    CHECK_FALSE(info.examples.empty());
    for (const Option& option : info.options) {
      CAPTURE(option.name);
      CHECK_FALSE(option.says.empty());
      for (const Option& common : common_option_list()) {
        CHECK(option.name != common.name);
        CHECK((option.letter == 0 || option.letter != common.letter));
      }
    }
  }
}
