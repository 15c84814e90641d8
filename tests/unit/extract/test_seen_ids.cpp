#include <doctest/doctest.h>

#include <string>

#include "extract/seen_ids.hpp"

using namespace edgewise;

TEST_CASE("ids are new once") {
  SeenIds seen;
  for (int round = 0; round < 2; ++round) {
    for (int i = 0; i < 50000; ++i) CHECK(seen.insert(SeenIds::hash("id-" + std::to_string(i))) == (round == 0));
  }
  CHECK(SeenIds::hash("") != 0);
  CHECK(SeenIds::hash("a") != SeenIds::hash(std::string_view("a\0", 2)));
}
