#include "edgewise/mention/date_resolver.hpp"

// The document's own date. A dateline says "March 13" and no year. The same day falls on the same weekday every 5, 6 or
// 11 years, so a weekday in the lead leaves a handful of years; the years that the text names as past bound them from
// below (the news is not older than what it tells), and news mostly looks back a year or two, so the first candidate
// above that bound is taken where it is near. A reference date bounds them from above; without one, no news is younger
// than the program that reads it, and a weekday leaves few years below that: the newest is taken, with less confidence.
// Without a weekday the year stays unknown: a wrong year spoils every relative date of the text.

namespace edgewise {
namespace {

constexpr std::uint32_t kHeadBytes = 120;    // a full date this near the start is the document's
constexpr std::uint32_t kLeadSentences = 3;  // the first weekday in so many sentences after the dateline is its day
constexpr int kNearYears = 2;                // how far above the newest named year a candidate may lie
constexpr int kNewestYear = 2026;            // of this version: a constant, so that a text is read the same every day
constexpr int kSpanYears = 40;               // how far below the reference date to look
constexpr double kEnough = 0.5;              // below this no year is written

bool plain_day(const DatePhrase& p) {
  return p.kind == DateKind::kCalendar && p.month != 0 && p.day != 0 && p.day2 == 0 && !p.unsure_order;
}

// The weekday that the lead gives to the day of the report.
int lead_weekday(const TokenizedText& text, const DateWords& words, std::span<const DatePhrase> phrases,
                 std::uint32_t from) {
  for (const DatePhrase& p : phrases) {
    if (p.span.begin < from) continue;
    std::uint32_t begin = 0;
    while (begin < text.sentences.size() && text.sentences[begin].span.begin < from) ++begin;
    if (p.sentence >= begin + kLeadSentences) return 0;
    if (p.kind == DateKind::kCalendar && p.weekday != 0 && p.month == 0 && p.which == Which::kBare && !p.repeated &&
        tense_of(p, text, words) != DateTense::kFuture)
      return p.weekday;
  }
  return 0;
}

bool falls_on(Civil d, int year, int weekday) {
  d.year = static_cast<std::int16_t>(year);
  return valid(d) && (weekday == 0 || weekday_of(d) == weekday);
}

bool not_after(Civil d, int year, Civil reference) {
  if (reference.year == 0) return true;
  d.year = static_cast<std::int16_t>(year);
  if (year != reference.year || reference.month == 0) return year <= reference.year;
  return d.month < reference.month || (d.month == reference.month && (reference.day == 0 || d.day <= reference.day));
}

// Sets the year of a day without one, where the evidence is enough.
void infer_year(DocumentDate& out, Civil reference) {
  Civil& d = out.date;
  if (out.earliest_year != 0) {
    for (int y = out.earliest_year; out.weekday != 0 && y <= out.earliest_year + kNearYears; ++y) {
      if (falls_on(d, y, out.weekday) && not_after(d, y, reference)) {
        d.year = static_cast<std::int16_t>(y);
        out.confidence = 0.8;
        return;
      }
    }
  }
  const bool stated = reference.year != 0;
  if (!stated) {
    if (out.weekday == 0) return;
    reference.year = kNewestYear;
  }
  for (int y = reference.year; y > reference.year - kSpanYears && y >= out.earliest_year; --y) {
    if (!falls_on(d, y, out.weekday) || !not_after(d, y, reference)) continue;
    d.year = static_cast<std::int16_t>(y);
    out.confidence = !stated ? 0.6 : out.weekday != 0 ? 0.85 : kEnough;
    return;
  }
}

void bound_years(DocumentDate& out, const TokenizedText& text, const DateWords& words,
                 std::span<const DatePhrase> phrases) {
  for (const DatePhrase& p : phrases) {
    if (p.kind != DateKind::kCalendar || p.year == 0) continue;
    const bool ahead = p.deadline || tense_of(p, text, words) == DateTense::kFuture;
    if (!ahead && p.year > out.earliest_year) out.earliest_year = p.year;
    if (ahead && (out.latest_year == 0 || p.year < out.latest_year)) out.latest_year = p.year;
  }
  if (out.latest_year < out.earliest_year) out.latest_year = 0;
}

}  // namespace

DocumentDate document_date_of(const Document& document, const TokenizedText& text, const DateWords& words,
                              std::span<const DatePhrase> phrases, Civil reference) {
  DocumentDate out;
  const Dateline& line = text.dateline;
  const Civil given = parse_iso(document.date);
  const auto settle = [&](Civil d, double confidence) {
    out.date = d;
    out.confidence = confidence;
    if (d.whole()) out.weekday = weekday_of(d);
    return out;
  };
  if (given.whole()) return settle(given, 1);
  const Civil dateline{line.year, line.month, line.day};
  if (dateline.whole() && valid(dateline)) return settle(dateline, 0.98);
  const std::uint32_t head = line.span.empty() ? kHeadBytes : line.span.end;
  for (const DatePhrase& p : phrases) {
    if (!plain_day(p) || p.year == 0) continue;
    if (p.own_line || (p.span.begin < head && (!line.span.empty() || p.span.begin == 0)))
      return settle({p.year, p.month, p.day}, 0.95);
  }
  if (dateline.month != 0 && dateline.day != 0) {
    out.date = {given.year, dateline.month, dateline.day};
    if (given.year != 0 && valid(out.date)) return settle(out.date, 0.95);
  } else if (!given.empty()) {
    return settle(given, 0.9);
  } else {
    for (const DatePhrase& p : phrases) {
      if (p.own_line && plain_day(p) && p.year_which == Which::kBare) {
        out.date = {0, p.month, p.day};
        out.weekday = p.weekday;
        break;
      }
    }
  }
  bound_years(out, text, words, phrases);
  if (out.date.empty()) return out;
  out.confidence = 0.3;
  if (out.weekday == 0) out.weekday = lead_weekday(text, words, phrases, line.span.end);
  infer_year(out, reference);
  if (out.date.year != 0) out.weekday = weekday_of(out.date);
  return out;
}

}  // namespace edgewise
