// Temporal values from texts and from maps of parts, and the days that a partial date can mean.

#include <cmath>

#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

// Reads digits and signs from the front of a text.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}
  bool done() const { return at_ == text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  // Exactly `count` digits.
  bool digits(std::size_t count, std::int64_t& out) {
    if (run() < count) return false;
    out = 0;
    for (std::size_t i = 0; i < count; ++i) out = out * 10 + (text_[at_++] - '0');
    return true;
  }
  std::size_t run() const {
    std::size_t end = at_;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
    return end - at_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

bool read_day(Scanner& in, std::int64_t& days) {
  std::int64_t sign = 1, year = 0, month = 1, day = 1;
  const bool wide = in.peek() == '+' || in.peek() == '-';
  if (wide && in.take('-'))
    sign = -1;
  else if (wide)
    in.take('+');
  const std::size_t run = in.run();
  if (run == 8 && !wide) {  // 20150721
    if (!in.digits(4, year) || !in.digits(2, month) || !in.digits(2, day)) return false;
  } else if (run == 7 && !wide) {  // 2015202
    if (!in.digits(4, year) || !in.digits(3, day)) return false;
    days = days_from({year, 1, 1}) + day - 1;
    return day >= 1 && day <= 366;
  } else if (run == 6 && !wide) {  // 201507
    if (!in.digits(4, year) || !in.digits(2, month)) return false;
  } else {
    if (run < 4 || !in.digits(wide ? run : 4, year)) return false;
    const bool dash = in.take('-');
    if (in.take('W')) {  // 2015-W30-2, 2015W302
      std::int64_t week = 0;
      if (!in.digits(2, week)) return false;
      if (dash ? in.take('-') : in.run() == 1)
        if (!in.digits(1, day)) return false;
      const std::int64_t fourth = days_from({sign * year, 1, 4});
      const std::int64_t monday = fourth - ((fourth + 3) % 7 + 7) % 7;
      days = monday + (week - 1) * 7 + day - 1;
      return week >= 1 && week <= 53 && day >= 1 && day <= 7;
    }
    if (dash && in.run() == 3) {  // 2015-202
      if (!in.digits(3, day)) return false;
      days = days_from({sign * year, 1, 1}) + day - 1;
      return day >= 1 && day <= 366;
    }
    if (dash) {
      if (!in.digits(2, month)) return false;
      if (in.take('-') && !in.digits(2, day)) return false;
    }
  }
  year *= sign;
  if (month < 1 || month > 12 || day < 1 || day > days_in_month(year, static_cast<int>(month))) return false;
  days = days_from({year, static_cast<int>(month), static_cast<int>(day)});
  return true;
}

bool read_clock(Scanner& in, std::int64_t& nanos) {
  std::int64_t hour = 0, minute = 0, second = 0, fraction = 0;
  if (!in.digits(2, hour)) return false;
  const bool colon = in.take(':');
  if ((colon || in.run() >= 2) && !in.digits(2, minute)) return false;
  if (colon ? in.take(':') : in.run() >= 2) {
    if (!in.digits(2, second)) return false;
    if (in.take('.') || in.take(',')) {
      std::size_t run = in.run();
      if (run == 0 || run > 9 || !in.digits(run, fraction)) return false;
      for (; run < 9; ++run) fraction *= 10;
    }
  }
  if (hour > 23 || minute > 59 || second > 59) return false;
  nanos = ((hour * 60 + minute) * 60 + second) * kNanos + fraction;
  return true;
}

bool read_offset(Scanner& in, std::int32_t& offset) {
  if (in.take('Z') || in.done()) {
    offset = 0;
    return true;
  }
  const int sign = in.peek() == '-' ? -1 : 1;
  if (!in.take('-') && !in.take('+')) return false;
  std::int64_t hour = 0, minute = 0, second = 0;
  if (!in.digits(2, hour)) return false;
  if ((in.take(':') || in.run() >= 2) && !in.digits(2, minute)) return false;
  if ((in.take(':') || in.run() >= 2) && !in.digits(2, second)) return false;
  if (hour > 18 || minute > 59 || second > 59) return false;
  offset = static_cast<std::int32_t>(sign * ((hour * 60 + minute) * 60 + second));
  return true;
}

std::optional<Value> parse_duration(std::string_view text) {
  bool minus = false;
  if (!text.empty() && text[0] == '-') {
    minus = true;
    text.remove_prefix(1);
  }
  if (text.size() < 2 || text[0] != 'P') return std::nullopt;
  double months = 0, days = 0, seconds = 0;
  bool clock = false, any = false;
  std::size_t at = 1;
  while (at < text.size()) {
    if (text[at] == 'T') {
      if (clock) return std::nullopt;
      clock = true;
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (text[end] == '-' || text[end] == '+' || text[end] == '.' || text[end] == ',' ||
                                 (text[end] >= '0' && text[end] <= '9')))
      ++end;
    if (end == at || end == text.size()) return std::nullopt;
    std::string digits(text.substr(at, end - at));
    for (char& c : digits)
      if (c == ',') c = '.';
    char* stop = nullptr;
    const double number = std::strtod(digits.c_str(), &stop);
    if (stop == digits.c_str() || *stop != '\0') return std::nullopt;
    const char unit = text[end];
    if (!clock && unit == 'Y')
      months += number * 12;
    else if (!clock && unit == 'M')
      months += number;
    else if (!clock && unit == 'W')
      days += number * 7;
    else if (!clock && unit == 'D')
      days += number;
    else if (clock && unit == 'H')
      seconds += number * 3600;
    else if (clock && unit == 'M')
      seconds += number * 60;
    else if (clock && unit == 'S')
      seconds += number;
    else
      return std::nullopt;
    any = true;
    at = end + 1;
  }
  if (!any) return std::nullopt;
  const double sign = minus ? -1 : 1;
  return Value::duration(normalized(sign * months, sign * days, sign * seconds, 0));
}

// The parts of a map, as integers.
class Parts {
 public:
  Parts(const Value& map, std::string& why) : map_(map), why_(why) {}

  bool has(std::string_view key) const { return !map_.at(key).is_null(); }
  std::int64_t number(std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most) {
    const Value value = map_.at(key);
    if (value.is_null()) return fallback;
    if (!value.is(Type::kInteger) || value.as_integer() < least || value.as_integer() > most) {
      if (why_.empty())
        why_ =
            std::string(key) + " must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
      return fallback;
    }
    return value.as_integer();
  }
  double real(std::string_view key) {
    const Value value = map_.at(key);
    if (value.is_null()) return 0;
    if (!value.is_number()) {
      if (why_.empty()) why_ = std::string(key) + " must be a number";
      return 0;
    }
    return value.as_number();
  }
  bool good() const { return why_.empty(); }

  std::int64_t day() {
    CivilDay base;
    bool based = false;
    for (const char* key : {"date", "datetime"}) {
      const Value value = map_.at(key);
      if (value.is(Type::kDate)) base = civil_from(value.as_integer()), based = true;
      if (value.is(Type::kLocalDateTime) || value.is(Type::kDateTime)) {
        std::int64_t seconds = value.is(Type::kDateTime) ? value.as_date_time().seconds : value.as_integer();
        seconds -= ((seconds % kDaySeconds) + kDaySeconds) % kDaySeconds;
        base = civil_from(seconds / kDaySeconds), based = true;
      }
    }
    if (!based && !has("year")) {
      if (why_.empty()) why_ = "a date needs its year";
      return 0;
    }
    const std::int64_t year = number("year", base.year, -999999999, 999999999);
    if (has("week")) {
      const std::int64_t fourth = days_from({year, 1, 4});
      const std::int64_t monday = fourth - ((fourth + 3) % 7 + 7) % 7;
      return monday + (number("week", 1, 1, 53) - 1) * 7 + number("dayOfWeek", 1, 1, 7) - 1;
    }
    if (has("quarter")) {
      const int month = static_cast<int>((number("quarter", 1, 1, 4) - 1) * 3 + 1);
      return days_from({year, month, 1}) + number("dayOfQuarter", 1, 1, 92) - 1;
    }
    if (has("ordinalDay")) return days_from({year, 1, 1}) + number("ordinalDay", 1, 1, 366) - 1;
    const int month = static_cast<int>(number("month", based ? base.month : 1, 1, 12));
    const int day = static_cast<int>(number("day", based ? base.day : 1, 1, 31));
    if (day > days_in_month(year, month) && why_.empty()) why_ = "that month has no day " + std::to_string(day);
    return days_from({year, month, day});
  }

  std::int64_t clock() {
    std::int64_t base = 0;
    for (const char* key : {"time", "datetime"}) {
      const Value value = map_.at(key);
      if (value.is(Type::kTime) || value.is(Type::kLocalTime)) base = value.as_integer();
      if (value.is(Type::kLocalDateTime) || value.is(Type::kDateTime)) {
        const bool zoned = value.is(Type::kDateTime);
        const std::int64_t seconds = zoned ? value.as_date_time().seconds : value.as_integer();
        base = ((seconds % kDaySeconds + kDaySeconds) % kDaySeconds) * kNanos +
               (zoned ? value.as_date_time().nanoseconds : value.extra());
      }
    }
    const std::int64_t hour = number("hour", base / (3600 * kNanos), 0, 23);
    const std::int64_t minute = number("minute", base / (60 * kNanos) % 60, 0, 59);
    const std::int64_t second = number("second", base / kNanos % 60, 0, 59);
    std::int64_t fraction = base % kNanos;
    if (has("millisecond") || has("microsecond") || has("nanosecond"))
      fraction = number("millisecond", 0, 0, 999) * 1'000'000 + number("microsecond", 0, 0, 999'999) * 1'000 +
                 number("nanosecond", 0, 0, 999'999'999);
    return ((hour * 60 + minute) * 60 + second) * kNanos + fraction;
  }

  std::int32_t zone() {
    std::int32_t offset = 0;
    for (const char* key : {"time", "datetime"}) {
      const Value value = map_.at(key);
      if (value.is(Type::kTime)) offset = value.extra();
      if (value.is(Type::kDateTime)) offset = value.as_date_time().offset;
    }
    const Value value = map_.at("timezone");
    if (value.is_null()) return offset;
    if (value.is(Type::kString)) {
      Scanner in(value.as_string());
      if (read_offset(in, offset) && in.done()) return offset;
    }
    if (why_.empty()) why_ = "the timezone must be an offset like '+01:00'";
    return 0;
  }

 private:
  const Value& map_;
  std::string& why_;
};

std::optional<Value> from_map(Type type, const Value& map, std::string& why) {
  Parts parts(map, why);
  Value value;
  switch (type) {
    case Type::kDate:
      value = Value::date(parts.day());
      break;
    case Type::kLocalTime:
      value = Value::local_time(parts.clock());
      break;
    case Type::kTime: {
      const std::int64_t clock = parts.clock();
      value = Value::time(clock, parts.zone());
      break;
    }
    case Type::kLocalDateTime:
    case Type::kDateTime: {
      const std::int64_t clock = parts.clock(), seconds = parts.day() * kDaySeconds + clock / kNanos;
      const auto nanos = static_cast<std::int32_t>(clock % kNanos);
      value = type == Type::kDateTime ? Value::date_time({seconds, nanos, parts.zone()})
                                      : Value::local_date_time(seconds, nanos);
      break;
    }
    default:
      value = Value::duration(
          normalized(parts.real("years") * 12 + parts.real("quarters") * 3 + parts.real("months"),
                     parts.real("weeks") * 7 + parts.real("days"),
                     parts.real("hours") * 3600 + parts.real("minutes") * 60 + parts.real("seconds"),
                     parts.real("milliseconds") * 1e6 + parts.real("microseconds") * 1e3 + parts.real("nanoseconds")));
      break;
  }
  if (!parts.good()) return std::nullopt;
  return value;
}

// From a value of another temporal type: what they share is kept.
std::optional<Value> from_temporal(Type type, const Value& from) {
  if (from.type() == type) return from;
  if (type == Type::kDuration || from.is(Type::kDuration)) return std::nullopt;
  Map parts;
  const bool has_day = from.is(Type::kDate) || from.is(Type::kLocalDateTime) || from.is(Type::kDateTime);
  const bool has_clock = !from.is(Type::kDate);
  const bool wants_day = type == Type::kDate || type == Type::kLocalDateTime || type == Type::kDateTime;
  if (wants_day && !has_day) return std::nullopt;
  if (!wants_day && !has_clock) return std::nullopt;
  parts.emplace_back(has_day && has_clock ? "datetime" : (has_day ? "date" : "time"), from);
  std::string why;
  return from_map(type, Value::map(std::move(parts)), why);
}

std::optional<std::int64_t> day_of_partial(std::string_view partial, bool last) {
  const std::size_t slash = partial.find('/');
  if (slash != std::string_view::npos) partial = last ? partial.substr(slash + 1) : partial.substr(0, slash);
  Scanner in(partial);
  std::int64_t year = 0, month = last ? 12 : 1, day = 0;
  if (!in.digits(4, year)) return std::nullopt;
  if (in.take('-') && (!in.digits(2, month) || month < 1 || month > 12)) return std::nullopt;
  const int most = days_in_month(year, static_cast<int>(month));
  day = last ? most : 1;
  if (in.take('-') && (!in.digits(2, day) || day < 1 || day > most)) return std::nullopt;
  if (!in.done()) return std::nullopt;
  return days_from({year, static_cast<int>(month), static_cast<int>(day)});
}

}  // namespace

std::optional<Value> parse_temporal(Type type, std::string_view text) {
  if (type == Type::kDuration) return parse_duration(text);
  Scanner in(text);
  std::int64_t days = 0, nanos = 0;
  std::int32_t offset = 0;
  const bool day = type == Type::kDate || type == Type::kLocalDateTime || type == Type::kDateTime;
  if (day && !read_day(in, days)) return std::nullopt;
  if (type == Type::kDate) return in.done() ? std::optional(Value::date(days)) : std::nullopt;
  if ((!day || in.take('T')) && !read_clock(in, nanos)) return std::nullopt;
  if ((type == Type::kTime || type == Type::kDateTime) && !read_offset(in, offset)) return std::nullopt;
  if (!in.done()) return std::nullopt;
  const std::int64_t seconds = days * kDaySeconds + nanos / kNanos;
  const auto rest = static_cast<std::int32_t>(nanos % kNanos);
  if (type == Type::kLocalTime) return Value::local_time(nanos);
  if (type == Type::kTime) return Value::time(nanos, offset);
  if (type == Type::kLocalDateTime) return Value::local_date_time(seconds, rest);
  return Value::date_time({seconds, rest, offset});
}

std::optional<Value> make_temporal(Type type, const Value& from, std::string& why) {
  if (from.is(Type::kMap)) return from_map(type, from, why);
  std::optional<Value> made;
  if (from.is(Type::kString))
    made = parse_temporal(type, from.as_string());
  else if (is_temporal(from.type()))
    made = from_temporal(type, from);
  if (!made) why = std::string("no ") + type_name(type) + " can be made of it";
  return made;
}

std::optional<std::int64_t> earliest_day(std::string_view partial) {
  return day_of_partial(partial, false);
}
std::optional<std::int64_t> latest_day(std::string_view partial) {
  return day_of_partial(partial, true);
}

}  // namespace edgewise::cypher
