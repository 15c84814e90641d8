#pragma once
// Compressed files and archives, by libarchive: gzip, zstd, xz, bzip2, lz4, compress around tar, zip, cpio or a bare
// file.

#include <cstddef>
#include <memory>
#include <string>

#include "text/readers/byte_stream.hpp"

struct archive;

namespace edgewise {

class Archive {
 public:
  // Throws ReadFailure where it is none after all.
  explicit Archive(std::unique_ptr<ByteStream> input);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The next regular file; null at the end. `member` is its name, empty for the content of a bare compressed file. The
  // stream is good until the next call. Hidden files and folders are left out. Throws ReadFailure.
  std::unique_ptr<ByteStream> next(std::string& member);

  struct Source;  // what libarchive reads from

 private:
  std::unique_ptr<Source> source_;
  archive* handle_;
  std::size_t members_ = 0;
};

}  // namespace edgewise
