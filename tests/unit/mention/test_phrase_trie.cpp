#include "edgewise/mention/phrase_trie.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace edgewise;

TEST_CASE("a phrase trie holds phrases that share words") {
  PhraseTrie trie;
  const std::vector<WordId> bank{40}, bank_of_russia{40, 41, 42};
  trie.add(bank) = 7;
  trie.add(bank_of_russia) = 9;
  CHECK(trie.value(trie.root(40)) == 7);
  const std::uint32_t two = trie.step(trie.root(40), 41);
  REQUIRE(two != 0);
  CHECK(trie.value(two) == 0);
  CHECK(trie.value(trie.step(two, 42)) == 9);
  CHECK(trie.step(two, 43) == 0);
  CHECK(trie.root(43) == 0);
}

TEST_CASE("a phrase trie grows past its first table") {
  PhraseTrie trie;
  for (WordId w = 32; w < 40000; ++w) {
    const std::vector<WordId> phrase{32 + w % 100, w, w + 1};
    trie.add(phrase) = w;
  }
  for (WordId w = 32; w < 40000; w += 977)
    CHECK(trie.value(trie.step(trie.step(trie.root(32 + w % 100), w), w + 1)) == w);
}
