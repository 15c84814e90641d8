#include "edgewise/graph/ledger.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "support/fact_list.hpp"

using namespace edgewise;
using edgewise::test::TemporaryFolder;

namespace {
std::string error_of(std::string_view text) {
  try {
    Ledger::parse(text, "g.ledger");
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}
}  // namespace

TEST_CASE("ledger: lines, comments, quotes; the last word on a pair counts") {
  const Ledger ledger = Ledger::parse(
      "# who is who\n\nsame person:b person:a   # both\r\ndifferent \"person:lee@my file\" person:c\ndifferent "
      "person:a "
      "person:b",
      "g.ledger");
  REQUIRE(ledger.decisions().size() == 2);
  CHECK_FALSE(ledger.decisions()[0].same);
  CHECK(ledger.decisions()[0].a == "person:a");
  CHECK(ledger.decisions()[1].b == "person:lee@my file");
}

TEST_CASE("ledger: errors say where and what to do") {
  CHECK(error_of("\nsame person:a\n").starts_with("g.ledger:2: expected `same ID ID`"));
  CHECK(error_of("equal person:a person:b").starts_with("g.ledger:1: expected"));
  CHECK(error_of("same person:a org:b").find("two types") != std::string::npos);
  CHECK(error_of("same person:a person:a").find("name two") != std::string::npos);
  CHECK(error_of("same \"person:a person:b").find("closing quote") != std::string::npos);
  CHECK(error_of("same person:a person:b\nsame person:b person:c\ndifferent person:a person:c\n")
            .starts_with("g.ledger:3: person:a and person:c are said to be different"));
}

TEST_CASE("ledger: decisions are added at the end, or not at all") {
  const TemporaryFolder folder;
  const std::string path = folder / "g.ledger";
  CHECK(Ledger::read(path).decisions().empty());
  std::ofstream(path) << "# kept";
  Ledger::append(path, true, "person:a", "person:b");
  Ledger::append(path, false, "person:a", "person:my c");
  CHECK(read_file(path) == "# kept\nsame person:a person:b\ndifferent person:a \"person:my c\"\n");
  CHECK_THROWS_AS(Ledger::append(path, true, "person:b", "person:my c"), InputError);
  CHECK_THROWS_AS(Ledger::append(path, true, "person:b", "org:c"), UsageError);
  CHECK(Ledger::read(path).decisions().size() == 2);
}
