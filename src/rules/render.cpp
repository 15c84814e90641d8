#include "rules/render.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace edgewise::rules {
namespace {

void append_code(char32_t c, std::string& out) {
  out += fmt::format("\\x{{{:X}}}", static_cast<std::uint32_t>(c));
}

void append_range(char32_t first, char32_t last, std::string& out) {
  append_code(first, out);
  if (last == first) return;
  out += '-';
  append_code(last, out);
}

// Code points, ascending, as the inside of a character class.
void append_codes(const std::vector<char32_t>& codes, std::string& out) {
  for (std::size_t i = 0; i < codes.size();) {
    std::size_t end = i + 1;
    while (end < codes.size() && codes[end] == codes[end - 1] + 1) ++end;
    append_range(codes[i], codes[end - 1], out);
    i = end;
  }
}

constexpr std::string_view kAnyNature = "[\\x{E0}-\\x{FF}]?";
constexpr std::string_view kAnyAnchor = "[\\x{E0}-\\x{FF}]?[\\x{C0}-\\x{DF}]?";  // what follows any noun

class Renderer {
 public:
  Renderer(const Pattern& pattern, bool on_noun, const std::vector<std::vector<SetId>>& tails, const Symbols& symbols)
      : pattern_(pattern), on_noun_(on_noun), tails_(tails), symbols_(symbols) {}

  Rendered run() {
    if (on_noun_ && !pattern_.has_host) out_.text += 'H';
    sequence(pattern_.elements);
    return std::move(out_);
  }

 private:
  void sequence(const std::vector<Element>& elements) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      if (elements[i].kind == ElementKind::kGap && i + 1 < elements.size() &&
          elements[i + 1].kind == ElementKind::kHost) {
        host_gap();
      } else {
        element(elements[i]);
      }
    }
  }

  // A gap before the host bar crosses the host's verb and preposition: "{a:Person+} .. | <talks> with {b:Person+}".
  void host_gap() {
    out_.groups.push_back(Shape::kGapGroup);
    out_.text += "((?:[^TH\\x{C0}-\\x{FF}]";
    out_.text += kAnyAnchor;
    out_.text += fmt::format("){{0,{}}}?)", kGapItems);
  }

  void element(const Element& e) {
    if (e.optional) out_.text += "(?:";
    switch (e.kind) {
      case ElementKind::kCapture:
        capture(e.capture);
        break;
      case ElementKind::kTrigger:
        trigger();
        break;
      case ElementKind::kWords:
        words(e.words);
        break;
      case ElementKind::kPossessive:
        out_.text += 'S';
        break;
      case ElementKind::kHost:
        out_.text += 'H';
        break;
      case ElementKind::kStart:
        out_.text += '^';
        break;
      case ElementKind::kEnd:
        out_.text += '$';
        break;
      case ElementKind::kGap:
        gap(e.any);
        break;
      case ElementKind::kGroup:
        out_.text += "(?:";
        for (std::size_t i = 0; i < e.branches.size(); ++i) {
          if (i > 0) out_.text += '|';
          sequence(e.branches[i]);
        }
        out_.text += ')';
        break;
    }
    if (e.optional) out_.text += ")?";
  }

  void trigger() {
    out_.text += 'T';
    if (tails_.size() == 1 && tails_[0].empty()) return;
    out_.text += "(?:";
    for (std::size_t i = 0; i < tails_.size(); ++i) {
      if (i > 0) out_.text += '|';
      for (const SetId set : tails_[i]) words(set);
    }
    out_.text += ')';
  }

  void words(SetId set) {
    const std::vector<char32_t>& codes = symbols_.of_set(set);
    out_.text += '[';
    append_codes(codes, out_.text);
    out_.text += ']';
    const Symbols::Range nouns = symbols_.words(ItemKind::kNoun);
    if (std::any_of(codes.begin(), codes.end(), [&](char32_t c) { return c >= nouns.first && c < nouns.last; }))
      out_.text += kAnyAnchor;
  }

  void any_of_kind(ItemKind kind) {
    out_.text += '[';
    out_.text += static_cast<char>(Symbols::generic(kind));
    const Symbols::Range range = symbols_.words(kind);
    if (range.first != 0) append_range(range.first, range.last - 1, out_.text);
    out_.text += ']';
  }

  void capture(std::uint8_t index) {
    const RuleCapture& c = pattern_.captures[index];
    out_.groups.push_back(index);
    out_.text += '(';
    switch (c.kind) {
      case CaptureKind::kInfinitive:
        any_of_kind(ItemKind::kInfinitive);
        break;
      case CaptureKind::kThat:
        any_of_kind(ItemKind::kThat);
        break;
      case CaptureKind::kQuote:
        out_.text += 'Q';
        break;
      case CaptureKind::kPhrase:
        out_.text += '[';
        for (TypeId t = 0; t < type::kMaxTypes; ++t) {
          if ((c.mask >> t & 1u) == 0) continue;
          append_code(symbol::kSingle + t, out_.text);
          if (c.list) append_code(symbol::kList + t, out_.text);
        }
        out_.text += ']';
        if (c.topic) {
          out_.text += '|';
          any_of_kind(ItemKind::kNoun);
          out_.text += kAnyAnchor;
        } else if (c.anchor) {
          out_.text += '|';
          any_of_kind(ItemKind::kNoun);
          out_.text += kAnyNature;
          out_.text += '[';
          for (TypeId t = 0; t < type::kMaxTypes; ++t) {
            if ((c.mask >> t & 1u) != 0) append_code(symbol::kAnchor + t, out_.text);
          }
          out_.text += ']';
        }
        if (!c.topic && (c.mask & kNatures) != 0) {
          out_.text += '|';
          any_of_kind(ItemKind::kNoun);
          out_.text += '[';
          for (TypeId t = 0; t < type::kMaxTypes; ++t) {
            if ((c.mask & kNatures & (TypeMask{1} << t)) != 0) append_code(symbol::kNature + t, out_.text);
          }
          out_.text += ']';
          out_.text += "[\\x{C0}-\\x{DF}]?";
        }
    }
    out_.text += ')';
  }

  void gap(bool any) {
    out_.groups.push_back(Shape::kGapGroup);
    out_.text += "((?:[^THVILQ\\x{C0}-\\x{FF}";
    for (const ItemKind kind : {ItemKind::kVerb, ItemKind::kInfinitive, ItemKind::kThat}) {
      const Symbols::Range range = symbols_.words(kind);
      if (range.first != 0) append_range(range.first, range.last - 1, out_.text);
    }
    if (!any) {
      for (TypeId t = 0; t < type::kMaxTypes; ++t) {
        if ((pattern_.captured >> t & 1u) == 0) continue;
        append_code(symbol::kSingle + t, out_.text);
        append_code(symbol::kList + t, out_.text);
      }
    }
    out_.text += ']';
    out_.text += kAnyAnchor;
    out_.text += fmt::format("){{0,{}}}?)", kGapItems);
  }

  const Pattern& pattern_;
  bool on_noun_;
  const std::vector<std::vector<SetId>>& tails_;
  const Symbols& symbols_;
  Rendered out_;
};

}  // namespace

