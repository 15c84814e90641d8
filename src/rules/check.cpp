#include "edgewise/rules/check.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"
#include "rules/rule_tables.hpp"

namespace edgewise {
namespace {

std::string place_of(const Rule& rule) {
  return fmt::format("{}:{}:{}", rule.path, rule.line, rule.column);
}

// Whether every view that meets `narrow` meets `wide`, too.
bool covers(const RuleRequire& wide, const RuleRequire& narrow) {
  const auto covered = [](const auto& w, const auto& n) { return !w || (n && *w == *n); };
  return covered(wide.passive, narrow.passive) && covered(wide.tense, narrow.tense) &&
         covered(wide.modality, narrow.modality) && covered(wide.negated, narrow.negated) &&
         covered(wide.quoted, narrow.quoted) && (narrow.forms & ~wide.forms) == 0;
}

constexpr std::uint8_t kPassiveBit = 1u << static_cast<unsigned>(ClauseForm::kPassive);

class Checker {
 public:
  Checker(const RuleSet& set, const Schema& schema) : rules_(set.rules()), tables_(set.tables()), schema_(schema) {}

  std::vector<RuleFinding> run() {
    shapes();
    for (const Rule& rule : rules_) dead(rule);
    pairs(tables_.verbs);
    pairs(tables_.nouns);
    shadows();
    for (const std::string& path : tables_.json_files) names(path);
    unused_relations();
    std::stable_sort(out_.begin(), out_.end(), [](const Placed& a, const Placed& b) {
      return std::tie(a.path, a.line) < std::tie(b.path, b.line);
    });
    std::vector<RuleFinding> findings;
    for (Placed& p : out_) findings.push_back(std::move(p.finding));
    return findings;
  }

 private:
  struct Placed {
    std::string path;
    std::uint32_t line;
    RuleFinding finding;
  };

  void add(RuleProblem problem, const Rule& rule, const std::string& text) {
    out_.push_back({rule.path, rule.line, {problem, fmt::format("{}: {}", place_of(rule), text)}});
  }

  void shapes() {
    const auto compile = [&](const rules::TriggerIndex& index) {
      for (const rules::Candidate& c : index.candidates) {
        try {
          tables_.shapes[c.shape].get();
        } catch (const RuleError& error) {
          add(RuleProblem::kRefused, rules_[c.rule],
              fmt::format("'{}': {}\nMake the pattern simpler: fewer gaps and optional parts, or two rules.",
                          rules_[c.rule].pattern, error.what()));
        }
      }
    };
    compile(tables_.verbs);
    compile(tables_.nouns);
  }

  void dead(const Rule& rule) {
    const RuleRequire& want = rule.require;
    const bool no_voice =
        want.passive && (*want.passive ? (want.forms & kPassiveBit) == 0 : (want.forms & ~kPassiveBit) == 0);
    if (want.forms == 0 || no_voice)
      add(RuleProblem::kDead, rule,
          fmt::format("'{}' can never match: it accepts no clause form that has the voice it requires; change "
                      "\"forms\" or \"require\"",
                      rule.id));
    if (tables_.triggers_of_rule[rule.order].empty())
      add(RuleProblem::kDead, rule, fmt::format("'{}' can never match: nothing triggers it", rule.id));
  }

  // Of candidates that share trigger and shape: which one always goes before which.
  void pairs(const rules::TriggerIndex& index) {
    for (std::size_t slot = 0; slot + 1 < index.begin.size(); ++slot) {
      for (std::uint32_t i = index.begin[slot]; i < index.begin[slot + 1]; ++i) {
        const Rule& rule = rules_[index.candidates[i].rule];
        ++triggers_[rule.order];
        bool shadowed = false;
        for (std::uint32_t k = index.begin[slot]; k < index.begin[slot + 1]; ++k) {
          if (k == i || index.candidates[k].shape != index.candidates[i].shape) continue;
          const Rule& other = rules_[index.candidates[k].rule];
          if (!covers(other.require, rule.require)) continue;
          if (goes_before(other, rule)) {
            if (!shadowed) ++shadowed_[rule.order];
            shadowed = true;
            by_[rule.order] = other.order;
          } else if (other.relation != rule.relation && !other.suppress && !rule.suppress && other.order < rule.order) {
            if (overlaps_.insert({other.order, rule.order}).second)
              add(RuleProblem::kOverlap, rule,
                  fmt::format("'{}' fires wherever '{}' ({}) does: the same words give {} and {}", rule.id, other.id,
                              place_of(other), schema_.relation(other.relation).name,
                              schema_.relation(rule.relation).name));
          }
        }
      }
    }
  }

