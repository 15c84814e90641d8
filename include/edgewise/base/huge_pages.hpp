#pragma once
// An allocator for large read-mostly tables that are looked up at random places: asks the system for huge pages, so
// that a look-up does not also miss the translation of its address. Where there are none it is an ordinary allocator.

#include <cstddef>
#include <cstdlib>
#include <new>

#if defined(__linux__)
#include <sys/mman.h>
#endif

namespace edgewise {

template <typename T>
struct HugePages {
  using value_type = T;

  HugePages() = default;
  template <typename U>
  HugePages(const HugePages<U>&) {}

  T* allocate(std::size_t n) {
    constexpr std::size_t kPage = std::size_t{2} << 20;
    if (n > (std::size_t{1} << 40) / sizeof(T)) throw std::bad_array_new_length();
    const std::size_t size = n * sizeof(T);
    // A table of less than a page's half is better off among the others.
    const std::size_t unit = size >= kPage / 2 ? kPage : alignof(std::max_align_t);
    void* const block = std::aligned_alloc(unit, (size + unit - 1) / unit * unit);
    if (block == nullptr) throw std::bad_alloc();
#if defined(__linux__) && defined(MADV_HUGEPAGE)
    if (unit == kPage) ::madvise(block, (size + unit - 1) / unit * unit, MADV_HUGEPAGE);
#endif
    return static_cast<T*>(block);
  }
  void deallocate(T* block, std::size_t) {
    std::free(block);
  }

  friend bool operator==(const HugePages&, const HugePages&) {
    return true;
  }
};

}  // namespace edgewise
