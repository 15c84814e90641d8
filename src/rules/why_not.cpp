// Patterns walked element by element over a view: slower than the expressions, but able to say where it stops.

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "edgewise/rules/rule_set.hpp"
#include "rules/rule_tables.hpp"

namespace edgewise {
namespace {

using rules::Element;
using rules::ElementKind;

std::string type_name(TypeId t, const Schema& schema) {
  if (t == type::kDate) return "Date";
  return t < schema.entity_types().size() ? schema.entity_type(t).name : std::string("?");
}

std::string item_text(const ViewItem& item, const Schema& schema, const Lexicon& lexicon) {
  const auto form = [&] { return item.lemma == 0 ? std::string("?") : std::string(lexicon.form(item.lemma)); };
  switch (item.kind) {
    case ItemKind::kArgument:
      return fmt::format("{{{}{}}}", type_name(item.type, schema), item.list ? "+" : "");
    case ItemKind::kNoun:
      return item.type == type::kNone ? form() : fmt::format("{}~{}", form(), type_name(item.type, schema));
    case ItemKind::kPossessive:
      return "'s";
    case ItemKind::kHost:
      return "|";
    case ItemKind::kInfinitive:
      return "to:" + form();
    case ItemKind::kThat:
      return "that:" + form();
    case ItemKind::kQuote:
      return "quote";
    default:
      return form();
  }
}

// Walks elements with backtracking; on failure the furthest item that any attempt reached, and what was wanted there.
class Walker {
 public:
  Walker(const RuleTables& tables, const View& view, const rules::Pattern& pattern,
         const std::vector<rules::ListEntry>& triggers)
      : tables_(tables), view_(view), pattern_(pattern), triggers_(triggers) {}

  bool walk(bool from_host) {
    const std::size_t n = view_.items.size();
    for (std::size_t start = 0; start <= n; ++start) {
      if (from_host && (start == 0 || view_.items[start - 1].kind != ItemKind::kHost)) continue;
      start_ = start;
      if (sequence(pattern_.elements, 0, start, [](std::size_t) { return true; })) return true;
    }
    return false;
  }
  std::size_t furthest() const { return furthest_; }
  const std::string& wanted() const { return wanted_; }

 private:
  using Then = std::function<bool(std::size_t)>;

  bool sequence(const std::vector<Element>& elements, std::size_t e, std::size_t at, const Then& then) {
    if (e == elements.size()) return then(at);
    const Then rest = [&](std::size_t next) { return sequence(elements, e + 1, next, then); };
    if (one(elements[e], at, rest)) return true;
    return elements[e].optional && rest(at);
  }

  bool miss(const Element& e, std::size_t at) {
    // How much of the pattern was found counts, not how far right the attempt began.
    if (wanted_.empty() || at - start_ > progress_) {
      progress_ = at - start_;
      furthest_ = at;
      wanted_ = e.text;
    }
    return false;
  }

  bool in_set(const ViewItem& item, rules::SetId set) const {
    const auto& words = tables_.sets[set];
    return std::find(words.begin(), words.end(), rules::WordKey{item.kind, item.lemma}) != words.end();
  }

  bool accepts(const RuleCapture& c, const ViewItem& item) const {
    switch (c.kind) {
      case CaptureKind::kInfinitive:
        return item.kind == ItemKind::kInfinitive;
      case CaptureKind::kThat:
        return item.kind == ItemKind::kThat;
      case CaptureKind::kQuote:
        return item.kind == ItemKind::kQuote;
      case CaptureKind::kPhrase:
        break;
    }
    const bool fits = item.type < type::kMaxTypes && (c.mask >> item.type & 1u) != 0;
    if (item.kind == ItemKind::kArgument) return fits && (c.list || !item.list);
    const bool is_one = item.nature < type::kMaxTypes && (c.mask & kNatures & (TypeMask{1} << item.nature)) != 0;
    return item.kind == ItemKind::kNoun && (c.topic || (c.anchor && fits) || is_one);
  }

  bool crosses(const Element& gap, std::size_t at) const {
    const ViewItem& item = view_.items[at];
    if (at == view_.trigger) return false;
    switch (item.kind) {
      case ItemKind::kVerb:
      case ItemKind::kHost:
      case ItemKind::kInfinitive:
      case ItemKind::kThat:
      case ItemKind::kQuote:
        return false;
      case ItemKind::kArgument:
        return gap.any || item.type >= type::kMaxTypes || (pattern_.captured >> item.type & 1u) == 0;
      default:
        return true;
    }
  }

