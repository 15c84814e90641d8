#pragma once
// A small rule pack written into a temporary folder, and views from one line of text, for the tests of rules.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "edgewise/rules/rule_set.hpp"

namespace edgewise::test {

class PackFixture {
 public:
  PackFixture() : schema(Schema::load(std::string(EDGEWISE_SOURCE_DIR) + "/rules/schema.json")) {
    std::string pattern = (std::filesystem::temp_directory_path() / "edgewise-rules-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    std::filesystem::create_directories(folder + "/relations");
    lexicon.load_folder(std::string(EDGEWISE_SOURCE_DIR) + "/rules/lexicon");
  }
  ~PackFixture() { std::filesystem::remove_all(folder); }

  void file(const std::string& name, const std::string& text) const {
    std::ofstream(folder + "/relations/" + name) << text;
  }
  void rules(const std::string& relation, const std::string& lists, const std::string& list_of_rules) const {
    file("rules.json",
         "{\"relation\": \"" + relation + "\", \"lists\": {" + lists + "}, \"rules\": [" + list_of_rules + "]}");
  }
  RuleSet load() { return RuleSet::load(folder, schema, lexicon); }

  // The message of the RuleError that loading ends with; empty where it loads.
  std::string error() {
    try {
      load();
    } catch (const std::exception& e) {
      return e.what();
    }
    return {};
  }

  // "Person+ *meet with Person in City": `*` marks the trigger, in a noun view "|" the host bar. Types are Arguments
  // ("+": a list), "n:support~Country" a noun with its anchor, "v:" "a:" "i:" (infinitive) and "t:" (that-clause) words
  // of that kind, other words prepositions; "'s" the possessive.
  View view(const std::string& text) {
    View out;
    std::istringstream words(text);
    out.noun_view = text.find('|') != std::string::npos;
    for (std::string word; words >> word;) {
      ViewItem item;
      bool trigger = false;
      if (word.front() == '*') {
        trigger = true;
        word.erase(0, 1);
      }
      const auto of_kind = [&](ItemKind kind, std::string lemma) {
        item.kind = kind;
        if (const std::size_t tilde = lemma.find('~'); tilde != std::string::npos) {
          item.type = schema.type_named(lemma.substr(tilde + 1));
          lemma.resize(tilde);
        }
        item.lemma = lexicon.find(lemma);
        if (item.lemma == kUnknownWord) item.lemma = 0;
      };
      if (trigger) {
        of_kind(out.noun_view ? ItemKind::kNoun : ItemKind::kVerb, word);
        out.trigger = static_cast<std::uint16_t>(out.items.size());
      } else if (word == "|") {
        item.kind = ItemKind::kHost;
      } else if (word == "'s") {
        item.kind = ItemKind::kPossessive;
      } else if (word.size() > 2 && word[1] == ':') {
        of_kind(word[0] == 'n'   ? ItemKind::kNoun
                : word[0] == 'v' ? ItemKind::kVerb
                : word[0] == 'a' ? ItemKind::kAdjective
                : word[0] == 'i' ? ItemKind::kInfinitive
                                 : ItemKind::kThat,
                word.substr(2));
      } else if (word.front() >= 'A' && word.front() <= 'Z') {
        item.kind = ItemKind::kArgument;
        if (word.back() == '+') {
          item.list = true;
          word.pop_back();
        }
        item.type = schema.type_named(word);
      } else {
        of_kind(ItemKind::kPreposition, word);
      }
      out.items.push_back(item);
    }
    return out;
  }

  // Ids of the winning rules, with what they bind: "met a=0 b=3; ...".
  static std::string found(const RuleSet& set, const View& v) {
    Matcher matcher(set);
    std::vector<RuleMatch> fast, again, slow;
    matcher.match(v, fast);
    matcher.match(v, again);  // out of the memo
    match_reference(set, v, slow);
    if (text_of(fast) != text_of(slow)) return "fast: " + text_of(fast) + " slow: " + text_of(slow);
    if (text_of(fast) != text_of(again)) return "first: " + text_of(fast) + " again: " + text_of(again);
    return text_of(fast);
  }
  static std::string text_of(const std::vector<RuleMatch>& matches) {
    std::string out;
    for (const RuleMatch& m : matches) {
      if (!out.empty()) out += "; ";
      out += m.rule->id;
      for (std::size_t i = 0; i < m.rule->captures.size(); ++i) {
        if (m.item[i] != kUnboundItem) out += " " + m.rule->captures[i].name + "=" + std::to_string(m.item[i]);
      }
    }
    return out;
  }

  Schema schema;
  Lexicon lexicon;
  std::string folder;
};

}  // namespace edgewise::test
