#pragma once
// Memory for the strings of one document: bump allocation, freed all at once by clear(), kept for the next document.
// Not safe from several threads: each has its own.

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace edgewise {

class Arena {
 public:
  std::string_view copy(std::string_view s) {
    if (s.empty()) return {};  // an empty view may have no address at all
    char* p = allocate(s.size());
    std::memcpy(p, s.data(), s.size());
    return {p, s.size()};
  }
  std::string_view join(std::string_view a, std::string_view b) {
    if (a.empty()) return copy(b);
    if (b.empty()) return copy(a);
    char* p = allocate(a.size() + b.size());
    std::memcpy(p, a.data(), a.size());
    std::memcpy(p + a.size(), b.data(), b.size());
    return {p, a.size() + b.size()};
  }
  char* allocate(std::size_t n) {
    while (true) {
      if (block_ < blocks_.size()) {
        Block& b = blocks_[block_];
        if (used_ + n <= b.size) {
          char* p = b.data.get() + used_;
          used_ += n;
          return p;
        }
        if (used_ == 0 || block_ + 1 < blocks_.size()) {
          ++block_;
          used_ = 0;
          continue;
        }
      }
      const std::size_t size = n > kBlock ? n : kBlock;
      blocks_.push_back({std::make_unique<char[]>(size), size});
      block_ = blocks_.size() - 1;
      used_ = 0;
    }
  }
  void clear() {
    if (blocks_.size() > 64) blocks_.resize(64);
    block_ = 0;
    used_ = 0;
  }

 private:
  static constexpr std::size_t kBlock = std::size_t{16} * 1024;
  struct Block {
    std::unique_ptr<char[]> data;
    std::size_t size;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0, used_ = 0;
};

}  // namespace edgewise
