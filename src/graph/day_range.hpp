#pragma once
// Dates as ranges of days, to ask whether two of them overlap. Private to src/graph.

#include <optional>
#include <string_view>

namespace edgewise {

struct DayRange {
  int first = 0, last = 0;  // days since 1970-01-01, both inclusive
};

// "2016", "2016-07", "2016-07-31" or "A/B" of those; nothing where the year is unknown ("XXXX-03-13") or the form is
// another.
std::optional<DayRange> day_range(std::string_view iso);

inline bool overlap(DayRange a, DayRange b) {
  return a.first <= b.last && b.first <= a.last;
}
inline DayRange widened(DayRange r, int days) {
  return {r.first - days, r.last + days};
}

}  // namespace edgewise
