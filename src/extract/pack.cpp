#include "edgewise/extract/pack.hpp"

namespace edgewise {
namespace {

Lexicon load_lexicon(const std::string& folder) {
  Lexicon lexicon;
  lexicon.load_folder(folder);
  return lexicon;
}

Gazetteer load_gazetteer(const std::string& folder, const Schema& schema, Lexicon& lexicon) {
  Gazetteer gazetteer = Gazetteer::load(folder + "/gazetteers", schema, lexicon);
  gazetteer.load_combining_forms(folder + "/lexicon/combining-forms.tsv", lexicon);
  return gazetteer;
}

Governors load_governors(const std::string& path, Lexicon& lexicon) {
  Governors governors;
  governors.load(path, lexicon);
  return governors;
}

}  // namespace

Pack::Pack(const std::string& folder)
    : schema(Schema::load(folder + "/schema.json")),
      lexicon(load_lexicon(folder + "/lexicon")),
      gazetteer(load_gazetteer(folder, schema, lexicon)),
      titles(TitleGrammar::load(folder + "/lexicon/titles.tsv", lexicon)),
      governors(load_governors(folder + "/lexicon/governors.tsv", lexicon)),
      rules(RuleSet::load(folder, schema, lexicon)) {
  lexicon.freeze();  // all its words are in: no form is added any more
}

}  // namespace edgewise
