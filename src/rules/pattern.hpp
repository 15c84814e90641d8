#pragma once
// A pattern as a tree of elements, and the sets of words that its elements name. Built by parse_pattern(), rendered to
// a regular expression by render.hpp, walked by why_not.cpp. Plain data; word sets are shared by all patterns of a
// pack.

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/model/schema.hpp"
#include "edgewise/rules/rule.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise::rules {

// A word in one role: the kind of item it heads, and its lemma.
struct WordKey {
  ItemKind kind = ItemKind::kNoun;
  WordId word = 0;
  friend auto operator<=>(const WordKey&, const WordKey&) = default;
};

using SetId = std::uint32_t;

// Sets of words, each held once.
class WordSets {
 public:
  SetId intern(std::vector<WordKey> words);
  const std::vector<WordKey>& operator[](SetId id) const { return *sets_[id]; }
  std::size_t size() const { return sets_.size(); }

 private:
  std::map<std::vector<WordKey>, SetId> ids_;
  std::vector<const std::vector<WordKey>*> sets_;  // keys of ids_: a map does not move them
};

// One entry of a word list: a first word and what has to follow it ("hold" + "talks").
struct ListEntry {
  WordKey first;            // kVerb or kNoun where it may trigger, else kAdjective or kPreposition
  std::vector<SetId> tail;  // one set of one word each
};
struct WordList {
  std::string name;
  std::vector<ListEntry> entries;
};

enum class ElementKind : std::uint8_t { kCapture, kTrigger, kWords, kPossessive, kHost, kGap, kGroup, kStart, kEnd };

struct Element {
  ElementKind kind = ElementKind::kGap;
  bool optional = false;
  bool any = false;                            // kGap: may cross arguments
  std::uint8_t capture = kNoCapture;           // kCapture
  SetId words = 0;                             // kWords
  std::vector<std::vector<Element>> branches;  // kGroup
  std::string text;                            // as written, for messages
};

struct Pattern {
  std::vector<Element> elements;
  std::vector<RuleCapture> captures;
  TypeMask captured = 0;  // types that a plain gap does not cross
  bool has_host = false;
  const WordList* trigger = nullptr;  // nullptr: written "<*>", the trigger of a bulk row
};

struct PatternError : std::runtime_error {
  PatternError(std::size_t at, const std::string& message) : std::runtime_error(message), offset(at) {}
  std::size_t offset;  // byte in the pattern
};

inline constexpr int kGapItems = 4;

// What a pattern's names mean: the lists and macros of its file and of those it imports.
struct Names {
  std::map<std::string, WordList, std::less<>> lists;
  std::map<std::string, std::string, std::less<>> macros;
};

class WordResolver;

// Throws PatternError. Lists are referred to, so `names` has to outlive the pattern.
Pattern parse_pattern(std::string_view text, const Names& names, const Schema& schema, WordResolver& words,
                      WordSets& sets);

// The mask of "Person", "Person|Country", "Actor", "Any", "Thing" (what is no actor and no place); `topic` is set where
// "Topic" is among them. 0 where a name is unknown.
TypeMask parse_types(std::string_view names, const Schema& schema, bool& topic);

}  // namespace edgewise::rules
