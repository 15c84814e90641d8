#pragma once
// The bytes of an image: all there, or fetched from the store page by page when they are first looked at. They stand
// at one address from the beginning (room is set aside, memory is taken as pages come), so that what was handed out
// stays good. Safe from many threads. Private to src/graph.

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "edgewise/store/snapshot_pages.hpp"

namespace edgewise {

class SnapshotImage {
 public:
  explicit SnapshotImage(std::string bytes);
  explicit SnapshotImage(std::unique_ptr<SnapshotPages> pages);
  ~SnapshotImage();
  SnapshotImage(const SnapshotImage&) = delete;
  SnapshotImage& operator=(const SnapshotImage&) = delete;

  std::size_t size() const { return size_; }
  // The bytes [begin, begin + count), which must lie inside.
  const char* at(std::size_t begin, std::size_t count) const {
    if (there_ == nullptr || count == 0) return data_ + begin;
    const std::size_t last = (begin + count - 1) / SnapshotPages::kPageBytes;
    for (std::size_t page = begin / SnapshotPages::kPageBytes; page <= last; ++page)
      if (there_[page].load(std::memory_order_acquire) == 0) fetch(page);
    return data_ + begin;
  }
  std::string sentence(std::string_view document, std::size_t index) const;
  [[noreturn]] void damaged() const;

 private:
  void fetch(std::size_t page) const;

  std::string bytes_;
  std::unique_ptr<SnapshotPages> pages_;
  mutable std::mutex mutex_;  // of pages_
  std::unique_ptr<std::atomic<unsigned char>[]> there_;
  char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace edgewise
