#include "text/readers/byte_stream.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace edgewise {

std::size_t ByteStream::read(char* to, std::size_t size) {
  if (head_at_ < head_.size()) {
    const std::size_t taken = std::min(size, head_.size() - head_at_);
    std::memcpy(to, head_.data() + head_at_, taken);
    head_at_ += taken;
    return taken;
  }
  return read_some(to, size);
}

std::string_view ByteStream::peek(std::size_t size) {
  if (head_at_ > 0) {
    head_.erase(0, head_at_);
    head_at_ = 0;
  }
  while (head_.size() < size) {
    const std::size_t before = head_.size();
    head_.resize(size);
    std::size_t got = 0;
    try {
      got = read_some(head_.data() + before, size - before);
    } catch (...) {
      head_.resize(before);
      throw;
    }
    head_.resize(before + got);
    if (got == 0) break;
  }
  return std::string_view(head_).substr(0, size);
}

bool ByteStream::read_line(std::string& line, std::size_t limit) {
  line.clear();
  for (std::size_t window = 1024;; window *= 2) {
    const std::string_view ahead = peek(std::min(window, limit));
    const std::size_t newline = ahead.find('\n');
    if (newline != std::string_view::npos) {
      line.assign(ahead.substr(0, newline + 1));
      head_at_ += newline + 1;
      return true;
    }
    if (ahead.size() < window) return false;
  }
}

std::int64_t ByteStream::seek(std::int64_t offset, int whence) {
  if (!can_seek()) return -1;
  // What was peeked is not taken yet.
  if (whence == SEEK_CUR) offset -= static_cast<std::int64_t>(head_.size() - head_at_);
  head_.clear();
  head_at_ = 0;
  return seek_to(offset, whence);
}

FileStream::FileStream(const std::string& path, std::atomic<std::uint64_t>& counter)
    : descriptor_(path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC)), counter_(counter) {
  if (descriptor_ < 0) throw ReadFailure(std::string("cannot be opened: ") + std::strerror(errno));
  struct stat info {};
  if (::fstat(descriptor_, &info) != 0) return;
  if (S_ISDIR(info.st_mode)) {
    if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
    throw ReadFailure("is a folder");
  }
  regular_ = S_ISREG(info.st_mode) && descriptor_ != STDIN_FILENO;
  if (regular_) size_ = static_cast<std::uint64_t>(info.st_size);
}

FileStream::~FileStream() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

std::size_t FileStream::read_some(char* to, std::size_t size) {
  while (true) {
    const ssize_t got = ::read(descriptor_, to, size);
    if (got >= 0) {
      counter_.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
      return static_cast<std::size_t>(got);
    }
    if (errno != EINTR) throw ReadFailure(std::string("cannot be read: ") + std::strerror(errno));
  }
}

std::int64_t FileStream::seek_to(std::int64_t offset, int whence) {
  return ::lseek(descriptor_, offset, whence);
}

std::size_t MemoryStream::read_some(char* to, std::size_t size) {
  const std::size_t taken = std::min(size, bytes_.size() - at_);
  std::memcpy(to, bytes_.data() + at_, taken);
  at_ += taken;
  return taken;
}

}  // namespace edgewise
