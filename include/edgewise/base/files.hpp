#pragma once
// Files: read whole, walk a folder in a fixed order, write so that nothing is lost on a full disk or a kill.
// Failures are InputErrors that name the path and the system's reason.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

// The whole content. Throws InputError.
std::string read_file(const std::string& path);

// Walks a folder recursively in byte order of path ("a-b/x" before "a/x"), holding one folder a level in memory.
// Symbolic links are followed; a link back to a folder above is left out. Names that start with '.' are left out.
class FolderWalk {
 public:
  explicit FolderWalk(std::string folder);
  // The next file; false at the end. A folder that cannot be read gives its path with `error` set to the reason.
  bool next(std::string& path, std::string& error);

 private:
  struct Level {
    std::string folder;              // with a trailing '/'
    std::vector<std::string> names;  // sorted; folders with a trailing '/'
    std::size_t at = 0;
    unsigned long long device = 0, inode = 0;
  };
  bool enter(const std::string& folder, std::string& error);

  std::string start_;
  bool started_ = false;
  std::vector<Level> levels_;
};

// Every file that FolderWalk gives. Throws InputError where a folder cannot be read.
std::vector<std::string> list_files(const std::string& folder);

bool is_folder(const std::string& path);

// The files of one extension (".tsv") that lie in the folders themselves, folder by folder, each in byte order of name.
// Throws InputError where the first folder cannot be read; the others may be missing.
std::vector<std::string> files_of_layers(const std::vector<std::string>& folders, std::string_view extension);

// A file that appears under its name only when it is whole: it is written without a name where the file system can do
// that, else beside as NAME.XXXXXX, and commit() syncs and renames it. Without commit() (an exception, a kill) the old
// file stays as it was. A path that is no regular file
// (/dev/stdout, a pipe) is written directly.
class AtomicFile {
 public:
  explicit AtomicFile(const std::string& path);
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  void write(std::string_view bytes);  // buffered
  // All bytes are written and synced, the name is not there yet: of several files each is finished before one is
  // committed, so that a full disk leaves all of the old ones. commit() does it where it was not done.
  void finish();
  void commit();

 private:
  void flush();
  void put(std::string_view bytes);
  void give_name();
  [[noreturn]] void fail(const char* what);

  std::string path_;  // as the user gave it, for messages
  std::string target_, temporary_;
  bool direct_ = false;   // no regular file
  bool unnamed_ = false;  // nothing is left of it where the program is killed
  std::string buffer_;
  int descriptor_ = -1;
};

void write_file(const std::string& path, std::string_view bytes);  // one AtomicFile

}  // namespace edgewise
