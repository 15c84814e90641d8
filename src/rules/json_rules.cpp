// Rules from rules/relations/*.json. The manual of the format is rules/README.md.

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "rules/pack_loader.hpp"

namespace edgewise::rules {
namespace {

// The part of speech that a list's name tells: meet_v, meeting_n, critical_a, with_p.
ItemKind kind_of_list(std::string_view name) {
  if (name.ends_with("_n")) return ItemKind::kNoun;
  if (name.ends_with("_a")) return ItemKind::kAdjective;
  if (name.ends_with("_p")) return ItemKind::kPreposition;
  return ItemKind::kVerb;
}

constexpr std::string_view kFormNames[] = {"active",     "passive", "relative", "conjoined",
                                           "infinitive", "gerund",  "nominal"};

std::uint8_t capture_named(std::string_view name, const Pattern& pattern) {
  for (std::size_t i = 0; i < pattern.captures.size(); ++i) {
    if (pattern.captures[i].name == name) return static_cast<std::uint8_t>(i);
  }
  return kNoCapture;
}

std::string names_of(const Pattern& pattern) {
  std::string out;
  for (const RuleCapture& c : pattern.captures) out += (out.empty() ? "" : ", ") + c.name;
  return out.empty() ? "none" : out;
}

// `value` is the string that names a capture or "@speaker".
std::uint8_t end_named(const json::Value& value, const Pattern& pattern) {
  const std::string_view name = value.string();
  if (name == "@speaker") return kSpeakerCapture;
  const std::uint8_t capture = capture_named(name, pattern);
  if (capture == kNoCapture)
    value.fail(fmt::format("'{}' is captured nowhere in the pattern; captured are: {}; \"@speaker\" is whoever says it",
                           name, names_of(pattern)));
  return capture;
}

std::vector<AttrTemplate> read_attrs(const json::Value& value, const Pattern& pattern) {
  std::vector<AttrTemplate> out;
  for (const json::Member& member : value.members()) {
    AttrTemplate attr;
    attr.key = std::string(member.key);
    const std::string_view text = member.value.string();
    if (text == "<trigger>") {
      attr.trigger_lemma = true;
    } else if (text.starts_with("=")) {
      attr.constant = std::string(text.substr(1));
    } else {
      attr.capture = end_named(member.value, pattern);
    }
    out.push_back(std::move(attr));
  }
  std::sort(out.begin(), out.end(), [](const AttrTemplate& a, const AttrTemplate& b) { return a.key < b.key; });
  return out;
}

Modality modality_of(const json::Value& value) {
  Modality out = Modality::kActual;
  const std::string_view name = value.string();
  if (name == "actual") return Modality::kActual;
  if (name == "planned") return Modality::kPlanned;
  if (name == "hoped") return Modality::kHoped;
  if (name == "possible") return Modality::kPossible;
  value.fail(fmt::format("'{}' is no modality; use actual, planned, hoped or possible", name));
  return out;
}

// Without "facts": one fact from a to b, or inside a.
FactTemplate default_fact(const json::Value& value, const Pattern& pattern, RelationId relation) {
  FactTemplate fact;
  fact.relation = relation;
  fact.mutual = value.boolean_or("mutual", false);
  fact.subject = capture_named("a", pattern);
  if (!fact.mutual) fact.object = capture_named("b", pattern);
  if (fact.subject == kNoCapture || (!fact.mutual && fact.object == kNoCapture))
    value.fail(fmt::format("without \"facts\" the pattern has to capture {}; it captures: {}",
                           fact.mutual ? "a" : "a and b", names_of(pattern)));
  if (const auto attrs = value.find("attrs")) {
    fact.attrs = read_attrs(*attrs, pattern);
  } else {
    // Each further capture is an attribute of its name, unless the name starts with '_'.
    for (std::size_t i = 0; i < pattern.captures.size(); ++i) {
      const RuleCapture& c = pattern.captures[i];
      if (i == fact.subject || i == fact.object || c.name.starts_with("_")) continue;
      AttrTemplate attr;
      attr.key = c.name;
      attr.capture = static_cast<std::uint8_t>(i);
      fact.attrs.push_back(std::move(attr));
    }
    std::sort(fact.attrs.begin(), fact.attrs.end(),
              [](const AttrTemplate& x, const AttrTemplate& y) { return x.key < y.key; });
  }
  if (const auto modality = value.find("modality")) fact.modality = modality_of(*modality);
  fact.negated = value.boolean_or("negated", false);
  return fact;
}

void read_require(const json::Value& value, RuleRequire& require) {
  value.only({"voice", "tense", "modality", "negated", "quoted"});
  if (const auto voice = value.find("voice")) {
    if (voice->string() != "active" && voice->string() != "passive") voice->fail("a voice is active or passive");
    require.passive = voice->string() == "passive";
  }
  if (const auto tense = value.find("tense")) {
    const std::string_view name = tense->string();
    if (name == "past")
      require.tense = Tense::kPast;
    else if (name == "present")
      require.tense = Tense::kPresent;
    else if (name == "future")
      require.tense = Tense::kFuture;
    else if (name == "none")
      require.tense = Tense::kNone;
    else
      tense->fail(fmt::format("'{}' is no tense; use past, present, future or none", name));
  }
  if (const auto modality = value.find("modality")) require.modality = modality_of(*modality);
  if (const auto negated = value.find("negated")) require.negated = negated->boolean();
  if (const auto quoted = value.find("quoted")) require.quoted = quoted->boolean();
}

std::uint8_t read_forms(const json::Value& list, std::uint8_t mask) {
  for (const json::Value& item : list.items()) {
    const auto* found = std::find(std::begin(kFormNames), std::end(kFormNames), item.string());
    if (found == std::end(kFormNames))
      item.fail(
          fmt::format("'{}' is no clause form; use active, passive, relative, conjoined, infinitive, gerund or nominal",
                      item.string()));
    mask = static_cast<std::uint8_t>(mask | 1u << (found - std::begin(kFormNames)));
  }
  return mask;
}

// The line and column of "file:line:column".
void read_place(const std::string& place, std::uint32_t& line, std::uint32_t& column) {
  const std::size_t second = place.rfind(':'), first = place.rfind(':', second - 1);
  line = static_cast<std::uint32_t>(std::stoul(place.substr(first + 1)));
  column = static_cast<std::uint32_t>(std::stoul(place.substr(second + 1)));
}

}  // namespace

json::Value PackLoader::open(const File& file) {
  auto it = trees_.find(file.path);
  if (it == trees_.end()) {
    it = trees_.emplace(file.path, json::Tree::load(file.path)).first;
    tables_.json_files.push_back(file.path);
    const json::Value root = it->second.root();
    if (file.name.ends_with("/frames.json"))
      root.only({"$schema", "about", "imports", "lists", "macros", "frames"});
    else
      root.only({"$schema", "about", "relation", "imports", "lists", "macros", "rules"});
  }
  return it->second.root();
}

void PackLoader::read_rules(const File& file) {
  const json::Value root = open(file);
  const Names& names = read_names(file);
  const auto rules = root.find("rules");
  if (!rules) return;  // lists and macros for other files
  const json::Value name = root.get("relation");
  const RelationId relation = schema_.relation_named(name.string());
  if (relation == kNoRelation) {
    std::vector<std::string_view> known;
    for (const RelationType& r : schema_.relations()) known.push_back(r.name);
    const std::string_view near = json::nearest(name.string(), known);
    name.fail(fmt::format("'{}' is no relation of schema.json{}", name.string(),
                          near.empty() ? std::string("; add it there") : fmt::format("; did you mean '{}'?", near)));
  }
  for (const json::Value& rule : rules->items()) add_rule(rule, relation, names, file);
}

const Names& PackLoader::read_names(const File& file) {
  if (const auto it = imports_.find(file.path); it != imports_.end()) return *it->second;
  imports_[file.path] = nullptr;
  const json::Value root = open(file);
  Names& names = tables_.names.emplace_back();
  if (const auto imports = root.find("imports")) {
    for (const json::Value& item : imports->items()) {
      const std::string wanted(item.string());
      File other{file.path.substr(0, file.path.rfind('/') + 1) + wanted + ".json", "relations/" + wanted + ".json"};
      for (const std::string& folder : folders_) {
        if (!std::filesystem::exists(other.path)) other.path = folder + "/" + wanted + ".json";
      }
      if (const auto it = imports_.find(other.path); it != imports_.end() && it->second == nullptr)
        item.fail(fmt::format("'{}' imports this file in turn; break the ring", wanted));
      try {
        open(other);
      } catch (const InputError&) {
        item.fail(fmt::format("'{}' is no file beside this one; expected {}", wanted, other.path));
      }
      const Names& imported = read_names(other);
      names.lists.insert(imported.lists.begin(), imported.lists.end());
      names.macros.insert(imported.macros.begin(), imported.macros.end());
    }
  }
  if (const auto macros = root.find("macros")) {
    for (const json::Member& member : macros->members())
      names.macros[std::string(member.key)] = std::string(member.value.string());
  }
  if (const auto lists = root.find("lists")) {
    for (const json::Member& member : lists->members()) {
      WordList list;
      list.name = std::string(member.key);
      for (const json::Value& item : member.value.items()) {
        const std::string_view text = item.string();
        // "<other>" takes over another list, seen before or imported.
        if (text.size() > 2 && text.front() == '<' && text.back() == '>') {
          const auto other = names.lists.find(text.substr(1, text.size() - 2));
          if (other == names.lists.end()) item.fail(fmt::format("no list {} stands before this one", text));
          list.entries.insert(list.entries.end(), other->second.entries.begin(), other->second.entries.end());
          continue;
        }
        ListEntry entry;
        std::string error;
        if (!resolver_.entry(text, kind_of_list(list.name), tables_.sets, entry, error))
          item.fail(fmt::format("'{}' cannot be an entry: {}", text, error));
        list.entries.push_back(std::move(entry));
      }
      if (list.entries.empty()) member.key_value.fail(fmt::format("the list '{}' is empty", list.name));
      names.lists.insert_or_assign(list.name, std::move(list));
    }
  }
  imports_[file.path] = &names;
  return names;
}

std::vector<FactTemplate> PackLoader::read_facts(const json::Value& value, const Pattern& pattern,
                                                 RelationId relation) {
  std::vector<FactTemplate> out;
  const auto list = value.find("facts");
  if (!list) {
    out.push_back(default_fact(value, pattern, relation));
    return out;
  }
  for (const char* key : {"attrs", "modality", "negated", "mutual"}) {
    if (const auto other = value.find(key))
      other->fail(fmt::format("beside \"facts\", \"{}\" belongs into the fact it is for", key));
  }
  for (const json::Value& item : list->items()) {
    item.only({"type", "subject", "object", "attrs", "modality", "negated", "speaker", "mutual"});
    FactTemplate fact;
    fact.relation = relation;
    if (const auto name = item.find("type"); name && name->string() != "*") {
      fact.relation = schema_.relation_named(name->string());
      if (fact.relation == kNoRelation)
        name->fail(fmt::format("'{}' is no relation of schema.json; add it there", name->string()));
    }
    fact.mutual = item.boolean_or("mutual", false);
    const auto subject = item.find("subject"), object = item.find("object");
    fact.subject = subject ? end_named(*subject, pattern) : capture_named("a", pattern);
    if (fact.subject == kNoCapture) item.fail("a fact needs a \"subject\": the name of a capture");
    if (!fact.mutual) {
      fact.object = object ? end_named(*object, pattern) : capture_named("b", pattern);
      if (fact.object == kNoCapture) item.fail("a fact needs an \"object\": the name of a capture");
    } else if (object) {
      object->fail("a mutual fact takes both ends from its subject's list; leave the object out");
    }
    if (const auto attrs = item.find("attrs")) fact.attrs = read_attrs(*attrs, pattern);
    if (const auto modality = item.find("modality")) fact.modality = modality_of(*modality);
    fact.negated = item.boolean_or("negated", false);
    if (const auto speaker = item.find("speaker")) fact.speaker = end_named(*speaker, pattern);
    out.push_back(std::move(fact));
  }
  return out;
}

void PackLoader::check_ends(const json::Value& value, const std::vector<FactTemplate>& facts, const Pattern& pattern) {
  for (const FactTemplate& fact : facts) {
    if (fact.relation == kNoRelation) continue;
    const RelationType& relation = schema_.relation(fact.relation);
    const auto check = [&](std::uint8_t end, TypeMask allowed, std::string_view side) {
      if (end >= kMaxCaptures) return;
      const RuleCapture& c = pattern.captures[end];
      if (c.kind == CaptureKind::kInfinitive && side == "object" && (allowed >> type::kTopic & 1u) != 0) return;
      if (c.kind != CaptureKind::kPhrase)
        value.fail(fmt::format("'{}' captures a clause, which cannot be the {} of {}", c.name, side, relation.name));
      if ((c.mask & allowed) == 0)
        value.fail(
            fmt::format("the types of '{}' cannot be the {} of {}; see schema.json", c.name, side, relation.name));
      if (fact.mutual && !c.list) value.fail(fmt::format("a mutual fact needs a list: write {{{}:...+}}", c.name));
    };
    check(fact.subject, relation.symmetric ? relation.from | relation.to : relation.from, "subject");
    if (!fact.mutual) check(fact.object, relation.symmetric ? relation.from | relation.to : relation.to, "object");
  }
}

const Pattern& PackLoader::read_pattern(const json::Value& text, const Names& names) {
  try {
    tables_.patterns.push_back(parse_pattern(text.string(), names, schema_, resolver_, tables_.sets));
  } catch (const PatternError& error) {
    text.fail(fmt::format("pattern '{}', character {}: {}", text.string(), error.offset + 1, error.what()));
  }
  return tables_.patterns.back();
}

void PackLoader::read_settings(const json::Value& value, Rule& rule) {
  rule.priority = static_cast<std::int32_t>(value.number_or("priority", 0));
  if (const auto require = value.find("require")) read_require(*require, rule.require);
  if (const auto forms = value.find("forms")) rule.require.forms = read_forms(*forms, 0);
  if (const auto forms = value.find("expand")) rule.require.forms = read_forms(*forms, 1);  // beside the active form
  const auto read_examples = [&](std::string_view key, std::vector<RuleExample>& out) {
    const auto list = value.find(key);
    if (!list) return;
    for (const json::Value& item : list->items()) {
      RuleExample example;
      example.text = std::string(item.string());
      std::uint32_t column = 0;
      read_place(item.place(), example.line, column);
      out.push_back(std::move(example));
    }
  };
  read_examples("examples", rule.examples);
  read_examples("not", rule.counter_examples);
}

void PackLoader::add_rule(const json::Value& value, RelationId relation, const Names& names, const File& file) {
  value.only({"id", "pattern", "on", "forms", "expand", "facts", "attrs", "modality", "negated", "require", "mutual",
              "suppress", "priority", "confidence", "examples", "not", "why"});
  Rule rule;
  const json::Value id = value.get("id");
  rule.id = std::string(id.string());
  if (rule.id.empty()) id.fail("an empty id");
  if (const auto [it, added] = places_.emplace(rule.id, id.place()); !added)
    id.fail(fmt::format("the id '{}' is taken; it was first given at {}", rule.id, it->second));
  rule.relation = relation;
  rule.file = file.name;
  rule.path = file.path;
  read_place(value.place(), rule.line, rule.column);
  const json::Value text = value.get("pattern");
  rule.pattern = std::string(text.string());
  const Pattern& pattern = read_pattern(text, names);
  if (pattern.trigger == nullptr) text.fail("'<*>' stands for the trigger of a table's row; name a list here");

  const std::vector<ListEntry>& entries = pattern.trigger->entries;
  const auto has_kind = [&](ItemKind kind) {
    return std::any_of(entries.begin(), entries.end(), [&](const ListEntry& e) { return e.first.kind == kind; });
  };
  if (const auto on = value.find("on")) {
    if (on->string() != "verb" && on->string() != "noun") on->fail("a rule runs on \"verb\" or \"noun\" views");
    rule.on_noun = on->string() == "noun";
  } else {
    rule.on_noun = has_kind(ItemKind::kNoun);
    if (rule.on_noun && has_kind(ItemKind::kVerb))
      text.fail(fmt::format("the trigger list '{}' holds verbs and nouns; say \"on\": \"verb\" or \"noun\"",
                            pattern.trigger->name));
  }
  const ItemKind wanted = rule.on_noun ? ItemKind::kNoun : ItemKind::kVerb;
  if (!has_kind(wanted))
    text.fail(fmt::format(
        "the trigger list '{}' holds no {}; name the list with the suffix {}, or give entries the prefix {}",
        pattern.trigger->name, rule.on_noun ? "noun" : "verb", rule.on_noun ? "_n" : "_v", rule.on_noun ? "n:" : "v:"));
  if (pattern.has_host && !rule.on_noun) text.fail("'|' is the host bar of noun views; this rule runs on verb views");

  if (pattern.has_host) {
    for (const Element& e : pattern.elements) {
      if (e.kind == ElementKind::kHost) break;
      if (e.kind == ElementKind::kWords || e.kind == ElementKind::kGroup) rule.names_host = true;
    }
  }
  rule.captures = pattern.captures;
  rule.suppress = value.boolean_or("suppress", false);
  rule.confidence = value.number_or("confidence", 0.8);
  if (rule.confidence < 0 || rule.confidence > 1) value.get("confidence").fail("a confidence lies between 0 and 1");
  read_settings(value, rule);
  if (rule.suppress) {
    if (const auto facts = value.find("facts")) facts->fail("a suppress rule makes no facts");
  } else {
    rule.facts = read_facts(value, pattern, relation);
    check_ends(text, rule.facts, pattern);
  }

  std::vector<ListEntry> triggers;
  std::copy_if(entries.begin(), entries.end(), std::back_inserter(triggers),
               [&](const ListEntry& e) { return e.first.kind == wanted; });
  append(std::move(rule), pattern, std::move(triggers));
}

}  // namespace edgewise::rules
