#include "query/cypher/temporal.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace edgewise::cypher {
namespace {

template <typename T>
int sign_of(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0) && ((a < 0) != (b < 0)) ? 1 : 0);
}
std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  return a - floor_div(a, b) * b;
}

std::string fraction_text(std::int64_t nanos) {
  if (nanos == 0) return {};
  std::string text = fmt::format(".{:09}", nanos);
  text.erase(text.find_last_not_of('0') + 1);
  return text;
}

std::string day_text(std::int64_t days) {
  const CivilDay day = civil_from(days);
  if (day.year >= 0 && day.year <= 9999) return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  return fmt::format("{:+05}-{:02}-{:02}", day.year, day.month, day.day);
}

std::string clock_text(std::int64_t nanos_of_day) {
  const std::int64_t seconds = nanos_of_day / kNanos, nanos = nanos_of_day % kNanos;
  std::string text = fmt::format("{:02}:{:02}", seconds / 3600, seconds / 60 % 60);
  if (seconds % 60 != 0 || nanos != 0) text += fmt::format(":{:02}{}", seconds % 60, fraction_text(nanos));
  return text;
}

std::string offset_text(std::int32_t offset) {
  if (offset == 0) return "Z";
  const int away = std::abs(offset);
  std::string text = fmt::format("{}{:02}:{:02}", offset < 0 ? '-' : '+', away / 3600, away / 60 % 60);
  if (away % 60 != 0) text += fmt::format(":{:02}", away % 60);
  return text;
}

std::string moment_text(std::int64_t seconds, std::int32_t nanos) {
  const std::int64_t days = floor_div(seconds, kDaySeconds);
  return day_text(days) + "T" + clock_text((seconds - days * kDaySeconds) * kNanos + nanos);
}

std::string duration_text(const DurationValue& d) {
  std::string text = "P";
  if (const std::int64_t years = d.months / 12) text += fmt::format("{}Y", years);
  if (const std::int64_t months = d.months % 12) text += fmt::format("{}M", months);
  if (d.days != 0) text += fmt::format("{}D", d.days);
  // Nanoseconds are never negative: -1.5 s is kept as -2 s and 500,000,000 ns.
  std::int64_t seconds = d.seconds, nanos = d.nanoseconds;
  if (seconds < 0 && nanos > 0) {
    ++seconds;
    nanos -= kNanos;
  }
  if (seconds == 0 && nanos == 0) return text == "P" ? "PT0S" : text;
  text += 'T';
  if (const std::int64_t hours = seconds / 3600) text += fmt::format("{}H", hours);
  if (const std::int64_t minutes = seconds / 60 % 60) text += fmt::format("{}M", minutes);
  const std::int64_t rest = seconds % 60;
  if (rest != 0 || nanos != 0)
    text += fmt::format("{}{}{}S", (rest < 0 || nanos < 0) && rest == 0 ? "-" : "", rest,
                        fraction_text(nanos < 0 ? -nanos : nanos));
  return text;
}

// Average length in seconds: only for ordering.
double length_of(const DurationValue& d) {
  return static_cast<double>(d.months) * 2629746.0 + static_cast<double>(d.days) * 86400.0 +
         static_cast<double>(d.seconds) + d.nanoseconds * 1e-9;
}

std::optional<Value> day_part(std::int64_t days, std::string_view name) {
  const CivilDay day = civil_from(days);
  const std::int64_t weekday = floor_mod(days + 3, 7) + 1;  // Monday is 1
  if (name == "year") return Value::integer(day.year);
  if (name == "quarter") return Value::integer((day.month - 1) / 3 + 1);
  if (name == "month") return Value::integer(day.month);
  if (name == "day") return Value::integer(day.day);
  if (name == "ordinalDay") return Value::integer(days - days_from({day.year, 1, 1}) + 1);
  if (name == "weekDay" || name == "dayOfWeek") return Value::integer(weekday);
  if (name == "dayOfQuarter") return Value::integer(days - days_from({day.year, (day.month - 1) / 3 * 3 + 1, 1}) + 1);
  if (name == "week" || name == "weekYear") {
    const std::int64_t thursday = days - weekday + 4;
    const std::int64_t year = civil_from(thursday).year;
    if (name == "weekYear") return Value::integer(year);
    return Value::integer((thursday - days_from({year, 1, 1})) / 7 + 1);
  }
  return std::nullopt;
}

