#pragma once
// A stream of input bytes with a look ahead: a file, stdin, a member of an archive, a record of a WARC. Streams are
// read by one thread. Trouble is a ReadFailure, whose text is the end of a message that the caller starts with the
// name.

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace edgewise {

struct ReadFailure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class ByteStream {
 public:
  virtual ~ByteStream() = default;

  // Up to `size` bytes into `to`; 0 only at the end. Throws ReadFailure.
  std::size_t read(char* to, std::size_t size);
  // The next bytes without taking them: `size` of them, or fewer where the stream ends before. Throws ReadFailure.
  std::string_view peek(std::size_t size);
  // Takes bytes up to and with the next newline, at most `limit`; false at the end or where the line is longer.
  bool read_line(std::string& line, std::size_t limit);

  // Moves as lseek() does and forgets what was peeked; -1 where the stream cannot.
  std::int64_t seek(std::int64_t offset, int whence);
  virtual bool can_seek() const { return false; }
  // The size of the whole stream; 0 where it is not known.
  virtual std::uint64_t size_hint() const { return 0; }

 protected:
  virtual std::size_t read_some(char* to, std::size_t size) = 0;
  virtual std::int64_t seek_to(std::int64_t, int) { return -1; }

 private:
  std::string head_;  // peeked bytes; those before head_at_ are taken
  std::size_t head_at_ = 0;
};

// A file, or stdin for "-". Adds what it reads to `counter`.
class FileStream : public ByteStream {
 public:
  // Throws ReadFailure where the file cannot be opened or is a folder.
  FileStream(const std::string& path, std::atomic<std::uint64_t>& counter);
  ~FileStream() override;
  bool can_seek() const override { return regular_; }
  std::uint64_t size_hint() const override { return size_; }

 protected:
  std::size_t read_some(char* to, std::size_t size) override;
  std::int64_t seek_to(std::int64_t offset, int whence) override;

 private:
  int descriptor_;
  bool regular_ = false;
  std::uint64_t size_ = 0;
  std::atomic<std::uint64_t>& counter_;
};

// Bytes in memory.
class MemoryStream : public ByteStream {
 public:
  explicit MemoryStream(std::string bytes) : bytes_(std::move(bytes)) {}
  std::uint64_t size_hint() const override { return bytes_.size(); }

 protected:
  std::size_t read_some(char* to, std::size_t size) override;

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace edgewise
