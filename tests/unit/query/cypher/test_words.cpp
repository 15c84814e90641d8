#include "edgewise/query/cypher/words.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace edgewise::cypher;

TEST_CASE("a statement ends at the first semicolon that stands in nothing") {
  CHECK(scan_statement("RETURN 1; RETURN 2").end == 8);
  CHECK(scan_statement("RETURN ';' ;").end == 11);
  CHECK(scan_statement("RETURN 'it\\';' ;").end == 15);
  CHECK(scan_statement("RETURN `;` /* ; */ // ;\n;").end == 24);
  CHECK(scan_statement("RETURN 1").end == Scan::npos);
  CHECK(scan_statement("").blank);
  CHECK(scan_statement(" // nothing\n /* here */ ").blank);
  CHECK(!scan_statement("RETURN 1").blank);
}

TEST_CASE("what is open at the end") {
  CHECK(scan_statement("RETURN 'a").inside == Inside::kText);
  CHECK(scan_statement("RETURN 'a").opened == 7);
  CHECK(scan_statement("RETURN \"a\\").inside == Inside::kText);
  CHECK(scan_statement("RETURN `a").inside == Inside::kName);
  CHECK(scan_statement("RETURN /* a").inside == Inside::kComment);
  CHECK(scan_statement("RETURN 1 // a").inside == Inside::kNothing);
}

TEST_CASE("words are sorted and upper case") {
  CHECK(std::is_sorted(keywords().begin(), keywords().end()));
  const std::vector<std::string> functions = function_names();
  CHECK(std::is_sorted(functions.begin(), functions.end()));
  CHECK(std::find(functions.begin(), functions.end(), "collect") != functions.end());
}
