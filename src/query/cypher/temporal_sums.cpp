// Sums and differences of temporal values.

#include <cmath>

#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0) && ((a < 0) != (b < 0)) ? 1 : 0);
}

// A moment without its zone: days and nanoseconds of the day.
struct Moment {
  std::int64_t days = 0, nanos = 0;
};

Moment moment_of(const Value& value) {
  switch (value.type()) {
    case Type::kDate:
      return {value.as_integer(), 0};
    case Type::kTime:
    case Type::kLocalTime:
      return {0, value.as_integer()};
    default: {
      const bool zoned = value.is(Type::kDateTime);
      const std::int64_t seconds = zoned ? value.as_date_time().seconds : value.as_integer();
      const std::int64_t days = floor_div(seconds, kDaySeconds);
      return {days,
              (seconds - days * kDaySeconds) * kNanos + (zoned ? value.as_date_time().nanoseconds : value.extra())};
    }
  }
}

std::int64_t add_months(std::int64_t days, std::int64_t months) {
  CivilDay day = civil_from(days);
  const std::int64_t all = day.year * 12 + day.month - 1 + months;
  day.year = floor_div(all, 12);
  day.month = static_cast<int>(all - day.year * 12) + 1;
  day.day = std::min(day.day, days_in_month(day.year, day.month));
  return days_from(day);
}

// A value of the type of `like` at the moment.
Value at_moment(const Value& like, Moment moment) {
  const std::int64_t over = floor_div(moment.nanos, kDaySeconds * kNanos);
  moment.days += over;
  moment.nanos -= over * kDaySeconds * kNanos;
  const std::int64_t seconds = moment.days * kDaySeconds + moment.nanos / kNanos;
  const auto rest = static_cast<std::int32_t>(moment.nanos % kNanos);
  switch (like.type()) {
    case Type::kDate:
      return Value::date(moment.days);
    case Type::kTime:
      return Value::time(moment.nanos, like.extra());
    case Type::kLocalTime:
      return Value::local_time(moment.nanos);
    case Type::kLocalDateTime:
      return Value::local_date_time(seconds, rest);
    default:
      return Value::date_time({seconds, rest, like.as_date_time().offset});
  }
}

std::int32_t offset_of(const Value& value) {
  if (value.is(Type::kDateTime)) return value.as_date_time().offset;
  return value.is(Type::kTime) ? value.extra() : 0;
}

bool has_day(const Value& value) {
  return !value.is(Type::kTime) && !value.is(Type::kLocalTime);
}

}  // namespace

DurationValue normalized(double months, double days, double seconds, double nanoseconds) {
  // Fractions of a month go to days (30.436875 of them), those of a day to seconds.
  const double whole_months = std::trunc(months);
  days += (months - whole_months) * 30.436875;
  const double whole_days = std::trunc(days);
  seconds += (days - whole_days) * 86400.0;
  double whole_seconds = std::floor(seconds);
  double nanos = std::round((seconds - whole_seconds) * 1e9) + nanoseconds;
  const double carry = std::floor(nanos / 1e9);
  whole_seconds += carry;
  nanos -= carry * 1e9;
  DurationValue value;
  value.months = static_cast<std::int64_t>(whole_months);
  value.days = static_cast<std::int64_t>(whole_days);
  value.seconds = static_cast<std::int64_t>(whole_seconds);
  value.nanoseconds = static_cast<std::int32_t>(nanos);
  return value;
}

Value add_duration(const Value& value, const DurationValue& duration, int sign) {
  if (value.is(Type::kDuration)) {
    const DurationValue& first = value.as_duration();
    DurationValue sum;
    sum.months = first.months + sign * duration.months;
    sum.days = first.days + sign * duration.days;
    const std::int64_t nanos = first.nanoseconds + sign * static_cast<std::int64_t>(duration.nanoseconds);
    const std::int64_t carry = floor_div(nanos, kNanos);
    sum.seconds = first.seconds + sign * duration.seconds + carry;
    sum.nanoseconds = static_cast<std::int32_t>(nanos - carry * kNanos);
    return Value::duration(sum);
  }
  Moment moment = moment_of(value);
  std::int64_t seconds = sign * duration.seconds;
  if (has_day(value)) {
    moment.days = add_months(moment.days, sign * duration.months) + sign * duration.days;
    moment.days += seconds / kDaySeconds;
    seconds %= kDaySeconds;
  } else {
    seconds %= kDaySeconds;
  }
  if (!value.is(Type::kDate)) moment.nanos += seconds * kNanos + sign * static_cast<std::int64_t>(duration.nanoseconds);
  return at_moment(value, moment);
}