Rendered render(const Pattern& pattern, bool on_noun, const std::vector<std::vector<SetId>>& tails,
                const Symbols& symbols) {
  return Renderer(pattern, on_noun, tails, symbols).run();
}

RuleFilter filter_of(const Pattern& pattern, bool on_noun, const std::vector<std::vector<SetId>>& tails,
                     const Symbols& symbols) {
  RuleFilter filter;
  std::size_t needs = 0, items = on_noun ? 1 : 0;
  const auto need_set = [&](SetId set) {
    if (const auto& codes = symbols.of_set(set); codes.size() == 1) filter.need_symbols |= 1ull << (codes[0] & 63);
  };
  for (const Element& e : pattern.elements) {
    if (e.optional) continue;
    switch (e.kind) {
      case ElementKind::kCapture: {
        ++items;
        const RuleCapture& c = pattern.captures[e.capture];
        if (c.kind == CaptureKind::kPhrase && !c.topic && needs < 2) filter.need_types[needs++] = c.mask;
        break;
      }
      case ElementKind::kWords:
        ++items;
        need_set(e.words);
        break;
      case ElementKind::kPossessive:
        ++items;
        filter.need_symbols |= 1ull << (static_cast<std::uint32_t>(symbol::kPossessive) & 63);
        break;
      case ElementKind::kTrigger:
        ++items;
        break;
      default:
        break;  // a group may be empty, a gap too
    }
  }
  if (tails.size() == 1) {
    for (const SetId set : tails[0]) need_set(set);
    items += tails[0].size();
  }
  filter.min_items = static_cast<std::uint8_t>(std::min<std::size_t>(items, 255));
  return filter;
}

}  // namespace edgewise::rules
