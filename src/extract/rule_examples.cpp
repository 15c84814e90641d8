#include "edgewise/extract/rule_examples.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "edgewise/extract/extractor.hpp"
#include "edgewise/rules/trace.hpp"
#include "extract/marked_example.hpp"

namespace edgewise {
namespace {

std::string as_text(const Fact& f) {
  std::string out = fmt::format("{}({}, {})", f.type, f.subject.name, f.object.name);
  if (f.negated) out += " negated";
  if (f.modality != Modality::kActual) out += fmt::format(" {}", to_string(f.modality));
  if (f.speaker.present()) out += fmt::format(", speaker: {}", f.speaker.name);
  if (!f.date.empty()) out += fmt::format(", date: {}", f.date);
  if (f.place.present()) out += fmt::format(", place: {}", f.place.name);
  for (const auto& [key, value] : f.attrs) out += fmt::format(", {}: {}", key, value);
  return out + fmt::format(" [{}]", f.rule);
}

class ExampleRunner {
 public:
  explicit ExampleRunner(const Pack& pack) : pack_(pack), extractor_(pack) {}

  ExampleResult run(const RuleGroup& group, const RuleExample& example, bool counter) {
    ExampleResult out;
    out.rule = &group.first();
    out.example = example.text;
    out.line = example.line;
    out.counter = counter;
    group_ = &group;
    if (!parse_marked_example(example.text, pack_.schema, example_, out.problem)) return out;
    for (const ExampleMark& mark : example_.marks) {
      if (!captures(mark.capture)) {
        out.problem =
            fmt::format("[...|{}] marks no capture of the rule; it captures {}", mark.capture, capture_names());
        return out;
      }
    }
    Document document;
    document.id = "example";
    document.text = example_.text;
    facts_ = extractor_.facts(document);
    if (group.first().suppress) {
      run_suppress(out);
    } else if (counter) {
      run_counter(out);
    } else {
      run_example(out);
    }
    out.passed = out.problem.empty();
    return out;
  }

 private:
  bool captures(const std::string& name) const {
    return std::any_of(group_->rules.begin(), group_->rules.end(), [&](const Rule* rule) {
      return std::any_of(rule->captures.begin(), rule->captures.end(),
                         [&](const RuleCapture& c) { return c.name == name; });
    });
  }

  std::string capture_names() const {
    std::string out;
    for (const RuleCapture& c : group_->first().captures) out += (out.empty() ? "" : ", ") + c.name;
    return out;
  }

  bool of_group(const Fact& fact) const {
    return std::any_of(group_->rules.begin(), group_->rules.end(),
                       [&](const Rule* rule) { return rule->id == fact.rule; });
  }

  // A pronoun elsewhere will do for a marked name: "[Ann Lee|a] expressed her thanks".
  bool marked(std::string_view capture, const FactEnd& end) const {
    bool any = false;
    for (const ExampleMark& mark : example_.marks) {
      if (mark.capture != capture) continue;
      any = true;
      if (mark.span.overlaps(end.span) || end.name == example_.text.substr(mark.span.begin, mark.span.size()))
        return true;
    }
    return !any;
  }

  // Whether the fact stands between the ends that the template names.
  bool between(const Fact& fact, const Rule& rule, const FactTemplate& t) const {
    const auto fits = [&](std::uint8_t capture, const FactEnd& end) {
      return capture >= kMaxCaptures || marked(rule.captures[capture].name, end);
    };
    const std::uint8_t object = t.mutual ? t.subject : t.object;
    if (fits(t.subject, fact.subject) && fits(object, fact.object)) return true;
    return pack_.schema.relation(t.relation).symmetric && fits(object, fact.subject) && fits(t.subject, fact.object);
  }

  bool as_expected(const Fact& fact, const FactTemplate& t) const {
    const Modality modality = example_.modality ? *example_.modality : t.modality.value_or(Modality::kActual);
    if (fact.modality != modality || fact.negated != (example_.outcome ? example_.negated : t.negated)) return false;
    return std::all_of(example_.values.begin(), example_.values.end(), [&](const auto& wanted) {
      if (wanted.first == "date") return fact.date == wanted.second;
      if (wanted.first == "place") return fact.place.name == wanted.second;
      if (wanted.first == "speaker") return fact.speaker.name == wanted.second;
      return std::any_of(fact.attrs.begin(), fact.attrs.end(),
                         [&](const auto& attr) { return attr.first == wanted.first && attr.second == wanted.second; });
    });
  }

  bool is_wanted(RelationId relation) const {
    return example_.relations.empty() ||
           std::find(example_.relations.begin(), example_.relations.end(), relation) != example_.relations.end();
  }

  std::string what_came() const {
    if (facts_.empty()) return "no fact came";
    std::string out = "what came:";
    for (const Fact& f : facts_) out += "\n    " + as_text(f);
    return out;
  }

  void run_example(ExampleResult& out) {
    std::vector<RelationId> done;
    bool own = false;
    for (const Rule* rule : group_->rules) {
      for (const FactTemplate& wanted : rule->facts) {
        const RelationId relation = wanted.relation;
        if (!is_wanted(relation) || std::find(done.begin(), done.end(), relation) != done.end()) continue;
        done.push_back(relation);
        const Fact* found = nullptr;
        for (const Rule* other : group_->rules) {
          for (const FactTemplate& t : other->facts) {
            if (t.relation != relation) continue;
            for (const Fact& f : facts_) {
              if (f.type != pack_.schema.relation(relation).name || !between(f, *other, t) || !as_expected(f, t))
                continue;
              if (found == nullptr || of_group(f)) found = &f;
            }
          }
        }
        if (found == nullptr) {
          out.problem += fmt::format("{}expected {}{}; {}{}", out.problem.empty() ? "" : "\n  ",
                                     pack_.schema.relation(relation).name, expected_ends(*rule, wanted), what_came(),
                                     where_it_stops());
        } else if (of_group(*found)) {
          own = true;
        } else {
          out.instead = pack_.rules.find(found->rule);
        }
      }
    }
    if (own) out.instead = nullptr;
    if (done.empty()) out.problem = "none of the relations after => is one that the rule makes";
  }

