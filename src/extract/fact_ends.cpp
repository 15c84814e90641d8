// Ends without a name: what a phrase or an act is called, of which type it is, and what it is joined with.

#include <algorithm>
#include <array>

#include "edgewise/base/fold.hpp"
#include "extract/fact_context.hpp"

namespace edgewise {
namespace {

constexpr double kInnerCost = 0.93, kJoinedCost = 0.95;

// Nouns that say nothing by themselves: what they are about is meant.
constexpr std::array<std::string_view, 11> kLightNouns = {"affair",   "crisis",    "development", "event",
                                                          "future",   "issue",     "matter",      "problem",
                                                          "question", "situation", "status"};
// What no one talks about: "held talks on the sidelines", "spoke over the phone".
constexpr std::array<std::string_view, 12> kNoTopics = {"basis", "behalf",   "condition", "invitation",
                                                        "line",  "margin",   "occasion",  "phone",
                                                        "side",  "sideline", "telephone", "way"};

bool listed(const auto& table, std::string_view s) {
  return std::binary_search(table.begin(), table.end(), s);
}

}  // namespace

// "the situation in the Balkans", "the production of Sputnik V": what is talked about has a name of its own.
void FactBuilder::add_topic(const Context& c, std::uint32_t phrase, double certainty, std::vector<End>& out) {
  const NounPhrase& p = c.clauses.phrases[phrase];
  const TokenizedText& text = reading_->text;
  const std::uint32_t base = text.sentences[c.sentence].first;
  const std::string_view noun = pack_.lexicon.form(p.lemma);
  if (listed(kNoTopics, noun)) return;
  const bool light = listed(kLightNouns, noun);
  const DocumentMentions& ms = reading_->mentions;
  for (MentionIndex m = ms.starts[c.sentence]; m < ms.starts[c.sentence + 1] && p.reach > p.last; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.first <= base + p.last || x.last != base + p.reach || x.entity == kNoIndex || x.nested) continue;
    std::uint32_t before = x.first - 1;
    while (before > base + p.last && (pack_.lexicon.flags(text.tokens[before].word) & word::kDeterminer)) --before;
    if (before != base + p.last) break;  // it stands right behind the one preposition
    const bool thing = x.type == type::kProduct || x.type == type::kDocument || x.type == type::kFacility;
    const bool place = x.type == type::kCountry || x.type == type::kRegion || x.type == type::kCity;
    if (!thing && !(light && place)) break;
    End end;
    end.entity = x.entity;
    end.mention = m;
    end.certainty = certainty * kInnerCost;
    out.push_back(end);
    return;
  }
  End end;
  end.phrase = phrase;
  end.certainty = certainty;
  out.push_back(end);
}

// A phrase that stands for itself and, in an enumeration, those that it is joined with.
void FactBuilder::add_topics(const Context& c, std::uint32_t phrase, const RuleCapture& capture,
                             std::vector<End>& out) {
  add_topic(c, phrase, 1, out);
  if (!capture.list) return;
  constexpr int kMost = 6;
  for (int i = 0; i < kMost && (phrase = c.clauses.phrases[phrase].joined) != kNoIndex; ++i) {
    const NounPhrase& p = c.clauses.phrases[phrase];
    if (p.members_end > p.members_begin) {
      add_members(c, p.members_begin, p.members_end, kJoinedCost, out);
      return;
    }
    add_topic(c, phrase, kJoinedCost, out);
  }
}

// The words of a phrase without its determiner, with an "of" phrase behind it where its anchor came from there; whole:
// with all that belongs to it ("extension of the truce in Y").
Span FactBuilder::phrase_span(const Context& c, std::uint32_t phrase, bool whole) const {
  const NounPhrase& p = c.clauses.phrases[phrase];
  const TokenizedText& text = reading_->text;
  const std::uint32_t base = text.sentences[c.sentence].first;
  std::uint32_t first = base + p.first, last = base + p.last;
  const auto mark = [&](std::uint32_t t) {
    const WordId w = text.tokens[t].word;
    return w == punct::kQuote || w == punct::kQuoteOpen || w == punct::kQuoteClose || w == punct::kApostrophe;
  };
  if (whole) last = std::max(last, base + p.reach);
  while (first + 1 < last && ((pack_.lexicon.flags(text.tokens[first].word) & word::kDeterminer) || mark(first)))
    ++first;
  while (last > first + 1 && mark(last - 1)) --last;
  for (std::uint32_t i = p.anchors_begin; i < p.anchors_end; ++i) {
    const Mention& m = reading_->mentions.mentions[c.clauses.mentions[i]];
    if (m.first >= last && m.last - last < 6) last = m.last;
  }
  return {text.tokens[first].begin, text.tokens[last - 1].end()};
}

// The words of an act: its verb with its object.
Span FactBuilder::act_span(const Context& c, std::uint32_t clause) const {
  const Clause& k = c.clauses.clauses[clause];
  const std::uint32_t base = reading_->text.sentences[c.sentence].first;
  const Token& verb = reading_->text.tokens[base + c.clauses.verbs[k.verb].head];
  if (k.object == kNoIndex) return {verb.begin, reading_->text.tokens[base + k.end - 1].end()};
  return {verb.begin, phrase_span(c, k.object, true).end};
}

Span FactBuilder::word_span(std::uint32_t token) const {
  return {reading_->text.tokens[token].begin, reading_->text.tokens[token].end()};
}

