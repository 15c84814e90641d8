// Tables of plain triggers: verbs*.tsv, nouns*.tsv, and the frames they name in frames.json.
//
//   trigger   relation   frame      confidence   example
//   praise    PRAISED    subj-obj   0.9          [Ann Lee|a] praised [Norway|b].

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "rules/pack_loader.hpp"

namespace edgewise::rules {
namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t at = text.find(by);
    out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return out;
    text.remove_prefix(at + by.size());
  }
}

std::string id_part(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c >= 'A' && c <= 'Z')
      out += static_cast<char>(c + 32);
    else
      out += c == ' ' ? '-' : c;
  }
  return out;
}

}  // namespace

void PackLoader::read_frames(const File& file) {
  const json::Value root = open(file);
  const Names& names = read_names(file);
  for (const json::Member& member : root.get("frames").members()) {
    Frame frame;
    const json::Value& value = member.value;
    value.only({"pattern", "on", "facts", "attrs", "modality", "negated", "require", "forms", "expand", "mutual",
                "priority", "examples", "not", "why"});
    const json::Value text = value.get("pattern");
    frame.rule.pattern = std::string(text.string());
    frame.pattern = &read_pattern(text, names);
    if (frame.pattern->trigger != nullptr)
      text.fail("the trigger of a frame is written <*>; the table's rows say which word it is");
    frame.rule.on_noun = value.string_or("on", "verb") == "noun";
    if (frame.pattern->has_host && !frame.rule.on_noun)
      text.fail("'|' is the host bar of noun views; say \"on\": \"noun\"");
    frame.rule.captures = frame.pattern->captures;
    read_settings(value, frame.rule);
    frame.rule.facts = read_facts(value, *frame.pattern, kNoRelation);
    check_ends(text, frame.rule.facts, *frame.pattern);
    if (!frames_.emplace(std::string(member.key), std::move(frame)).second)
      member.key_value.fail(fmt::format("the frame '{}' is taken; choose another name", member.key));
  }
}

