#include "cli/shell/history.hpp"

#include <doctest/doctest.h>

#include "edgewise/base/files.hpp"
#include "support/temporary_folder.hpp"

using namespace edgewise;
using namespace edgewise::shell;

TEST_CASE("history: kept from one session to the next, without repetition") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "state/edgewise/history";
  {
    History history(path);
    CHECK(history.lines().empty());
    CHECK(history.add("RETURN 1;"));
    CHECK(!history.add("RETURN 1;"));
    CHECK(!history.add(" RETURN 'secret';"));
    CHECK(!history.add(""));
    CHECK(history.add("MATCH (n)\n  RETURN n; "));
  }
  CHECK(read_file(path) == "RETURN 1;\nMATCH (n) RETURN n;\n");
  CHECK(History(path).lines() == std::vector<std::string>{"RETURN 1;", "MATCH (n) RETURN n;"});
}

TEST_CASE("history: a long file is cut, none is kept without a path") {
  const test::TemporaryFolder folder;
  const std::string path = folder / "history";
  std::string text;
  for (int i = 0; i < 2001; ++i) text += "RETURN " + std::to_string(i) + ";\n";
  write_file(path, text);
  CHECK(History(path).lines().size() == 1000);
  CHECK(History(path).lines().front() == "RETURN 1001;");
  CHECK(History("").add("RETURN 1;"));
  CHECK(History("/proc/nowhere/history").add("RETURN 1;"));
}

TEST_CASE("a statement of several lines becomes one line that means the same") {
  CHECK(on_one_line("MATCH (n) // all\n\n  RETURN n") == "MATCH (n) RETURN n");
  CHECK(on_one_line("RETURN 'a\nb'") == "RETURN 'a\\nb'");
  CHECK(on_one_line("RETURN 'it\\'s // no comment'") == "RETURN 'it\\'s // no comment'");
  CHECK(on_one_line(" \n ") == "");
}
