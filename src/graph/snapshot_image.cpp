#include "graph/snapshot_image.hpp"

#include <sys/mman.h>

#include "edgewise/base/error.hpp"

namespace edgewise {

SnapshotImage::SnapshotImage(std::string bytes)
    : bytes_(std::move(bytes)), data_(bytes_.data()), size_(bytes_.size()) {}

SnapshotImage::SnapshotImage(std::unique_ptr<SnapshotPages> pages) : pages_(std::move(pages)), size_(pages_->size()) {
  void* room = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) throw InputError(pages_->path() + ": the graph needs more memory than there is");
  data_ = static_cast<char*>(room);
  there_ = std::make_unique<std::atomic<unsigned char>[]>(size_ / SnapshotPages::kPageBytes + 1);
}

SnapshotImage::~SnapshotImage() {
  if (pages_ != nullptr) ::munmap(data_, size_);
}

void SnapshotImage::fetch(std::size_t page) const {
  const std::lock_guard lock(mutex_);
  if (there_[page].load(std::memory_order_relaxed) != 0) return;
  pages_->read(page, data_ + page * SnapshotPages::kPageBytes);
  there_[page].store(1, std::memory_order_release);
}

std::string SnapshotImage::sentence(std::string_view document, std::size_t index) const {
  const std::lock_guard lock(mutex_);
  return pages_->sentence(document, index);
}

void SnapshotImage::damaged() const {
  throw InputError((pages_ != nullptr ? pages_->path() + ": the" : std::string("the")) +
                   " image of the graph is damaged; build it again from the inputs");
}

}  // namespace edgewise