// What a reader should look at: of "is critical of" the adjective.
Span FactBuilder::trigger_span(const Context& c) const {
  const ViewItem& trigger = c.view.items[c.view.trigger];
  const bool verb = trigger.kind == ItemKind::kVerb && c.clause;
  if (!verb && trigger.phrase == kNoIndex) return {};
  if (verb && c.clauses.verbs[c.clause->verb].copula && c.clause->adjective != kNoIndex)
    return word_span(reading_->text.sentences[c.sentence].first + c.clause->adjective);
  return word_span(trigger_token(c));
}

std::string_view FactBuilder::capture_text(const Context& c, std::uint8_t capture) {
  const std::uint8_t item = c.match.item[capture];
  if (item == kUnboundItem) return {};
  const ViewItem& x = c.view.items[item];
  const TokenizedText& text = reading_->text;
  const std::uint32_t base = text.sentences[c.sentence].first;
  if (x.kind == ItemKind::kInfinitive || x.kind == ItemKind::kThat) {
    const Clause& k = c.clauses.clauses[x.phrase];
    const std::uint32_t first = x.kind == ItemKind::kThat && k.subject != kNoIndex
                                    ? std::min(c.clauses.phrases[k.subject].first, k.begin)
                                    : k.begin;
    return text.view(Span{text.tokens[base + first].begin, text.tokens[base + k.end - 1].end()});
  }
  if (x.phrase == kNoIndex) return {};
  return text.view(phrase_span(c, x.phrase, false));
}

// An end that is only described: the words themselves are its name.
FactEnd FactBuilder::described(TypeId type, Span span) {
  FactEnd e;
  e.span = span;
  e.text = e.name = reading_->text.view(span);
  if (e.name.find('"') != std::string_view::npos) {  // marks that only one end of the quote lies inside
    std::string bare;
    for (const char c : e.name) {
      if (c != '"' && !(c == ' ' && !bare.empty() && bare.back() == ' ')) bare += c;
    }
    e.name = reading_->entities.arena.copy(bare);
  }
  e.type = pack_.schema.entity_type(type).name;
  e.id = reading_->entities.arena.copy(pack_.schema.entity_type(type).id_prefix + ":" + slug(e.name));
  return e;
}

FactEnd FactBuilder::fact_end(const Context& c, const End& end, TypeId type) {
  if (end.entity != kNoIndex) return entity_end(end.entity, end.mention);
  if (end.clause != kNoIndex) return described(type, act_span(c, end.clause));
  Span span = phrase_span(c, end.phrase, type != type::kGroup);
  // A deal is named by what it is, not by whose it is: "a peace deal [between Norway and Chad]".
  if (type == type::kDocument) {
    const TokenizedText& text = reading_->text;
    const std::uint32_t base = text.sentences[c.sentence].first;
    const NounPhrase& p = c.clauses.phrases[end.phrase];
    for (std::uint32_t t = base + p.last; t < base + p.reach; ++t) {
      const std::string_view form = pack_.lexicon.form(text.tokens[t].word);
      if (form != "between" && form != "with" && form != "among") continue;
      span.end = text.tokens[t - 1].end();
      break;
    }
  }
  if (type == type::kEvent) {
    const std::string_view words = reading_->text.view(span);  // "the two-day summit" is known by what it is
    if (const std::size_t day = words.find("-day "); day < words.find(' '))
      span.begin += static_cast<std::uint32_t>(day) + 5;
    const EventReference meant = event_meant(c, end.phrase);
    if (meant.named != kNoIndex || meant.described.size() > 0) {
      FactEnd e = meant.named != kNoIndex ? entity_end(meant.named, kNoIndex) : described(type, meant.described);
      e.span = span;
      e.text = reading_->text.view(span);
      return e;
    }
  }
  return described(type, span);
}

// "a meeting with X", "talks between X and Y": those who meet are told by the meeting itself.
bool FactBuilder::own_meeting(const Context& c, const End& end) const {
  if (end.phrase == kNoIndex || end.human) return false;
  const NounPhrase& p = c.clauses.phrases[end.phrase];
  const TokenizedText& text = reading_->text;
  const Sentence& s = text.sentences[c.sentence];
  for (std::uint32_t t = s.first + p.last; t < s.last && t <= s.first + std::max(p.last, p.reach); ++t) {
    const std::string_view form = pack_.lexicon.form(text.tokens[t].word);
    if (form == "with" || form == "between") return true;
  }
  return false;
}

// What a phrase without a name is for a relation that takes `wanted`: a topic where it takes any, else an event or a
// document where its noun is one.
TypeId FactBuilder::described_type(const Context& c, const End& end, TypeMask wanted) const {
  if (end.human) return type::kGroup;
  if ((wanted >> type::kTopic & 1u) != 0 || end.phrase == kNoIndex) return type::kTopic;
  const std::uint64_t f = pack_.lexicon.flags(c.clauses.phrases[end.phrase].lemma);
  return f & word::kEventNoun ? type::kEvent : f & word::kDocumentNoun ? type::kDocument : type::kTopic;
}

// "discussed relations with Chad": Chad completes what another capture of the match stands for, so it is no end.
void FactBuilder::drop_inner(const Context& c, const FactTemplate& t, std::vector<End>& ends) const {
  const std::uint32_t base = reading_->text.sentences[c.sentence].first;
  for (std::size_t i = 0; i < c.match.rule->captures.size(); ++i) {
    if (i == t.object || c.match.item[i] == kUnboundItem) continue;
    const ViewItem& x = c.view.items[c.match.item[i]];
    if (x.kind != ItemKind::kNoun) continue;
    const NounPhrase& p = c.clauses.phrases[x.phrase];
    std::erase_if(ends, [&](const End& e) {
      if (e.mention == kNoIndex) return false;
      const std::uint32_t at = reading_->mentions.mentions[e.mention].first - base;
      return at >= p.last && at < p.reach;
    });
  }
}

}  // namespace edgewise
