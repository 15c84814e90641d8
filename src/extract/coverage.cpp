#include "edgewise/extract/coverage.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace edgewise {
namespace {

constexpr std::size_t kSentenceBytes = 160;

// A sentence on one line, cut at a word.
std::string shortened(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  if (out.size() <= kSentenceBytes) return out;
  const std::size_t cut = out.rfind(' ', kSentenceBytes);
  out.resize(cut == std::string::npos ? kSentenceBytes : cut);
  return out + " ...";
}

std::vector<CoverageLine> sorted(const std::map<std::string, CoverageLine>& lines) {
  std::vector<CoverageLine> out;
  for (const auto& [text, line] : lines) out.push_back(line);
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return out;
}

}  // namespace

Coverage::Coverage(const Pack& pack, std::string_view reference_date)
    : pack_(pack), extractor_(pack, {.reference_date = reference_date}), matcher_(pack.rules) {
  matcher_.enable_counts();
}

void Coverage::add(const Document& document) {
  ++documents_;
  facts_ += extractor_.facts(document).size();
  const auto sentences = static_cast<std::uint32_t>(extractor_.reading().text.sentences.size());
  sentences_ += sentences;
  for (std::uint32_t s = 0; s < sentences; ++s) {
    extractor_.read_sentence(s, /*every=*/true);
    count_views(s);
    count_capitals(s);
  }
}

void Coverage::count_views(std::uint32_t sentence) {
  const TypeMask actors = pack_.schema.mask("Actor");
  const Reading& reading = extractor_.reading();
  for (std::size_t v = 0; v < extractor_.views().size(); ++v) {
    const View& view = extractor_.views()[v];
    if (view.trigger >= view.items.size()) continue;
    matches_.clear();
    matcher_.match(view, matches_);
    if (!matches_.empty()) continue;
    // Two actors, one of them before the trigger: somebody does something to somebody.
    std::size_t before = 0, after = 0;
    for (std::uint32_t i = 0; i < view.items.size(); ++i) {
      const ViewItem& item = view.items[i];
      const bool actor = item.type < type::kMaxTypes && (actors >> item.type & 1u) != 0 &&
                         (item.kind == ItemKind::kArgument || item.kind == ItemKind::kNoun);
      if (actor && i < view.trigger) ++before;
      if (actor && i > view.trigger) ++after;
    }
    if (before == 0 || after == 0) continue;
    const WordId lemma = view.items[view.trigger].lemma;
    const Lexicon& lexicon = pack_.lexicon;
    // Being, having and saying tie nobody to anybody by themselves.
    if (!view.noun_view && (lexicon.flags(lemma) & (word::kBe | word::kHave | word::kDo | word::kSpeech)) != 0)
      continue;
    std::string text(lexicon.form(lemma));
    const std::size_t next = view.trigger + std::size_t{1};
    if (!view.noun_view && next < view.items.size() && view.items[next].kind == ItemKind::kPreposition)
      text += fmt::format(" {}", lexicon.form(view.items[next].lemma));
    if (view.noun_view) text += " (noun)";
    CoverageLine& line = between_[text];
    if (line.count++ > 0) continue;
    line.text = text;
    line.shape = edgewise::describe(view, pack_.schema, lexicon);
    line.sentence = shortened(reading.text.view(reading.text.sentences[sentence].span));
    line.has_rules = view.noun_view ? pack_.rules.triggers_noun(lemma) : pack_.rules.triggers_verb(lemma);
  }
}

void Coverage::count_capitals(std::uint32_t sentence) {
  const Reading& reading = extractor_.reading();
  const Sentence& s = reading.text.sentences[sentence];
  if (s.headline) return;  // every word of a headline may have a capital
  covered_.assign(s.last - s.first, 0);
  const DocumentMentions& ms = reading.mentions;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    for (std::uint32_t t = ms.mentions[m].first; t < ms.mentions[m].last; ++t) covered_[t - s.first] = 1;
  }
  const std::vector<Token>& tokens = reading.text.tokens;
  const auto capital = [&](std::uint32_t t) {
    if (covered_[t - s.first] != 0 || !tokens[t].has(shape::kCapital) || tokens[t].length < 2) return false;
    constexpr std::uint64_t kNoName =
        word::kMonth | word::kWeekday | word::kHonorific | word::kTitle | word::kPronoun | word::kDeterminer;
    const std::uint64_t flags = pack_.lexicon.flags(tokens[t].word);
    if ((flags & kNoName) != 0) return false;
    // The first word of a sentence or a quote has a capital anyway.
    const bool first = t == s.first || tokens[t - 1].has(shape::kPunct);
    return !first || (flags & word::kCommon) == 0;
  };
  for (std::uint32_t t = s.first; t < s.last; ++t) {
    if (!capital(t)) continue;
    std::uint32_t end = t + 1;
    while (end < s.last && capital(end)) ++end;
    const std::string text(reading.text.view(Span{tokens[t].begin, tokens[end - 1].end()}));
    CoverageLine& line = unnamed_[text];
    if (line.count++ == 0) {
      line.text = text;
      line.sentence = shortened(reading.text.view(s.span));
    }
    t = end;
  }
}

CoverageReport Coverage::report() const {
  CoverageReport out;
  out.documents = documents_;
  out.sentences = sentences_;
  out.facts = facts_;
  const std::vector<RuleCount>& counts = matcher_.counts();
  for (RuleGroup& group : rule_groups(pack_.rules)) {
    CoverageRule rule;
    for (const Rule* member : group.rules) {
      const RuleCount& c = counts[member->order];
      rule.tries += c.tries;
      rule.matches += c.matches;
      rule.fired += c.wins;
      rule.nanoseconds += c.nanoseconds;
    }
    // A suppress rule makes no fact: it has done its work where it matched.
    if (group.first().suppress) rule.fired = rule.matches;
    rule.group = std::move(group);
    out.rules.push_back(std::move(rule));
  }
  std::stable_sort(out.rules.begin(), out.rules.end(), [](const auto& a, const auto& b) { return a.fired > b.fired; });
  out.between = sorted(between_);
  out.unnamed = sorted(unnamed_);
  return out;
}

}  // namespace edgewise
