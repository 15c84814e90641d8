#pragma once
// Which document ids were there before: a set of their hashes with a bound on its size, so that memory does not grow
// with the input. Beyond the bound nothing is added any more, and what was added stays known.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace edgewise {

class SeenIds {
 public:
  static constexpr std::size_t kBound = std::size_t{1} << 22;

  static std::uint64_t hash(std::string_view id);  // never 0
  // Fetches the memory that the ids need, ahead of insert().
  void prepare(std::span<const std::uint64_t> hashes);
  // True where the id is new.
  bool insert(std::uint64_t hash);

 private:
  void grow();

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(1024);  // open addressing; 0: free
  std::size_t used_ = 0;
};

}  // namespace edgewise
