#include "edgewise/rules/rule_set.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "rules/pack_loader.hpp"
#include "rules/render.hpp"

namespace edgewise {

std::string Rule::where() const {
  return fmt::format("{}:{}:{}", file, line, column);
}

namespace rules {

void PackLoader::read_folders(const std::vector<std::string>& folders) {
  folders_ = folders;
  std::vector<File> json, verbs, nouns;
  for (const std::string& path : files_of_layers(folders, "")) {
    if (is_folder(path)) continue;
    const std::string name = path.substr(path.rfind('/') + 1);
    const File file{path, "relations/" + name};
    if (name.ends_with(".schema.json")) continue;  // for editors
    if (name == "frames.json") {
      read_frames(file);
    } else if (name.ends_with(".json")) {
      json.push_back(file);
    } else if (name.ends_with(".tsv") && name.starts_with("verbs")) {
      verbs.push_back(file);
    } else if (name.ends_with(".tsv") && name.starts_with("nouns")) {
      nouns.push_back(file);
    } else if (name.ends_with(".tsv")) {
      throw RuleError(fmt::format("{}:1:1: a table of rules is named verbs*.tsv or nouns*.tsv", path));
    }
  }
  for (const File& file : json) read_rules(file);
  for (const File& file : verbs) read_table(file, /*nouns=*/false);
  for (const File& file : nouns) read_table(file, /*nouns=*/true);
}

void PackLoader::append(Rule rule, const Pattern& pattern, std::vector<ListEntry> triggers) {
  rule.order = static_cast<std::uint32_t>(rules_.size());
  rules_.push_back(std::move(rule));
  tables_.pattern_of_rule.push_back(&pattern);
  tables_.triggers_of_rule.push_back(std::move(triggers));
}

namespace {

void append_words(const WordSets& sets, SetId set, std::vector<WordId>& out) {
  for (const WordKey& key : sets[set]) out.push_back(key.word);
}

// What a sequence of elements cannot do without: of each set one word.
TriggerNeeds::RequiredWords required_words(const std::vector<Element>& elements, const WordSets& sets) {
  TriggerNeeds::RequiredWords out;
  for (const Element& e : elements) {
    if (e.optional) continue;
    std::vector<WordId> words;
    if (e.kind == ElementKind::kWords) append_words(sets, e.words, words);
    if (e.kind == ElementKind::kGroup) {
      // A word of any branch will do, if every branch needs one.
      for (const std::vector<Element>& branch : e.branches) {
        const TriggerNeeds::RequiredWords inner = required_words(branch, sets);
        if (inner.empty()) {
          words.clear();
          break;
        }
        words.insert(words.end(), inner.front().begin(), inner.front().end());
      }
    }
    std::sort(words.begin(), words.end());
    if (!words.empty()) out.push_back(std::move(words));
  }
  return out;
}

TriggerNeeds::RequiredWords required_words(const Pattern& pattern, const std::vector<std::vector<SetId>>& tails,
                                           const WordSets& sets) {
  TriggerNeeds::RequiredWords out;
  if (std::none_of(tails.begin(), tails.end(), [](const auto& tail) { return tail.empty(); })) {
    std::vector<WordId> words;
    for (const std::vector<SetId>& tail : tails) append_words(sets, tail.front(), words);
    std::sort(words.begin(), words.end());
    if (!words.empty()) out.push_back(std::move(words));
  }
  for (std::vector<WordId>& words : required_words(pattern.elements, sets)) out.push_back(std::move(words));
  return out;
}

void mark_forms(const std::vector<char>& verbs, const std::vector<char>& nouns, Lexicon& lexicon) {
  const auto chosen = [&](std::string_view lemma) {
    const WordId id = lexicon.find(lemma);
    return id < verbs.size() && verbs[id];
  };
  // The forms of the auxiliaries carry a flag in place of their base form.
  const std::uint64_t auxiliaries = (chosen("be") ? word::kBe : 0) | (chosen("have") ? word::kHave : 0);
  for (WordId id = punct::kFirstWord; id < lexicon.size(); ++id) {
    Word& w = lexicon.edit(id);
    if ((w.verb != 0 && verbs[w.verb]) || (w.noun != 0 && nouns[w.noun]) || (w.flags & auxiliaries))
      w.flags |= word::kTrigger;
  }
}

}  // namespace

void PackLoader::finish() {
  Lexicon& lexicon = resolver_.lexicon();
  tables_.symbols.assign(tables_.sets, lexicon.size());

  std::unordered_map<std::string, std::uint32_t> shape_ids;
  const auto shape_of = [&](const Pattern& pattern, bool on_noun, const std::vector<std::vector<SetId>>& tails) {
    Rendered rendered = render(pattern, on_noun, tails, tables_.symbols);
    const auto [it, added] = shape_ids.emplace(rendered.text, static_cast<std::uint32_t>(tables_.shapes.size()));
    if (added) {
      Shape& shape = tables_.shapes.emplace_back();
      shape.text = std::move(rendered.text);
      shape.groups = std::move(rendered.groups);
    }
    return it->second;
  };

  std::vector<char> verb_triggers(lexicon.size()), noun_triggers(lexicon.size());
  struct Indexed {
    WordId word;
    Candidate candidate;
  };
  std::vector<Indexed> verbs, nouns;
  // Rules of one frame render to the same shapes: remembered by pattern and tails.
  std::map<std::pair<const Pattern*, std::vector<std::vector<SetId>>>, Candidate> rendered;
  for (std::uint32_t r = 0; r < rules_.size(); ++r) {
    const Rule& rule = rules_[r];
    const Pattern& pattern = *tables_.pattern_of_rule[r];
    std::map<WordId, std::vector<std::vector<SetId>>> tails_of;
    for (const ListEntry& entry : tables_.triggers_of_rule[r]) tails_of[entry.first.word].push_back(entry.tail);
    for (auto& [lemma, tails] : tails_of) {
      // Longer tails first, so that the longest wins.
      std::sort(tails.begin(), tails.end(),
                [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
      tails.erase(std::unique(tails.begin(), tails.end()), tails.end());
      const auto [it, added] = rendered.try_emplace({&pattern, tails});
      if (added) {
        it->second.shape = shape_of(pattern, rule.on_noun, tails);
        it->second.filter = filter_of(pattern, rule.on_noun, tails, tables_.symbols);
      }
      Candidate candidate = it->second;
      candidate.rule = r;
      candidate.filter.forms = rule.require.forms;
      candidate.filter.sets = needs_.sets_of(required_words(pattern, tails, tables_.sets));
      const RuleRequire& want = rule.require;
      candidate.filter.plain = !want.passive && !want.tense && !want.modality && !want.negated && !want.quoted;
      (rule.on_noun ? nouns : verbs).push_back({lemma, candidate});
      needs_.add(rule, lemma, candidate.filter.sets, schema_);

      if (rule.on_noun) {
        noun_triggers[lemma] = 1;
        continue;
      }
      verb_triggers[lemma] = 1;
    }
  }
  needs_.finish(lexicon);
  mark_forms(verb_triggers, noun_triggers, lexicon);

  const auto build = [&](std::vector<Indexed>& rows, TriggerIndex& index) {
    std::stable_sort(rows.begin(), rows.end(), [](const Indexed& a, const Indexed& b) { return a.word < b.word; });
    index.slot_of_word.assign(lexicon.size(), 0);
    index.begin.assign(1, 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i == 0 || rows[i].word != rows[i - 1].word) {
        index.slot_of_word[rows[i].word] = static_cast<std::uint32_t>(index.begin.size());
        index.begin.push_back(static_cast<std::uint32_t>(i));
      }
      index.candidates.push_back(rows[i].candidate);
      index.begin.back() = static_cast<std::uint32_t>(i + 1);
    }
  };
  build(verbs, tables_.verbs);
  build(nouns, tables_.nouns);
}

}  // namespace rules

RuleSet::RuleSet() : tables_(std::make_unique<RuleTables>()) {}
RuleSet::~RuleSet() = default;
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;

RuleSet RuleSet::load(const std::vector<std::string>& folders, const Schema& schema, Lexicon& lexicon) {
  RuleSet set;
  set.tables_->schema = &schema;
  set.tables_->lexicon = &lexicon;
  rules::PackLoader loader(schema, lexicon, set.rules_, *set.tables_, set.needs_);
  std::vector<std::string> relations;
  for (const std::string& folder : folders) relations.push_back(folder + "/relations");
  loader.read_folders(relations);
  loader.finish();
  return set;
}

const Rule* RuleSet::find(std::string_view id) const {
  for (const Rule& rule : rules_) {
    if (rule.id == id) return &rule;
  }
  return nullptr;
}

bool RuleSet::triggers_verb(WordId lemma) const {
  return tables_->verbs.of(lemma).first != nullptr;
}
bool RuleSet::triggers_noun(WordId lemma) const {
  return tables_->nouns.of(lemma).first != nullptr;
}

}  // namespace edgewise
