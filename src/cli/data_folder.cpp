#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <thread>

#include "edgewise/cli/command.hpp"

namespace edgewise {

namespace fs = std::filesystem;

std::string data_folder(std::string_view name) {
  std::error_code problem;
  const fs::path binary = fs::read_symlink("/proc/self/exe", problem);
  std::vector<fs::path> places;
  if (!problem) {
    const fs::path folder = binary.parent_path();
    // build/<preset>/edgewise: the sources are two folders up.
    if (fs::exists(folder / "CMakeCache.txt", problem)) places.push_back(folder / ".." / ".." / name);
    places.push_back(folder / ".." / "share" / "edgewise" / name);
  }
  places.push_back(fs::path(EDGEWISE_INSTALLED_DATA) / name);
  for (const fs::path& place : places)
    if (fs::is_directory(place, problem)) return place.lexically_normal().string();
  throw Error(ExitCode::kFailed, fmt::format("the folder {}/ that belongs to the program is not there (looked at {})\n"
                                             "Install the program again{}",
                                             name, places.back().string(),
                                             name == "rules" ? ", or say where the rules are with --rules DIR" : ""));
}

std::vector<std::string> CommonOptions::rules_folders() const {
  if (rules.empty()) return {data_folder("rules")};
  std::string folder = rules;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  const auto has = [&](std::string_view name) {
    std::error_code problem;
    return fs::exists(fs::path(folder) / name, problem);
  };
  if (!has("")) throw UsageError(fmt::format("--rules: there is no folder \"{}\"", rules));
  if (has("lexicon/words.tsv")) return {folder};
  if (!has("schema.json") && !has("relations") && !has("gazetteers") && !has("lexicon"))
    throw UsageError(fmt::format(
        "--rules: \"{}\" holds no rules: neither schema.json nor one of the folders relations, gazetteers, lexicon",
        rules));
  return {data_folder("rules"), folder};
}

std::vector<std::string> CommonOptions::schema_files() const {
  std::vector<std::string> out;
  for (const std::string& folder : rules_folders()) {
    std::error_code problem;
    std::string path = folder + "/schema.json";
    if (out.empty() || fs::exists(path, problem)) out.push_back(std::move(path));
  }
  return out;
}

unsigned CommonOptions::thread_count() const {
  return threads != 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
}

}  // namespace edgewise
