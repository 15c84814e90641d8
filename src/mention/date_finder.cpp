#include "edgewise/mention/date_finder.hpp"

#include "edgewise/mention/date_parser.hpp"
#include "edgewise/mention/date_resolver.hpp"

namespace edgewise {
namespace {

// "from A to B", "A through B", "A - B", "between A and B": one range.
bool joins(const DatePhrase& a, const DatePhrase& b, const TokenizedText& text, const DateWords& words) {
  if (a.sentence != b.sentence || a.last + 1 != b.first) return false;
  if (a.day2 != 0 || a.year2 != 0 || b.day2 != 0 || b.year2 != 0 || a.kind == DateKind::kWindow ||
      b.kind == DateKind::kWindow)
    return false;
  const WordId middle = text.tokens[a.last].word;
  std::uint32_t before = a.first;
  const std::uint32_t begin = text.sentences[a.sentence].first;
  if (before > begin && words.of(text.tokens[before - 1].word) == DateClass::kThe) --before;
  const DateClass cue = before > begin ? words.of(text.tokens[before - 1].word) : DateClass::kNone;
  switch (words.of(middle)) {
    case DateClass::kTo:
    case DateClass::kUntil:
      return cue == DateClass::kFrom || (a.kind == DateKind::kCalendar && b.kind == DateKind::kCalendar);
    case DateClass::kThrough:
      return true;
    case DateClass::kAnd:
      return cue == DateClass::kBetween;
    default:
      return middle == punct::kDash && a.kind == DateKind::kCalendar && b.kind == DateKind::kCalendar;
  }
}

Mention mention_of(const DatePhrase& p) {
  Mention m;
  m.span = p.span;
  m.first = p.first;
  m.last = p.last;
  m.sentence = p.sentence;
  m.type = type::kDate;
  m.kind = MentionKind::kDate;
  return m;
}

void push(Mention m, const DateValue& v, DocumentMentions& out) {
  m.value = static_cast<std::uint32_t>(out.dates.size());
  out.dates.push_back(v);
  out.mentions.push_back(m);
}

// "since 2014", but a range says its end itself.
DateValue value_of(const DatePhrase& p, Arena& arena) {
  DateValue v;
  v.range = !p.end.empty();
  v.value = v.range ? iso_interval(p.value, p.end, arena) : iso(p.value, arena);
  v.since = p.since;
  v.deadline = p.deadline;
  v.repeated = p.repeated;
  return v;
}

}  // namespace

DateFinder::DateFinder(const Lexicon& lexicon, DateOptions options)
    : words_(std::make_shared<const DateWords>(lexicon)), reference_(parse_iso(options.reference_date)) {}

void DateFinder::find(const Document& document, const TokenizedText& text, DocumentMentions& out) {
  phrases_.clear();
  DateParser(*words_, text, phrases_).run();
  for (std::size_t i = 1; i < phrases_.size(); ++i) {
    phrases_[i].joined = !phrases_[i - 1].joined && joins(phrases_[i - 1], phrases_[i], text, *words_);
  }
  const DocumentDate date = document_date_of(document, text, *words_, phrases_, reference_);
  out.document_date = iso(date.date, out.arena);
  out.document_date_confidence = date.date.empty() ? 0 : date.confidence;
  resolve_dates(date, text, *words_, phrases_);
  emit(out);
}

void DateFinder::emit(DocumentMentions& out) const {
  for (std::size_t i = 0; i < phrases_.size(); ++i) {
    const DatePhrase& p = phrases_[i];
    const bool range = i + 1 < phrases_.size() && phrases_[i + 1].joined;
    Mention m = mention_of(p);
    if (range) {
      const DatePhrase& q = phrases_[i + 1];
      Mention whole = m;
      whole.last = q.last;
      whole.span.end = q.span.end;
      DateValue v;
      v.range = true;
      v.value = iso_interval(p.value, q.end.empty() ? q.value : q.end, out.arena);
      push(whole, v, out);
    }
    m.nested = range || p.joined;
    push(m, value_of(p, out.arena), out);
  }
}

}  // namespace edgewise