  std::string expected_ends(const Rule& rule, const FactTemplate& t) const {
    const auto words = [&](std::uint8_t capture) {
      std::string found;
      if (capture >= kMaxCaptures) return std::string("the speaker");
      for (const ExampleMark& mark : example_.marks) {
        if (mark.capture == rule.captures[capture].name)
          found += (found.empty() ? "" : "+") + example_.text.substr(mark.span.begin, mark.span.size());
      }
      return found.empty() ? std::string("...") : found;
    };
    std::string out = fmt::format("({}, {})", words(t.subject), t.mutual ? std::string("each other") : words(t.object));
    const Modality modality = example_.modality ? *example_.modality : t.modality.value_or(Modality::kActual);
    if (example_.outcome ? example_.negated : t.negated) out += " negated";
    if (modality != Modality::kActual) out += fmt::format(" {}", to_string(modality));
    for (const auto& [key, value] : example_.values) out += fmt::format(", {}: {}", key, value);
    return out;
  }

  // For a failing example: what the group's rules say about the clauses of the sentence.
  std::string where_it_stops() {
    std::string out;
    bool tried = false;
    for (const auto& [view, trial] : trials()) {
      if (!of(trial.rule)) continue;
      tried = true;
      if (trial.outcome == RuleOutcome::kNoMatch || trial.outcome == RuleOutcome::kLoses)
        out += fmt::format("\n    {} {}: {} on {}", trial.rule->id,
                           trial.outcome == RuleOutcome::kLoses ? "loses" : "does not match", trial.reason, view);
    }
    if (!tried) out += "\n    no word of the sentence is a trigger of the rule where a verb or a noun of an act stands";
    return out;
  }

  bool of(const Rule* rule) const {
    return std::find(group_->rules.begin(), group_->rules.end(), rule) != group_->rules.end();
  }

  std::vector<std::pair<std::string, RuleTrial>> trials() {
    std::vector<std::pair<std::string, RuleTrial>> out;
    for (std::uint32_t s = 0; s < extractor_.reading().text.sentences.size(); ++s) {
      extractor_.read_sentence(s, /*every=*/true);
      for (std::size_t v = 0; v < extractor_.views().size(); ++v) {
        const View& view = extractor_.views()[v];
        for (RuleTrial& trial : trace(pack_.rules, view))
          out.emplace_back(describe(view, pack_.schema, pack_.lexicon), std::move(trial));
      }
    }
    return out;
  }

  void run_counter(ExampleResult& out) {
    for (const Rule* rule : group_->rules) {
      for (const FactTemplate& t : rule->facts) {
        if (!is_wanted(t.relation)) continue;
        for (const Fact& f : facts_) {
          if (f.type != pack_.schema.relation(t.relation).name || !between(f, *rule, t)) continue;
          if (example_.marks.empty() && !of_group(f)) continue;
          out.problem = "expected no such fact; came: " + as_text(f);
          return;
        }
      }
    }
  }

  void run_suppress(ExampleResult& out) {
    bool called = false;
    for (const auto& [view, trial] : trials()) called |= of(trial.rule) && trial.outcome == RuleOutcome::kSuppresses;
    if (out.counter) {
      if (called) out.problem = "the rule must not match here, and does";
      return;
    }
    if (!called) {
      out.problem = "the rule does not match" + where_it_stops();
      return;
    }
    const std::string& relation = pack_.schema.relation(group_->first().relation).name;
    for (const Fact& f : facts_) {
      if (f.type == relation) out.problem = "expected no fact of the relation; came: " + as_text(f);
    }
  }

  const Pack& pack_;
  Extractor extractor_;
  const RuleGroup* group_ = nullptr;
  MarkedExample example_;
  std::vector<Fact> facts_;
};

}  // namespace

std::vector<const RuleExample*> RuleGroup::examples(bool counter) const {
  std::vector<const RuleExample*> out;
  for (const RuleExample& e : counter ? first().counter_examples : first().examples) {
    if (first().trigger.empty() || e.line == first().line) out.push_back(&e);
  }
  return out;
}

std::vector<RuleGroup> rule_groups(const RuleSet& rules) {
  std::vector<RuleGroup> out;
  for (const Rule& rule : rules.rules()) {
    const bool same_row = !out.empty() && !rule.trigger.empty() && out.back().first().file == rule.file &&
                          out.back().first().line == rule.line;
    if (!same_row) out.emplace_back();
    out.back().rules.push_back(&rule);
  }
  return out;
}

std::vector<ExampleResult> run_examples(const Pack& pack, const std::vector<RuleGroup>& groups) {
  std::vector<ExampleResult> out;
  ExampleRunner runner(pack);
  for (const RuleGroup& group : groups) {
    for (const bool counter : {false, true}) {
      for (const RuleExample* example : group.examples(counter)) out.push_back(runner.run(group, *example, counter));
    }
  }
  return out;
}

}  // namespace edgewise
