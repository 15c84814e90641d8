#pragma once
// Calendar arithmetic on days, months and years that may be known in part only, and their ISO text.
//
// A field of 0 is not known or not given: {2021, 3, 0} is a month, {0, 3, 13} a day of an unknown year ("XXXX-03-13").
// Gregorian, years 1 to 9999. Plain values, safe from any thread.

#include <cstdint>
#include <string_view>

#include "edgewise/base/arena.hpp"

namespace edgewise {

struct Civil {
  std::int16_t year = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;

  bool empty() const { return year == 0 && month == 0; }
  bool whole() const { return year != 0 && month != 0 && day != 0; }
  friend bool operator==(Civil, Civil) = default;
};

// Whether the month has such a day; an unknown year may be a leap year.
bool valid(Civil d);
int days_in_month(int year, int month);

// Days since 1970-01-01 of a whole date, and back.
int day_number(Civil d);
Civil from_day_number(int days);
// 1 = Monday ... 7 = Sunday, of a whole date.
int weekday_of(Civil d);

// So many days on (or back). Where the year is unknown and the way leads over the end of February or of the year, the
// result is empty.
Civil add_days(Civil d, int days);
// Months on; the day is dropped. An unknown year stays unknown.
Civil add_months(Civil d, int months);

// Reads "2021", "2021-03", "2021-03-13" and anything longer that starts so ("2021-03-13T10:00"); empty where it is
// none.
Civil parse_iso(std::string_view s);
// "2021-03-13", "2021-03", "2021", "XXXX-03-13", "XXXX-03"; empty for an empty date. Memory is the arena's.
std::string_view iso(Civil d, Arena& arena);
// "begin/end".
std::string_view iso_interval(Civil begin, Civil end, Arena& arena);

}  // namespace edgewise