  static bool goes_before(const Rule& other, const Rule& rule) {
    if (rule.suppress) return false;
    if (other.suppress) return other.priority >= rule.priority;
    if (other.relation != rule.relation) return false;
    return other.priority > rule.priority || (other.priority == rule.priority && other.order < rule.order);
  }

  void shadows() {
    for (const auto& [order, count] : shadowed_) {
      if (count < triggers_[order]) continue;
      const Rule& rule = rules_[order];
      const Rule& other = rules_[by_[order]];
      add(RuleProblem::kShadowed, rule,
          fmt::format("'{}' never fires: '{}' ({}) takes the same clauses {}; remove one, or give this one a higher "
                      "\"priority\"",
                      rule.id, other.id, place_of(other), other.suppress ? "and suppresses it" : "before it"));
    }
    for (const Rule& rule : rules_) {
      if (rule.trigger.empty() && rule.examples.empty())
        add(RuleProblem::kNoExample, rule, fmt::format("'{}' has no example; add \"examples\"", rule.id));
    }
  }

  // The texts in which a file's names may be used: its patterns, macros and list entries, and those of importers.
  struct Use {
    std::string patterns;
    std::vector<std::string> imports;
  };
  Use use_of(const json::Value& root) const {
    Use out;
    const auto take = [&](const std::optional<json::Value>& value) {
      if (value) out.patterns += std::string(value->string()) + '\n';
    };
    if (const auto rules = root.find("rules")) {
      for (const json::Value& rule : rules->items()) take(rule.find("pattern"));
    }
    if (const auto frames = root.find("frames")) {
      for (const json::Member& frame : frames->members()) take(frame.value.find("pattern"));
    }
    if (const auto macros = root.find("macros")) {
      for (const json::Member& macro : macros->members()) take(macro.value);
    }
    if (const auto lists = root.find("lists")) {
      for (const json::Member& list : lists->members())
        for (const json::Value& item : list.value.items()) take(item);
    }
    for (const std::string_view name : root.strings_or_none("imports")) out.imports.emplace_back(name);
    return out;
  }

  static bool uses_list(const std::string& patterns, std::string_view name) {
    return patterns.find(fmt::format("<{}>", name)) != std::string::npos;
  }
  static bool uses_macro(const std::string& patterns, std::string_view name) {
    const std::string wanted = fmt::format("${}", name);
    for (std::size_t at = patterns.find(wanted); at != std::string::npos; at = patterns.find(wanted, at + 1)) {
      const std::size_t end = at + wanted.size();
      const char next = end < patterns.size() ? patterns[end] : ' ';
      if (!std::isalnum(static_cast<unsigned char>(next)) && next != '_' && next != '-') return true;
    }
    return false;
  }
  static std::string stem(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    return name.substr(0, name.rfind('.'));
  }

