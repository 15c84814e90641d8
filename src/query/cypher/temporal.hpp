#pragma once
// Days, times, moments and spans of time: making them from maps and text, their parts, their text, sums and
// differences. Days run by the proleptic Gregorian calendar. All functions may be called from many threads.

#include <optional>
#include <string>
#include <string_view>

#include "edgewise/query/cypher/value.hpp"

namespace edgewise::cypher {

inline constexpr std::int64_t kNanos = 1'000'000'000;  // in a second
inline constexpr std::int64_t kDaySeconds = 86400;

struct CivilDay {
  std::int64_t year = 1970;
  int month = 1, day = 1;
};
std::int64_t days_from(CivilDay day);
CivilDay civil_from(std::int64_t days);
int days_in_month(std::int64_t year, int month);
bool is_temporal(Type type);

// Total order of two values of one temporal type; durations by their length with a month of 30.436875 days.
int order_temporal(const Value& a, const Value& b);

std::string temporal_text(const Value& value);  // ISO 8601
// A part by its name ("year", "hour", "days"); nothing where values of that type have no such part.
std::optional<Value> temporal_part(const Value& value, std::string_view name);

// From a text or a map; `type` is one of the six. Nothing where it cannot be read; `why` says what is wrong.
std::optional<Value> make_temporal(Type type, const Value& from, std::string& why);
std::optional<Value> parse_temporal(Type type, std::string_view text);

// value + duration (sign 1) or value - duration (sign -1), durations too.
Value add_duration(const Value& value, const DurationValue& duration, int sign);
Value scale_duration(const DurationValue& duration, double factor);
DurationValue normalized(double months, double days, double seconds, double nanoseconds);
// From a to b: in months and days and seconds ("between"), or in one of them alone.
enum class DurationUnit : unsigned char { kBetween, kMonths, kDays, kSeconds };
Value duration_between(const Value& a, const Value& b, DurationUnit unit);
// The start of the unit that the value is in: "year", "quarter", "month", "week", "day", "hour", "minute", "second".
std::optional<Value> truncate_temporal(std::string_view unit, const Value& value, Type type);

// Dates of the graph may be partial: 2021, 2021-03, an interval 2019/2021-05, XXXX-03-12. The first and the last day
// that such a text can mean; nothing where no year is known.
std::optional<std::int64_t> earliest_day(std::string_view partial);
std::optional<std::int64_t> latest_day(std::string_view partial);

}  // namespace edgewise::cypher
