#pragma once
// The image of a merged graph that a build leaves in the store (graph/snapshot.hpp), page by page, so that a reader
// takes what it needs of it and no more. The image belongs to the facts that it was made of: whatever changes a fact
// takes it away, so that there is either the right one or none.
//
// Reading keeps one view of the file for as long as the object lives, whoever writes meanwhile. One thread at a time.
// Every page carries its hash; one that does not fit is an InputError.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace edgewise {

class SnapshotPages {
 public:
  static constexpr std::size_t kPageBytes = 1 << 16;

  // Null where the store holds no image of its present facts. Throws InputError as Store::open_read() does.
  static std::unique_ptr<SnapshotPages> open(const std::string& path);
  ~SnapshotPages();

  const std::string& path() const;
  std::size_t size() const;  // of the image, bytes
  // Page `number` of the image into `out`: kPageBytes, of the last page what is left.
  void read(std::size_t number, char* out);
  // The text of a sentence, empty where the store has none.
  std::string sentence(std::string_view document, std::size_t index);

 private:
  struct Impl;
  explicit SnapshotPages(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace edgewise
