#pragma once
// Facts of made-up news for benches and tests of size: the same for the same seed on every machine. Persons, offices
// and countries are met as often as in news (a few of them all the time), about a third of the persons come in two
// spellings, some with nothing but their surname.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "edgewise/model/fact.hpp"
#include "edgewise/store/store.hpp"

namespace edgewise::test {

struct GeneratorOptions {
  std::uint64_t seed = 1;
  std::size_t facts = 1000;
  std::size_t persons = 200;
  std::size_t facts_a_document = 10;
};

// Calls `take` for each document in turn; the views are good until it returns.
void generate_graph(const GeneratorOptions& options,
                    const std::function<void(const DocumentRecord&, std::span<const Fact>)>& take);

// Writes them into a store in batches and merges it.
void generate_store(const GeneratorOptions& options, const std::string& path);

}  // namespace edgewise::test
