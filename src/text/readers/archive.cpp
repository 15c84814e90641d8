#include "text/readers/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <string_view>
#include <vector>

namespace edgewise {

struct Archive::Source {
  std::unique_ptr<ByteStream> stream;
  std::vector<char> block = std::vector<char>(64 * 1024);
  std::string failure;
};

namespace {

la_ssize_t on_read(archive* handle, void* data, const void** block) {
  auto& source = *static_cast<Archive::Source*>(data);
  try {
    *block = source.block.data();
    return static_cast<la_ssize_t>(source.stream->read(source.block.data(), source.block.size()));
  } catch (const std::exception& error) {
    source.failure = error.what();
    archive_set_error(handle, EIO, "%s", error.what());
    return ARCHIVE_FATAL;
  }
}

la_int64_t on_seek(archive*, void* data, la_int64_t offset, int whence) {
  const std::int64_t at = static_cast<Archive::Source*>(data)->stream->seek(offset, whence);
  return at < 0 ? ARCHIVE_FATAL : at;
}

[[noreturn]] void fail(archive* handle) {
  const char* const why = archive_error_string(handle);
  throw ReadFailure(fmt::format("cannot be unpacked: {}", why == nullptr ? "it is damaged or breaks off" : why));
}

class MemberStream : public ByteStream {
 public:
  explicit MemberStream(archive* handle) : handle_(handle) {}

 protected:
  std::size_t read_some(char* to, std::size_t size) override {
    while (true) {
      const la_ssize_t got = archive_read_data(handle_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (got != ARCHIVE_RETRY) fail(handle_);
    }
  }

 private:
  archive* handle_;
};

// Whether a part of the path is hidden, or made by the packer of one system for itself.
bool hidden(std::string_view path) {
  if (path.starts_with("__MACOSX/")) return true;
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t slash = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, slash - begin);
    if (part.starts_with('.') && part != "." && part != "..") return true;
    begin = slash + 1;
  }
  return false;
}

}  // namespace

Archive::Archive(std::unique_ptr<ByteStream> input) : source_(std::make_unique<Source>()), handle_(archive_read_new()) {
  source_->stream = std::move(input);
  if (handle_ == nullptr) throw ReadFailure("cannot be unpacked: out of memory");
  archive_read_support_filter_gzip(handle_);
  archive_read_support_filter_zstd(handle_);
  archive_read_support_filter_xz(handle_);
  archive_read_support_filter_bzip2(handle_);
  archive_read_support_filter_lz4(handle_);
  archive_read_support_filter_compress(handle_);
  archive_read_support_format_tar(handle_);
  archive_read_support_format_zip(handle_);
  archive_read_support_format_cpio(handle_);
  archive_read_support_format_empty(handle_);
  archive_read_support_format_raw(handle_);
  // A seekable zip is read by its directory, which alone tells sizes that were not known when a member was begun.
  if (source_->stream->can_seek()) {
    source_->stream->seek(0, SEEK_SET);
    archive_read_set_seek_callback(handle_, on_seek);
  }
  archive_read_set_read_callback(handle_, on_read);
  archive_read_set_callback_data(handle_, source_.get());
  if (archive_read_open1(handle_) != ARCHIVE_OK) {
    const char* const why = archive_error_string(handle_);
    const std::string message = fmt::format("cannot be unpacked: {}", why == nullptr ? "it is damaged" : why);
    archive_read_free(handle_);
    throw ReadFailure(message);
  }
}

Archive::~Archive() {
  archive_read_free(handle_);
}

std::unique_ptr<ByteStream> Archive::next(std::string& member) {
  archive_entry* entry = nullptr;
  while (true) {
    const int result = archive_read_next_header(handle_, &entry);
    if (result == ARCHIVE_EOF) return nullptr;
    if (result == ARCHIVE_RETRY) continue;
    if (result == ARCHIVE_FATAL) fail(handle_);
    ++members_;
    if (archive_format(handle_) == ARCHIVE_FORMAT_RAW) {
      member.clear();
      return std::make_unique<MemberStream>(handle_);
    }
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) continue;
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    member = name == nullptr ? fmt::format("member-{}", members_) : name;
    while (member.starts_with("./")) member.erase(0, 2);
    if (!hidden(member)) return std::make_unique<MemberStream>(handle_);
  }
}

}  // namespace edgewise
