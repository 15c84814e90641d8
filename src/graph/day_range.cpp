#include "graph/day_range.hpp"

#include <algorithm>
#include <chrono>

namespace edgewise {
namespace {

// Decimal digits [begin, begin + n) of the text; -1 where they are not all there.
int digits(std::string_view text, std::size_t begin, std::size_t n) {
  if (begin + n > text.size()) return -1;
  int value = 0;
  for (std::size_t i = begin; i < begin + n; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int days(std::chrono::year_month_day date) {
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::optional<DayRange> one_date(std::string_view iso) {
  using namespace std::chrono;
  const int y = digits(iso, 0, 4);
  if (y < 0) return std::nullopt;
  if (iso.size() == 4) return DayRange{days(year(y) / 1 / 1), days(year(y) / 12 / 31)};
  const int m = digits(iso, 5, 2);
  if (iso[4] != '-' || m < 1 || m > 12) return std::nullopt;
  const year_month month = year(y) / m;
  if (iso.size() == 7) return DayRange{days(month / 1), days(month / last)};
  const int d = digits(iso, 8, 2);
  if (iso.size() < 10 || iso[7] != '-' || d < 1 || !(month / d).ok()) return std::nullopt;
  return DayRange{days(month / d), days(month / d)};
}

}  // namespace

std::optional<DayRange> day_range(std::string_view iso) {
  const std::size_t slash = iso.find('/');
  if (slash == std::string_view::npos) return one_date(iso);
  const auto from = one_date(iso.substr(0, slash));
  const auto to = one_date(iso.substr(slash + 1));
  if (!from || !to) return std::nullopt;
  return DayRange{std::min(from->first, to->first), std::max(from->last, to->last)};
}

}  // namespace edgewise
