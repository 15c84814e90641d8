#include <doctest/doctest.h>

#include <string>

#include "text/readers/newlines.hpp"

using namespace edgewise;

TEST_CASE("newlines are counted in blocks of any length") {
  CHECK(count_newlines("") == 0);
  for (const std::size_t size : {1UL, 15UL, 63UL, 64UL, 65UL, 4031UL, 4032UL, 4033UL, 100000UL}) {
    CAPTURE(size);
    CHECK(count_newlines(std::string(size, '\n')) == size);
    std::string some(size, 'x');
    for (std::size_t i = 0; i < size; i += 7) some[i] = '\n';
    CHECK(count_newlines(some) == (size + 6) / 7);
  }
}
