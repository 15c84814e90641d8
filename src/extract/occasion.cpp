#include "extract/occasion.hpp"

#include <algorithm>
#include <array>

#include "extract/date_attachment.hpp"

namespace edgewise {
namespace {

// Relations that are acts at a time; the others are states or stances that hold beyond the report's day.
constexpr std::array<std::string_view, 21> kActs = {
    "AGREED_WITH",       "APPOINTED", "APPROVED",   "ATTACKED", "ATTENDED", "COERCED", "CRITICIZED",
    "DISCUSSED",         "HOSTED",    "INVITED",    "MEDIATED", "MET",      "PHONED",  "PRAISED",
    "PROTESTED_AGAINST", "REQUESTED", "SANCTIONED", "SIGNED",   "SUPPLIES", "THANKED", "VISITED"};
// Acts that a report mentions as known rather than as its news: without a date of their own they have none.
constexpr std::array<std::string_view, 2> kBackground = {"APPROVED", "SUPPLIES"};
constexpr std::uint32_t kNewsSentences = 30;  // further down a report tells what happened before
// Acts that happen somewhere.
constexpr std::array<std::string_view, 9> kPlaced = {
    "APPOINTED", "ATTACKED", "ATTENDED", "DISCUSSED", "HOSTED", "MET", "PROTESTED_AGAINST", "SIGNED", "THANKED"};

constexpr std::array<std::string_view, 26> kOpinion = {
    "accuse",    "applaud",   "appreciate", "back",      "blame",   "celebrate", "commend",    "condemn", "criticise",
    "criticize", "denounce",  "emphasise",  "emphasize", "express", "hail",      "highlight",  "laud",    "note",
    "praise",    "reiterate", "stress",     "support",   "thank",   "underline", "underscore", "welcome"};

bool listed(const auto& table, std::string_view s) {
  return std::binary_search(table.begin(), table.end(), s);
}

// A state has a date only where its own words give it a time longer than a day: "from 2005 to 2009", "in 2012".
bool holds_for(const DateValue& v, Closeness closeness) {
  constexpr std::size_t kDayLength = 10;
  return closeness <= Closeness::kBefore && !v.deadline && (v.range || v.value.size() < kDayLength);
}

}  // namespace

bool carries_opinion(const Lexicon& lexicon, WordId verb) {
  return listed(kOpinion, lexicon.form(verb));
}

Occasion occasion_of(const Reading& reading, const Pack& pack, std::uint32_t sentence, std::uint32_t begin,
                     std::uint32_t end, const Fact& fact, Tense tense) {
  Occasion o;
  const DocumentMentions& ms = reading.mentions;
  const std::uint32_t base = reading.text.sentences[sentence].first;
  const bool act = listed(kActs, fact.type);
  const AttachedDate date =
      attach_date(reading.text, pack.lexicon, ms, {sentence, base + begin, base + end, base + begin});
  const MentionIndex since =
      attach_since(reading.text, pack.lexicon, ms, {sentence, base + begin, base + end, base + begin});
  if (since != kNoIndex) o.since = ms.dates[ms.mentions[since].value].value;
  if (date.mention != kNoIndex && (act || holds_for(ms.dates[ms.mentions[date.mention].value], date.closeness))) {
    o.date = ms.dates[ms.mentions[date.mention].value].value;
  } else if (act && o.since.empty() && fact.modality == Modality::kActual && tense != Tense::kFuture &&
             !ms.document_date.empty() && sentence < kNewsSentences && !listed(kBackground, fact.type)) {
    if (tense == Tense::kPast || tense == Tense::kNone) o.date = ms.document_date;
  }
  if (!listed(kPlaced, fact.type)) return o;
  for (MentionIndex m = ms.starts[sentence]; m < ms.starts[sentence + 1]; ++m) {
    const Mention& x = ms.mentions[m];
    if (x.entity == kNoIndex || x.first == base) continue;
    const TypeId t = reading.entities.entities[x.entity].type;
    if (t != type::kCity && t != type::kRegion && t != type::kFacility && t != type::kCountry) continue;
    // Before the verb a place belongs to a noun ("the situation in Chad was discussed"), unless it opens the sentence.
    constexpr std::uint32_t kOpening = 2;
    if (x.first - base < begin && x.first - base > kOpening) continue;
    if (!stands_as_place(reading.text, pack.lexicon, x)) continue;
    if (x.span == fact.subject.span || x.span == fact.object.span) continue;
    o.place = m;
    break;
  }
  return o;
}

}  // namespace edgewise
