#include "edgewise/base/files.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>

#include "edgewise/base/error.hpp"

namespace edgewise {
namespace {

constexpr std::size_t kWriteBuffer = 128 * 1024;

std::string reason() {
  return std::strerror(errno);
}

}  // namespace

std::string read_file(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw InputError(fmt::format("{}: cannot be opened: {}", path, reason()));
  std::string content;
  struct stat info {};
  if (::fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) content.reserve(static_cast<std::size_t>(info.st_size) + 1);
  std::size_t size = 0;
  while (true) {
    content.resize(std::max(content.capacity(), size + 4096));
    const ssize_t got = ::read(fd, content.data() + size, content.size() - size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) {
      const std::string why = reason();
      ::close(fd);
      throw InputError(fmt::format("{}: cannot be read: {}", path, why));
    }
    if (got == 0) break;
    size += static_cast<std::size_t>(got);
  }
  ::close(fd);
  content.resize(size);
  return content;
}

bool is_folder(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

std::vector<std::string> files_of_layers(const std::vector<std::string>& folders, std::string_view extension) {
  std::vector<std::string> out;
  for (const std::string& folder : folders) {
    DIR* dir = ::opendir(folder.c_str());
    if (dir == nullptr) {
      if (&folder != &folders.front() && errno == ENOENT) continue;
      throw InputError(fmt::format("{}: {}", folder, std::strerror(errno)));
    }
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    while (const dirent* entry = ::readdir(dir)) {
      const std::string_view name = entry->d_name;
      if (name.ends_with(extension) && !name.starts_with('.')) out.push_back(fmt::format("{}/{}", folder, name));
    }
    ::closedir(dir);
    std::sort(out.begin() + begin, out.end());
  }
  return out;
}

FolderWalk::FolderWalk(std::string folder) : start_(std::move(folder)) {
  while (start_.size() > 1 && start_.ends_with('/')) start_.pop_back();
}

bool FolderWalk::enter(const std::string& folder, std::string& error) {
  DIR* const dir = ::opendir(folder.c_str());
  if (dir == nullptr) {
    error = "cannot be opened: " + reason();
    return false;
  }
  Level level;
  level.folder = folder.ends_with('/') ? folder : folder + '/';
  struct stat info {};
  if (::fstat(::dirfd(dir), &info) == 0) {
    level.device = info.st_dev;
    level.inode = info.st_ino;
  }
  const bool above = std::any_of(levels_.begin(), levels_.end(),
                                 [&](const Level& l) { return l.device == level.device && l.inode == level.inode; });
  if (!above) {
    while (const dirent* const entry = ::readdir(dir)) {
      if (entry->d_name[0] == '.') continue;
      std::string name = entry->d_name;
      bool folder_entry = entry->d_type == DT_DIR;
      if (entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN) folder_entry = is_folder(level.folder + name);
      // With the '/' the order of names is the order of the paths below them.
      if (folder_entry) name += '/';
      level.names.push_back(std::move(name));
    }
    std::sort(level.names.begin(), level.names.end());
    levels_.push_back(std::move(level));
  }
  ::closedir(dir);
  return true;
}

bool FolderWalk::next(std::string& path, std::string& error) {
  error.clear();
  if (!started_) {
    started_ = true;
    if (!enter(start_, error)) {
      path = start_;
      return true;
    }
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.at == level.names.size()) {
      levels_.pop_back();
      continue;
    }
    path = level.folder + level.names[level.at++];
    if (!path.ends_with('/')) return true;
    path.pop_back();
    if (!enter(path, error)) return true;
  }
  return false;
}

std::vector<std::string> list_files(const std::string& folder) {
  std::vector<std::string> files;
  FolderWalk walk(folder);
  std::string path, error;
  while (walk.next(path, error)) {
    if (!error.empty()) throw InputError(fmt::format("{}: {}", path, error));
    files.push_back(path);
  }
  return files;
}

namespace {

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash + 1);
}

}  // namespace

AtomicFile::AtomicFile(const std::string& path) : path_(path), target_(path) {
  struct stat info {};
  const bool exists = ::stat(path.c_str(), &info) == 0;
  if (exists && !S_ISREG(info.st_mode)) {
    if (S_ISDIR(info.st_mode)) throw InputError(fmt::format("{}: is a folder; give the name of a file", path));
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail("cannot be written");
    direct_ = true;
    return;
  }
  if (exists) {
    // Through a symbolic link the file behind it is replaced, not the link.
    if (char* const real = ::realpath(path.c_str(), nullptr)) {
      target_ = real;
      std::free(real);
    }
  }
#if defined(O_TMPFILE)
  // It gets its name by way of /proc.
  if (::access("/proc/self/fd", X_OK) == 0)
    descriptor_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  unnamed_ = descriptor_ >= 0;
#endif
  if (!unnamed_) {
    temporary_ = target_ + ".XXXXXX";
    descriptor_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor_ < 0) {
      temporary_.clear();
      fail("cannot be written");
    }
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  ::fchmod(descriptor_, exists ? info.st_mode & 07777 : 0666 & ~mask);
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void AtomicFile::fail(const char* what) {
  throw InputError(fmt::format("{}: {}: {}", path_, what, reason()));
}

void AtomicFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() < kWriteBuffer) {
    buffer_ += bytes;
    return;
  }
  flush();
  put(bytes);
}

void AtomicFile::flush() {
  put(buffer_);
  buffer_.clear();
}

void AtomicFile::put(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(descriptor_, bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail("cannot be written");
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

void AtomicFile::finish() {
  if (descriptor_ < 0) return;
  flush();
  if (!direct_ && ::fsync(descriptor_) != 0) fail("cannot be written");
  if (unnamed_) give_name();
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) fail("cannot be written");
}

// NAME.XXXXXX for what has been written without a name.
void AtomicFile::give_name() {
  const std::string file = fmt::format("/proc/self/fd/{}", descriptor_);
  auto number = static_cast<unsigned>(::getpid());
  for (int tries = 0; tries < 1000; ++tries, number = number * 1664525 + 1013904223) {
    const std::string name = fmt::format("{}.{:06x}", target_, number & 0xffffff);
    if (::linkat(AT_FDCWD, file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0) {
      temporary_ = name;
      return;
    }
    if (errno != EEXIST) break;
  }
  fail("cannot be written");
}

void AtomicFile::commit() {
  finish();
  if (temporary_.empty()) return;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail("cannot be renamed into place");
  temporary_.clear();
  // The rename itself is on disk once the folder is.
  const int fd = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd >= 0) {
    ::fsync(fd);
    ::close(fd);
  }
}

void write_file(const std::string& path, std::string_view bytes) {
  AtomicFile file(path);
  file.write(bytes);
  file.commit();
}

}  // namespace edgewise
