#include "edgewise/mention/date_calendar.hpp"

#include <chrono>

namespace edgewise {
namespace {

namespace chr = std::chrono;

chr::year_month_day to_chrono(Civil d) {
  return chr::year_month_day(chr::year(d.year), chr::month(d.month), chr::day(d.day));
}

constexpr int kCommonYear = 2001;  // stands in for an unknown year: no leap day

std::size_t write(Civil d, char* p) {
  if (d.empty()) return 0;
  if (d.year == 0) {
    p[0] = p[1] = p[2] = p[3] = 'X';
  } else {
    int y = d.year;
    for (int i = 3; i >= 0; --i, y /= 10) p[i] = static_cast<char>('0' + y % 10);
  }
  if (d.month == 0) return 4;
  p[4] = '-';
  p[5] = static_cast<char>('0' + d.month / 10);
  p[6] = static_cast<char>('0' + d.month % 10);
  if (d.day == 0) return 7;
  p[7] = '-';
  p[8] = static_cast<char>('0' + d.day / 10);
  p[9] = static_cast<char>('0' + d.day % 10);
  return 10;
}

constexpr std::size_t kIsoLength = 10;

}  // namespace

int days_in_month(int year, int month) {
  const auto last =
      chr::year_month_day_last(chr::year(year), chr::month_day_last(chr::month(static_cast<unsigned>(month))));
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

bool valid(Civil d) {
  if (d.month > 12 || d.day > 31 || (d.day != 0 && d.month == 0)) return false;
  return d.day == 0 || d.day <= days_in_month(d.year == 0 ? 2000 : d.year, d.month);
}

int day_number(Civil d) {
  return static_cast<int>(chr::sys_days(to_chrono(d)).time_since_epoch().count());
}

Civil from_day_number(int days) {
  const chr::year_month_day d{chr::sys_days(chr::days(days))};
  return {static_cast<std::int16_t>(static_cast<int>(d.year())),
          static_cast<std::uint8_t>(static_cast<unsigned>(d.month())),
          static_cast<std::uint8_t>(static_cast<unsigned>(d.day()))};
}

int weekday_of(Civil d) {
  return static_cast<int>(chr::weekday(chr::sys_days(to_chrono(d))).iso_encoding());
}

Civil add_days(Civil d, int days) {
  if (d.month == 0 || d.day == 0) return {};
  if (d.year != 0) return from_day_number(day_number(d) + days);
  Civil in_common_year = d;
  in_common_year.year = kCommonYear;
  if (!valid(in_common_year)) return {};
  Civil to = from_day_number(day_number(in_common_year) + days);
  if (to.year != kCommonYear) return {};
  const bool crosses = (d.month <= 2) != (to.month <= 2);
  if (crosses) return {};
  to.year = 0;
  return to;
}

Civil add_months(Civil d, int months) {
  if (d.month == 0) return {};
  const int base = d.year == 0 ? kCommonYear : d.year;
  const int n = base * 12 + (d.month - 1) + months;
  return {static_cast<std::int16_t>(d.year == 0 ? 0 : n / 12), static_cast<std::uint8_t>(n % 12 + 1), 0};
}

Civil parse_iso(std::string_view s) {
  const auto number = [&](std::size_t at, std::size_t n) {
    if (s.size() < at + n) return -1;
    int v = 0;
    for (std::size_t i = at; i < at + n; ++i) {
      if (s[i] < '0' || s[i] > '9') return -1;
      v = v * 10 + (s[i] - '0');
    }
    return v;
  };
  Civil d;
  const int year = number(0, 4);
  if (year <= 0) return {};
  d.year = static_cast<std::int16_t>(year);
  const int month = s.size() > 4 && s[4] == '-' ? number(5, 2) : -1;
  if (month < 1 || month > 12) return d;
  d.month = static_cast<std::uint8_t>(month);
  const int day = s.size() > 7 && s[7] == '-' ? number(8, 2) : -1;
  if (day >= 1 && day <= days_in_month(year, month)) d.day = static_cast<std::uint8_t>(day);
  return d;
}

std::string_view iso(Civil d, Arena& arena) {
  char buffer[kIsoLength];
  return arena.copy({buffer, write(d, buffer)});
}

std::string_view iso_interval(Civil begin, Civil end, Arena& arena) {
  char buffer[2 * kIsoLength + 1];
  std::size_t n = write(begin, buffer);
  if (n == 0 || end.empty()) return {};
  buffer[n++] = '/';
  n += write(end, buffer + n);
  return arena.copy({buffer, n});
}

}  // namespace edgewise