Value scale_duration(const DurationValue& d, double factor) {
  return Value::duration(normalized(static_cast<double>(d.months) * factor, static_cast<double>(d.days) * factor,
                                    static_cast<double>(d.seconds) * factor, std::round(d.nanoseconds * factor)));
}

Value duration_between(const Value& a, const Value& b, DurationUnit unit) {
  Moment from = moment_of(a), to = moment_of(b);
  // A value without a day takes the other's.
  if (!has_day(a)) from.days = to.days = 0;
  if (!has_day(b)) to.days = from.days = 0;
  // Compared at one offset.
  const bool zoned = (a.is(Type::kDateTime) || a.is(Type::kTime)) && (b.is(Type::kDateTime) || b.is(Type::kTime));
  if (zoned) to.nanos += (static_cast<std::int64_t>(offset_of(a)) - offset_of(b)) * kNanos;
  constexpr std::int64_t kDayNanos = kDaySeconds * kNanos;
  const std::int64_t over = floor_div(to.nanos, kDayNanos);
  to.days += over;
  to.nanos -= over * kDayNanos;

  DurationValue result;
  std::int64_t days = to.days - from.days, nanos = to.nanos - from.nanos;
  // Days and nanoseconds of one sign.
  if (days > 0 && nanos < 0) --days, nanos += kDayNanos;
  if (days < 0 && nanos > 0) ++days, nanos -= kDayNanos;
  if (unit == DurationUnit::kBetween || unit == DurationUnit::kMonths) {
    const CivilDay x = civil_from(from.days), y = civil_from(to.days);
    std::int64_t months = (y.year - x.year) * 12 + y.month - x.month;
    const auto reaches = [&](std::int64_t n) {
      const std::int64_t day = add_months(from.days, n);
      return n > 0 ? day < to.days || (day == to.days && from.nanos <= to.nanos)
                   : day > to.days || (day == to.days && from.nanos >= to.nanos);
    };
    if (months > 0 && !reaches(months)) --months;
    if (months < 0 && !reaches(months)) ++months;
    result.months = months;
    days = to.days - add_months(from.days, months);
    nanos = to.nanos - from.nanos;
    if (days > 0 && nanos < 0) --days, nanos += kDayNanos;
    if (days < 0 && nanos > 0) ++days, nanos -= kDayNanos;
    if (unit == DurationUnit::kMonths) return Value::duration(result);
  }
  if (unit != DurationUnit::kSeconds) {
    result.days = days;
    if (unit == DurationUnit::kDays) return Value::duration(result);
  } else {
    result.seconds = days * kDaySeconds;
  }
  const std::int64_t whole = floor_div(nanos, kNanos);
  result.seconds += whole;
  result.nanoseconds = static_cast<std::int32_t>(nanos - whole * kNanos);
  return Value::duration(result);
}

std::optional<Value> truncate_temporal(std::string_view unit, const Value& value, Type type) {
  std::string why;
  const std::optional<Value> made = make_temporal(type, value, why);
  if (!made) return std::nullopt;
  Moment moment = moment_of(*made);
  const CivilDay day = civil_from(moment.days);
  const auto clock_to = [&](std::int64_t size) { moment.nanos -= moment.nanos % size; };
  if (unit == "millennium" || unit == "century" || unit == "decade") {
    const std::int64_t size = unit == "decade" ? 10 : (unit == "century" ? 100 : 1000);
    moment = {days_from({floor_div(day.year, size) * size, 1, 1}), 0};
  } else if (unit == "year") {
    moment = {days_from({day.year, 1, 1}), 0};
  } else if (unit == "quarter") {
    moment = {days_from({day.year, (day.month - 1) / 3 * 3 + 1, 1}), 0};
  } else if (unit == "month") {
    moment = {days_from({day.year, day.month, 1}), 0};
  } else if (unit == "week") {
    moment = {moment.days - ((moment.days + 3) % 7 + 7) % 7, 0};
  } else if (unit == "day") {
    moment.nanos = 0;
  } else if (unit == "hour") {
    clock_to(3600 * kNanos);
  } else if (unit == "minute") {
    clock_to(60 * kNanos);
  } else if (unit == "second") {
    clock_to(kNanos);
  } else if (unit == "millisecond") {
    clock_to(1'000'000);
  } else if (unit == "microsecond") {
    clock_to(1'000);
  } else {
    return std::nullopt;
  }
  return at_moment(*made, moment);
}

}  // namespace edgewise::cypher
