#pragma once
// One date as the text says it, before anything is known of the document's own date: "last Friday" is a weekday with
// `which` last, "two years ago" a shift of -2 years from the document. The parser makes phrases, the resolver gives
// them calendar values. Plain data; field 0 = not said.

#include <cstdint>

#include "edgewise/base/span.hpp"
#include "edgewise/mention/date_calendar.hpp"
#include "edgewise/mention/date_words.hpp"

namespace edgewise {

enum class DateKind : std::uint8_t {
  kCalendar,  // any of year, month, day, weekday
  kDay,       // today, yesterday: `amount` days from the document
  kUnit,      // this year, last month, the same day
  kShift,     // three years ago, a day later
  kPart,      // the first eight months of 2018, third quarter: `ordinal`, `amount`, `unit`, in the year said
  kDecade,    // the 1990s: `year` 1990
  kSeason,    // last summer: `month` is its first
  kHoliday,   // `amount` is the date word's value
  kWindow,    // the past three years, the next two weeks, within a month
};

enum class Which : std::uint8_t { kBare, kLast, kPrevious, kPast, kThis, kNext, kComing, kFollowing, kSame };
enum class DatePart : std::uint8_t { kWhole, kEarly, kMid, kLate, kBeginning, kMiddle, kEnd };
enum class DateTense : std::uint8_t { kNone, kPast, kFuture };

struct DatePhrase {
  Span span;
  std::uint32_t first = 0, last = 0, sentence = 0;
  DateKind kind = DateKind::kCalendar;
  Which which = Which::kBare;
  Which year_which = Which::kBare;  // "January next year"
  DatePart part = DatePart::kWhole;
  DateUnit unit = DateUnit::kNone;
  DateTense tense = DateTense::kNone;
  std::int16_t year = 0, year2 = 0;
  std::uint8_t month = 0, day = 0, weekday = 0;
  std::uint8_t day2 = 0;     // "May 3-5"
  std::uint8_t ordinal = 0;  // "third quarter"
  std::int16_t amount = 0;
  bool from_context = false;  // counts from the date named before, not from the document's
  bool unsure_order = false;  // 3/5/2016: month and day may stand the other way round
  bool since = false, deadline = false, repeated = false, vague = false;
  bool joined = false;    // the second end of a range that starts with the phrase before it
  bool own_line = false;  // alone on its line: the document's own date
  // Set by the resolver. `end` is empty where the value is one day, month or year.
  Civil value, end;
};

}  // namespace edgewise