std::optional<Value> clock_part(std::int64_t nanos_of_day, std::string_view name) {
  if (name == "hour") return Value::integer(nanos_of_day / (3600 * kNanos));
  if (name == "minute") return Value::integer(nanos_of_day / (60 * kNanos) % 60);
  if (name == "second") return Value::integer(nanos_of_day / kNanos % 60);
  if (name == "millisecond") return Value::integer(nanos_of_day % kNanos / 1'000'000);
  if (name == "microsecond") return Value::integer(nanos_of_day % kNanos / 1'000);
  if (name == "nanosecond") return Value::integer(nanos_of_day % kNanos);
  return std::nullopt;
}

std::optional<Value> zone_part(std::int32_t offset, std::string_view name) {
  if (name == "offset" || name == "timezone") return Value::string(offset_text(offset));
  if (name == "offsetMinutes") return Value::integer(offset / 60);
  if (name == "offsetSeconds") return Value::integer(offset);
  return std::nullopt;
}

std::optional<Value> duration_part(const DurationValue& d, std::string_view name) {
  struct Part {
    std::string_view name;
    std::int64_t value;
  };
  const Part parts[] = {
      {"years", d.months / 12},
      {"quarters", d.months / 3},
      {"months", d.months},
      {"weeks", d.days / 7},
      {"days", d.days},
      {"hours", d.seconds / 3600},
      {"minutes", d.seconds / 60},
      {"seconds", d.seconds},
      {"milliseconds", d.seconds * 1000 + d.nanoseconds / 1'000'000},
      {"microseconds", d.seconds * 1'000'000 + d.nanoseconds / 1000},
      {"nanoseconds", d.seconds * kNanos + d.nanoseconds},
      {"quartersOfYear", d.months / 3 % 4},
      {"monthsOfYear", d.months % 12},
      {"monthsOfQuarter", d.months % 3},
      {"daysOfWeek", d.days % 7},
      {"minutesOfHour", d.seconds / 60 % 60},
      {"secondsOfMinute", d.seconds % 60},
      {"millisecondsOfSecond", d.nanoseconds / 1'000'000},
      {"microsecondsOfSecond", d.nanoseconds / 1000},
      {"nanosecondsOfSecond", d.nanoseconds},
  };
  for (const Part& part : parts)
    if (part.name == name) return Value::integer(part.value);
  return std::nullopt;
}

std::optional<Value> moment_part(std::int64_t seconds, std::int32_t nanos, std::string_view name) {
  const std::int64_t days = floor_div(seconds, kDaySeconds);
  if (std::optional<Value> part = day_part(days, name)) return part;
  return clock_part((seconds - days * kDaySeconds) * kNanos + nanos, name);
}

}  // namespace

bool is_temporal(Type type) {
  return type >= Type::kDateTime && type <= Type::kDuration;
}

std::int64_t days_from(CivilDay day) {
  // Years that begin in March put the leap day last.
  const std::int64_t year = day.month <= 2 ? day.year - 1 : day.year;
  const std::int64_t era = floor_div(year, 400), of_era = year - era * 400;
  const std::int64_t month = (day.month + 9) % 12;
  const std::int64_t of_year = (153 * month + 2) / 5 + day.day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

CivilDay civil_from(std::int64_t days) {
  days += 719468;
  const std::int64_t era = floor_div(days, 146097), of_era = days - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  CivilDay day;
  day.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
  day.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  day.year = year + era * 400 + (day.month <= 2 ? 1 : 0);
  return day;
}

int days_in_month(std::int64_t year, int month) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return month == 2 && leap ? 29 : kDays[month - 1];
}

int order_temporal(const Value& a, const Value& b) {
  switch (a.type()) {
    case Type::kDate:
    case Type::kLocalTime:
      return sign_of(a.as_integer(), b.as_integer());
    case Type::kTime: {
      const int sign = sign_of(a.as_integer() - a.extra() * kNanos, b.as_integer() - b.extra() * kNanos);
      return sign != 0 ? sign : sign_of(a.extra(), b.extra());
    }
    case Type::kLocalDateTime: {
      const int sign = sign_of(a.as_integer(), b.as_integer());
      return sign != 0 ? sign : sign_of(a.extra(), b.extra());
    }
    case Type::kDateTime: {
      const DateTimeValue &x = a.as_date_time(), &y = b.as_date_time();
      if (const int sign = sign_of(x.seconds - x.offset, y.seconds - y.offset)) return sign;
      if (const int sign = sign_of(x.nanoseconds, y.nanoseconds)) return sign;
      return sign_of(x.offset, y.offset);
    }
    default: {
      const DurationValue &x = a.as_duration(), &y = b.as_duration();
      if (const int sign = sign_of(length_of(x), length_of(y))) return sign;
      if (const int sign = sign_of(x.months, y.months)) return sign;
      return sign_of(x.days, y.days);
    }
  }
}

std::string temporal_text(const Value& value) {
  switch (value.type()) {
    case Type::kDate:
      return day_text(value.as_integer());
    case Type::kLocalTime:
      return clock_text(value.as_integer());
    case Type::kTime:
      return clock_text(value.as_integer()) + offset_text(value.extra());
    case Type::kLocalDateTime:
      return moment_text(value.as_integer(), value.extra());
    case Type::kDateTime:
      return moment_text(value.as_date_time().seconds, value.as_date_time().nanoseconds) +
             offset_text(value.as_date_time().offset);
    default:
      return duration_text(value.as_duration());
  }
}

std::optional<Value> temporal_part(const Value& value, std::string_view name) {
  switch (value.type()) {
    case Type::kDate:
      return day_part(value.as_integer(), name);
    case Type::kLocalTime:
      return clock_part(value.as_integer(), name);
    case Type::kTime: {
      std::optional<Value> part = clock_part(value.as_integer(), name);
      return part ? part : zone_part(value.extra(), name);
    }
    case Type::kLocalDateTime:
      return moment_part(value.as_integer(), value.extra(), name);
    case Type::kDateTime: {
      const DateTimeValue& moment = value.as_date_time();
      if (name == "epochSeconds") return Value::integer(moment.seconds - moment.offset);
      if (name == "epochMillis")
        return Value::integer((moment.seconds - moment.offset) * 1000 + moment.nanoseconds / 1'000'000);
      std::optional<Value> part = moment_part(moment.seconds, moment.nanoseconds, name);
      return part ? part : zone_part(moment.offset, name);
    }
    default:
      return duration_part(value.as_duration(), name);
  }
}

}  // namespace edgewise::cypher