void PackLoader::read_table(const File& file, bool nouns) {
  const std::string content = read_file(file.path);
  std::uint32_t number = 0;
  bool header = false;
  const auto fail = [&](std::size_t column, const std::string& message) {
    throw RuleError(fmt::format("{}:{}:{}: {}", file.path, number, column, message));
  };
  for (std::string_view line : split(content, "\n")) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> cells = split(line, "\t");
    if (!header) {
      if (line != "trigger\trelation\tframe\tconfidence\texample")
        fail(1, fmt::format(
                    "the first row is '{}'; it has to name the columns trigger, relation, frame, confidence, example, "
                    "parted by tabs",
                    line));
      header = true;
      continue;
    }
    const auto column = [&](std::size_t cell) {
      return static_cast<std::size_t>(cells[cell].data() - line.data()) + 1;
    };
    if (cells.size() != 5 && cells.size() != 4)
      fail(1,
           fmt::format("'{}' has {} cells; a row has trigger, relation, frame, confidence and, if you like, an example",
                       line, cells.size()));

    ListEntry entry;
    std::string error;
    if (!resolver_.entry(cells[0], nouns ? ItemKind::kNoun : ItemKind::kVerb, tables_.sets, entry, error))
      fail(1, fmt::format("'{}' cannot be a trigger: {}", cells[0], error));

    double confidence = 0;
    const auto [end, code] = std::from_chars(cells[3].data(), cells[3].data() + cells[3].size(), confidence);
    if (code != std::errc() || end != cells[3].data() + cells[3].size() || confidence < 0 || confidence > 1)
      fail(column(3), fmt::format("'{}' is no confidence; it lies between 0 and 1", cells[3]));

    // "REL", "REL:negated", "REL:planned:reversed"; several parted by commas.
    struct Wanted {
      RelationId relation = kNoRelation;
      bool negated = false, reversed = false;
      std::optional<Modality> modality;
    };
    std::vector<Wanted> wanted;
    for (const std::string_view one : split(cells[1], ",")) {
      const auto parts = split(one, ":");
      Wanted w;
      w.relation = schema_.relation_named(parts[0]);
      if (w.relation == kNoRelation) {
        std::vector<std::string_view> known;
        for (const RelationType& r : schema_.relations()) known.push_back(r.name);
        const std::string_view near = json::nearest(parts[0], known);
        fail(column(1),
             fmt::format("'{}' is no relation of schema.json{}", parts[0],
                         near.empty() ? std::string("; add it there") : fmt::format("; did you mean '{}'?", near)));
      }
      for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i] == "negated")
          w.negated = true;
        else if (parts[i] == "reversed")
          w.reversed = true;
        else if (parts[i] == "planned")
          w.modality = Modality::kPlanned;
        else if (parts[i] == "hoped")
          w.modality = Modality::kHoped;
        else if (parts[i] == "possible")
          w.modality = Modality::kPossible;
        else
          fail(column(1),
               fmt::format("'{}' after a relation; known are negated, reversed, planned, hoped, possible", parts[i]));
      }
      wanted.push_back(w);
    }

    for (const std::string_view name : split(cells[2], ",")) {
      const auto it = frames_.find(name);
      if (it == frames_.end()) {
        std::vector<std::string_view> known;
        for (const auto& [frame_name, unused] : frames_) known.push_back(frame_name);
        const std::string_view near = json::nearest(name, known);
        fail(column(2), fmt::format("'{}' is no frame of frames.json{}", name,
                                    near.empty() ? std::string() : fmt::format("; did you mean '{}'?", near)));
      }
      const Frame& frame = it->second;
      if (frame.rule.on_noun != nouns)
        fail(column(2), fmt::format("the frame '{}' is for {}", name,
                                    nouns ? "verbs; this table holds nouns" : "nouns; this table holds verbs"));
      Rule rule = frame.rule;
      rule.id = fmt::format("{}.{}.{}", id_part(schema_.relation(wanted[0].relation).name), id_part(cells[0]), name);
      const std::string place = fmt::format("{}:{}", file.path, number);
      if (const auto [taken, added] = places_.emplace(rule.id, place); !added)
        fail(1, fmt::format("the row '{}' makes the rule '{}' a second time; the first is at {}", cells[0], rule.id,
                            taken->second));
      rule.relation = wanted[0].relation;
      rule.confidence = confidence;
      rule.trigger = std::string(cells[0]);
      rule.file = file.name;
      rule.path = file.path;
      rule.line = number;
      rule.column = 1;
      rule.facts.clear();
      for (const FactTemplate& given : frame.rule.facts) {
        if (given.relation != kNoRelation) {
          rule.facts.push_back(given);
          continue;
        }
        for (const Wanted& w : wanted) {
          FactTemplate fact = given;
          fact.relation = w.relation;
          fact.negated = fact.negated != w.negated;
          if (w.modality) fact.modality = w.modality;
          if (w.reversed) std::swap(fact.subject, fact.object);
          const RelationType& relation = schema_.relation(w.relation);
          const TypeMask from = relation.symmetric ? relation.from | relation.to : relation.from;
          const TypeMask to = relation.symmetric ? relation.from | relation.to : relation.to;
          const auto fits = [&](std::uint8_t capture, TypeMask mask) {
            return capture >= kMaxCaptures || (rule.captures[capture].mask & mask) != 0;
          };
          if (!fits(fact.subject, from) || !fits(fact.object, to))
            fail(column(1),
                 fmt::format("the types that the frame '{}' captures cannot be the ends of {}; see schema.json", name,
                             relation.name));
          rule.facts.push_back(std::move(fact));
        }
      }
      if (cells.size() == 5 && !cells[4].empty()) {
        rule.examples.clear();
        rule.counter_examples.clear();
        for (std::string_view example : split(cells[4], " || ")) {
          const bool counter = example.starts_with("!");
          if (counter) example.remove_prefix(example.starts_with("! ") ? 2 : 1);
          (counter ? rule.counter_examples : rule.examples).push_back({std::string(example), number});
        }
      }
      append(std::move(rule), *frame.pattern, {entry});
    }
  }
  if (!header) {
    number = 1;
    fail(1, "an empty table; the first row names the columns trigger, relation, frame, confidence, example");
  }
}

}  // namespace edgewise::rules
