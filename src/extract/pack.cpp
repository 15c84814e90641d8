#include "edgewise/extract/pack.hpp"

#include <filesystem>

namespace edgewise {
namespace {

// FOLDER/NAME of each folder.
std::vector<std::string> in_each(const std::vector<std::string>& folders, std::string_view name) {
  std::vector<std::string> out;
  for (const std::string& folder : folders) out.push_back(folder + "/" + std::string(name));
  return out;
}

// The same, of the first folder and of those others that have it.
std::vector<std::string> where_given(const std::vector<std::string>& folders, std::string_view name) {
  std::vector<std::string> out;
  for (std::string& path : in_each(folders, name)) {
    std::error_code problem;
    if (out.empty() || std::filesystem::exists(path, problem)) out.push_back(std::move(path));
  }
  return out;
}

Lexicon load_lexicon(const std::vector<std::string>& folders) {
  Lexicon lexicon;
  lexicon.load_folders(in_each(folders, "lexicon"));
  return lexicon;
}

Gazetteer load_gazetteer(const std::vector<std::string>& folders, const Schema& schema, Lexicon& lexicon) {
  Gazetteer gazetteer = Gazetteer::load(in_each(folders, "gazetteers"), schema, lexicon);
  for (const std::string& path : where_given(folders, "lexicon/combining-forms.tsv"))
    gazetteer.load_combining_forms(path, lexicon);
  return gazetteer;
}

Governors load_governors(const std::vector<std::string>& folders, Lexicon& lexicon) {
  Governors governors;
  for (const std::string& path : where_given(folders, "lexicon/governors.tsv")) governors.load(path, lexicon);
  return governors;
}

}  // namespace

Pack::Pack(const std::vector<std::string>& folders)
    : schema(Schema::load(where_given(folders, "schema.json"))),
      lexicon(load_lexicon(folders)),
      gazetteer(load_gazetteer(folders, schema, lexicon)),
      titles(TitleGrammar::load(where_given(folders, "lexicon/titles.tsv"), lexicon)),
      governors(load_governors(folders, lexicon)),
      rules(RuleSet::load(folders, schema, lexicon)) {
  lexicon.freeze();  // all its words are in: no form is added any more
}

}  // namespace edgewise
