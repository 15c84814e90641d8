#include "edgewise/export/target.hpp"

#include <cstring>
#include <filesystem>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"

namespace edgewise {

class FileTarget::File : public ByteSink {
 public:
  explicit File(const std::string& path) : file(path) {}
  void write(std::string_view bytes) override { file.write(bytes); }
  AtomicFile file;
};

FileTarget::FileTarget(std::string path, bool folder) : path_(std::move(path)), folder_(folder) {
  if (!folder_) return;
  std::error_code problem;
  std::filesystem::create_directories(path_, problem);
  if (problem || !is_folder(path_))
    throw InputError(path_ + ": " + (problem ? problem.message() : std::string("there is a file of that name")) +
                     "\nThis export is a folder of files: give a folder that exists or can be made with -o");
}

FileTarget::~FileTarget() = default;

ByteSink& FileTarget::open(const std::string& name) {
  if (!folder_ && is_folder(path_)) throw InputError(path_ + ": this is a folder; name a file with -o");
  files_.push_back(std::make_unique<File>(folder_ ? path_ + "/" + name : path_));
  return *files_.back();
}

void FileTarget::commit() {
  for (const auto& file : files_) file->file.finish();
  for (const auto& file : files_) file->file.commit();
  files_.clear();
}

ByteSink& StringTarget::open(const std::string& name) {
  auto& slot = files_[name];
  slot = std::make_unique<Text>();
  return *slot;
}

std::vector<std::string> StringTarget::names() const {
  std::vector<std::string> names;
  for (const auto& [name, text] : files_) names.push_back(name);
  return names;
}

}  // namespace edgewise
