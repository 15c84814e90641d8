#include "rules/word_resolver.hpp"

#include <fmt/format.h>

#include "edgewise/text/inflection.hpp"

namespace edgewise::rules {
namespace {

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t blank = text.find(' ');
    if (blank != 0) out.push_back(text.substr(0, blank));
    if (blank == std::string_view::npos) break;
    text.remove_prefix(blank + 1);
  }
  return out;
}

// Verbs after which a bare adjective says how the subject is: "be critical of", "stand ready to".
bool takes_adjective(std::string_view verb) {
  for (const std::string_view v : {"be", "become", "remain", "stay", "stand", "feel", "get", "seem"}) {
    if (verb == v) return true;
  }
  return false;
}

bool is_preposition(std::uint64_t flags) {
  return (flags & (word::kPreposition | word::kParticle)) != 0;
}

}  // namespace

bool is_article(std::string_view word) {
  return word == "the" || word == "a" || word == "an";
}

void WordResolver::add_verb_form(std::string_view form, WordId base, std::uint8_t forms) {
  Word& w = lexicon_.edit(lexicon_.add(form));
  if (w.verb != 0 && w.verb != base) return;
  w.flags |= word::kVerb | word::kCommon;
  w.verb = base;
  w.verb_forms |= forms;
  if ((w.flags & word::kNoun) == 0) w.verb_share = 255;
}

WordId WordResolver::verb(std::string_view word) {
  const WordId id = lexicon_.add(word);
  if (const Word& w = lexicon_[id]; w.verb != 0) {
    return (w.verb_forms & verb_form::kBase) != 0 && w.verb != id ? id : w.verb;
  }
  const VerbForms forms = regular_verb_forms(word);
  add_verb_form(word, id, verb_form::kBase);
  add_verb_form(forms.third, id, verb_form::kThird);
  add_verb_form(forms.past, id, verb_form::kPast | verb_form::kParticiple);
  add_verb_form(forms.gerund, id, verb_form::kGerund);
  return id;
}

WordId WordResolver::noun(std::string_view word) {
  const WordId id = lexicon_.add(word);
  if (lexicon_[id].noun != 0) return lexicon_[id].noun;
  Word& singular = lexicon_.edit(id);
  singular.flags |= word::kNoun | word::kCommon;
  singular.noun = id;
  if ((singular.flags & word::kVerb) != 0) singular.verb_share = 128;
  Word& plural = lexicon_.edit(lexicon_.add(regular_plural(word)));
  if (plural.noun == 0) {
    plural.flags |= word::kNoun | word::kCommon;
    plural.noun = id;
    plural.plural = true;
    if ((plural.flags & word::kVerb) != 0) plural.verb_share = 128;
  }
  return id;
}

WordId WordResolver::plain(std::string_view word) {
  return lexicon_.add(word);
}

std::vector<WordKey> WordResolver::bare(std::string_view word) {
  const WordId id = lexicon_.add(word);
  const std::uint64_t flags = lexicon_[id].flags;
  if (is_preposition(flags)) return {{ItemKind::kPreposition, id}};
  std::vector<WordKey> out;
  if ((flags & word::kAdjective) != 0) out.push_back({ItemKind::kAdjective, id});
  if ((flags & word::kNoun) != 0 || out.empty()) out.push_back({ItemKind::kNoun, noun(word)});
  return out;
}

WordKey WordResolver::following(std::string_view word, std::string_view first) {
  const std::string_view prefix = word.substr(0, 2);
  if (prefix == "n:") return {ItemKind::kNoun, noun(word.substr(2))};
  if (prefix == "a:") return {ItemKind::kAdjective, plain(word.substr(2))};
  if (prefix == "v:") return {ItemKind::kInfinitive, verb(word.substr(2))};
  if (prefix == "p:") return {ItemKind::kPreposition, plain(word.substr(2))};
  const WordId id = lexicon_.add(word);
  if (is_preposition(lexicon_[id].flags)) return {ItemKind::kPreposition, id};
  if (takes_adjective(first) && ((lexicon_[id].flags & word::kAdjective) != 0 || lexicon_[id].noun == 0))
    return {ItemKind::kAdjective, id};
  return {ItemKind::kNoun, noun(word)};
}

bool WordResolver::entry(std::string_view text, ItemKind fallback, WordSets& sets, ListEntry& out, std::string& error) {
  ItemKind kind = fallback;
  const std::string_view prefix = text.substr(0, 2);
  if (prefix == "v:") kind = ItemKind::kVerb;
  if (prefix == "n:") kind = ItemKind::kNoun;
  if (prefix == "a:") kind = ItemKind::kAdjective;
  if (prefix == "p:") kind = ItemKind::kPreposition;
  if (text.size() > 1 && text[1] == ':') text.remove_prefix(2);
  const std::vector<std::string_view> parts = words_of(text);
  if (parts.empty()) {
    error = "an empty entry";
    return false;
  }
  out.tail.clear();
  switch (kind) {
    case ItemKind::kVerb:
      out.first = {kind, verb(parts[0])};
      break;
    case ItemKind::kNoun:
      out.first = {kind, noun(parts[0])};
      break;
    default:
      out.first = {kind, plain(parts[0])};
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (is_article(parts[i])) continue;
    const WordKey key = following(parts[i], parts[0]);
    // A noun phrase is one item that its head stands for, so what precedes the head cannot be asked for.
    const WordKey& before = out.tail.empty() ? out.first : sets[out.tail.back()].front();
    if (key.kind == ItemKind::kNoun && before.kind == ItemKind::kNoun) {
      error = fmt::format("'{}' stands right before '{}': a noun phrase is one item, named by its last word alone",
                          parts[i - 1], parts[i]);
      return false;
    }
    out.tail.push_back(sets.intern({key}));
  }
  return true;
}

std::string WordResolver::inflect(std::string_view trigger, std::uint8_t form) const {
  const std::size_t blank = trigger.find(' ');
  const std::string_view first = trigger.substr(0, blank);
  std::string out(first);
  const WordId base = lexicon_.find(first);
  if (form != verb_form::kBase && base != kUnknownWord) {
    for (WordId id = punct::kFirstWord; id < lexicon_.size(); ++id) {
      const Word& w = lexicon_[id];
      if (w.verb == base && (w.verb_forms & form) != 0) {
        out = std::string(lexicon_.form(id));
        break;
      }
    }
  }
  if (blank != std::string_view::npos) out += trigger.substr(blank);
  return out;
}

}  // namespace edgewise::rules