  void names(const std::string& path) {
    const json::Tree tree = json::Tree::load(path);
    const json::Value root = tree.root();
    Use use = use_of(root);
    const std::string own = use.patterns;
    for (const std::string& other : tables_.json_files) {
      if (other == path) continue;
      const json::Tree importer = json::Tree::load(other);
      const Use theirs = use_of(importer.root());
      if (std::find(theirs.imports.begin(), theirs.imports.end(), stem(path)) != theirs.imports.end())
        use.patterns += theirs.patterns;
    }
    const auto dangling = [&](const json::Value& at, const std::string& text) {
      const std::string place = at.place();
      const std::size_t second = place.rfind(':'), first = place.rfind(':', second - 1);
      out_.push_back({path,
                      static_cast<std::uint32_t>(std::stoul(place.substr(first + 1))),
                      {RuleProblem::kDangling, fmt::format("{}: {}", place, text)}});
    };
    if (const auto lists = root.find("lists")) {
      for (const json::Member& list : lists->members()) {
        if (!uses_list(use.patterns, list.key))
          dangling(list.key_value,
                   fmt::format("the list '{}' stands in no pattern; remove it, or write <{}>", list.key, list.key));
      }
    }
    if (const auto macros = root.find("macros")) {
      for (const json::Member& macro : macros->members()) {
        if (!uses_macro(use.patterns, macro.key))
          dangling(macro.key_value,
                   fmt::format("the macro '{}' stands in no pattern; remove it, or write ${}", macro.key, macro.key));
      }
    }
    if (const auto frames = root.find("frames")) {
      for (const json::Member& frame : frames->members()) {
        const std::string end = fmt::format(".{}", frame.key);
        if (std::none_of(rules_.begin(), rules_.end(),
                         [&](const Rule& rule) { return !rule.trigger.empty() && rule.id.ends_with(end); }))
          dangling(frame.key_value, fmt::format("no row of a table names the frame '{}'; remove it", frame.key));
      }
    }
    if (const auto imports = root.find("imports")) {
      for (const json::Value& item : imports->items()) {
        const std::size_t slash = path.rfind('/');
        std::string file = path.substr(0, slash + 1) + std::string(item.string()) + ".json";
        for (const std::string& known : tables_.json_files) {
          if (stem(known) == item.string()) file = known;
        }
        const json::Tree imported = json::Tree::load(file);
        bool used = false;
        if (const auto lists = imported.root().find("lists"))
          for (const json::Member& list : lists->members()) used = used || uses_list(own, list.key);
        if (const auto macros = imported.root().find("macros"))
          for (const json::Member& macro : macros->members()) used = used || uses_macro(own, macro.key);
        if (!used) dangling(item, fmt::format("nothing of the import '{}' is used here; remove it", item.string()));
      }
    }
  }

  void unused_relations() {
    // What reading finds without a rule: from titles, and from names that stand side by side.
    constexpr std::string_view kWithoutRule[] = {"HOLDS_ROLE", "OFFICE_OF",  "ACCREDITED_TO", "MEMBER_OF",
                                                 "LOCATED_IN", "CITIZEN_OF", "RELATIVE_OF"};
    std::set<RelationId> made;
    for (const Rule& rule : rules_)
      for (const FactTemplate& fact : rule.facts) made.insert(fact.relation);
    for (std::size_t r = 0; r < schema_.relations().size(); ++r) {
      const std::string& name = schema_.relations()[r].name;
      if (made.contains(static_cast<RelationId>(r)) ||
          std::find(std::begin(kWithoutRule), std::end(kWithoutRule), name) != std::end(kWithoutRule))
        continue;
      out_.push_back({"", 0, {RuleProblem::kNoRule, fmt::format("schema.json: no rule makes a fact of {}", name)}});
    }
  }

  const std::vector<Rule>& rules_;
  const RuleTables& tables_;
  const Schema& schema_;
  std::vector<Placed> out_;
  std::map<std::uint32_t, std::uint32_t> triggers_, shadowed_, by_;  // by Rule::order
  std::set<std::pair<std::uint32_t, std::uint32_t>> overlaps_;
};

}  // namespace

std::string_view to_string(RuleProblem problem) {
  switch (problem) {
    case RuleProblem::kRefused:
      return "refused";
    case RuleProblem::kDead:
      return "dead";
    case RuleProblem::kShadowed:
      return "shadowed";
    case RuleProblem::kDangling:
      return "dangling";
    case RuleProblem::kOverlap:
      return "overlap";
    case RuleProblem::kNoExample:
      return "no example";
    case RuleProblem::kNoRule:
      return "no rule";
  }
  return "";
}

std::vector<RuleFinding> check_rules(const RuleSet& rules, const Schema& schema) {
  return Checker(rules, schema).run();
}

}  // namespace edgewise