  bool one(const Element& e, std::size_t at, const Then& then) {
    const std::size_t n = view_.items.size();
    switch (e.kind) {
      case ElementKind::kStart:
        return at == 0 ? then(at) : miss(e, at);
      case ElementKind::kEnd:
        return at == n ? then(at) : miss(e, at);
      case ElementKind::kGroup:
        return std::any_of(e.branches.begin(), e.branches.end(),
                           [&](const std::vector<Element>& branch) { return sequence(branch, 0, at, then); });
      case ElementKind::kGap:
        for (std::size_t k = 0;; ++k) {
          if (then(at + k)) return true;
          if (k == rules::kGapItems || at + k >= n || !crosses(e, at + k)) return false;
        }
      default:
        break;
    }
    if (at >= n) return miss(e, at);
    const ViewItem& item = view_.items[at];
    if (e.kind == ElementKind::kTrigger) {
      if (at != view_.trigger) return miss(e, at);
      for (const rules::ListEntry& entry : triggers_) {
        if (entry.first.word != item.lemma || at + entry.tail.size() >= n) continue;
        std::size_t k = 0;
        while (k < entry.tail.size() && at + k + 1 != view_.trigger && in_set(view_.items[at + k + 1], entry.tail[k]))
          ++k;
        if (k == entry.tail.size() && then(at + k + 1)) return true;
      }
      return miss(e, at + 1);
    }
    if (at == view_.trigger) return miss(e, at);
    const bool fits = e.kind == ElementKind::kCapture      ? accepts(pattern_.captures[e.capture], item)
                      : e.kind == ElementKind::kWords      ? in_set(item, e.words)
                      : e.kind == ElementKind::kPossessive ? item.kind == ItemKind::kPossessive
                                                           : item.kind == ItemKind::kHost;
    return fits ? then(at + 1) : miss(e, at);
  }

  const RuleTables& tables_;
  const View& view_;
  const rules::Pattern& pattern_;
  const std::vector<rules::ListEntry>& triggers_;
  std::size_t start_ = 0, progress_ = 0;
  std::size_t furthest_ = 0;
  std::string wanted_;
};

}  // namespace

WhyNot why_not(const RuleSet& set, const View& view, const Rule& rule) {
  WhyNot out;
  const RuleTables& tables = set.tables();
  if (view.trigger >= view.items.size() || rule.on_noun != view.noun_view) {
    out.reason =
        rule.on_noun ? "it runs on noun views, this is a verb view" : "it runs on verb views, this is a noun view";
    return out;
  }
  const auto& triggers = tables.triggers_of_rule[rule.order];
  const WordId lemma = view.items[view.trigger].lemma;
  if (std::none_of(triggers.begin(), triggers.end(), [&](const auto& entry) { return entry.first.word == lemma; })) {
    out.reason = fmt::format("'{}' is none of its triggers", lemma == 0 ? "?" : tables.lexicon->form(lemma));
    return out;
  }
  if (const char* unmet = rules::unmet_requirement(rule.require, view)) {
    out.reason = unmet;
    return out;
  }
  const rules::Pattern& pattern = *tables.pattern_of_rule[rule.order];
  Walker walker(tables, view, pattern, triggers);
  out.matches = walker.walk(rule.on_noun && !pattern.has_host);
  out.furthest_item = static_cast<std::uint8_t>(std::min<std::size_t>(walker.furthest(), 254));
  if (!out.matches) {
    const std::string found = walker.furthest() < view.items.size()
                                  ? item_text(view.items[walker.furthest()], *tables.schema, *tables.lexicon)
                                  : std::string("the end");
    out.reason = fmt::format("wants {}, found {}", walker.wanted(), found);
  }
  return out;
}

std::string describe(const View& view, const Schema& schema, const Lexicon& lexicon) {
  std::string out;
  for (std::size_t i = 0; i < view.items.size(); ++i) {
    if (i > 0) out += ' ';
    const std::string text = item_text(view.items[i], schema, lexicon);
    out += i == view.trigger ? fmt::format("<{}>", text) : text;
  }
  return out;
}

}  // namespace edgewise
