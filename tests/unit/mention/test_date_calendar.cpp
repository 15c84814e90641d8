#include <doctest/doctest.h>

#include "edgewise/mention/date_calendar.hpp"

using namespace edgewise;

TEST_CASE("days over the ends of months and years") {
  CHECK(add_days({2020, 2, 28}, 1) == Civil{2020, 2, 29});
  CHECK(add_days({2019, 12, 31}, 1) == Civil{2020, 1, 1});
  CHECK(add_days({2020, 3, 1}, -366) == Civil{2019, 3, 1});
  CHECK(weekday_of({2021, 3, 13}) == 6);
  CHECK(weekday_of({2018, 11, 9}) == 5);
}

TEST_CASE("a day of an unknown year moves only where no leap day can lie between") {
  CHECK(add_days({0, 3, 13}, -2) == Civil{0, 3, 11});
  CHECK(add_days({0, 3, 1}, -1).empty());
  CHECK(add_days({0, 12, 31}, 1).empty());
}

TEST_CASE("months keep an unknown year unknown") {
  CHECK(add_months({2018, 11, 9}, 3) == Civil{2019, 2, 0});
  CHECK(add_months({2018, 1, 0}, -1) == Civil{2017, 12, 0});
  CHECK(add_months({0, 5, 1}, 1) == Civil{0, 6, 0});
}

TEST_CASE("ISO text, read and written") {
  Arena arena;
  CHECK(iso({2021, 3, 13}, arena) == "2021-03-13");
  CHECK(iso({2021, 3, 0}, arena) == "2021-03");
  CHECK(iso({2021, 0, 0}, arena) == "2021");
  CHECK(iso({0, 3, 13}, arena) == "XXXX-03-13");
  CHECK(iso({}, arena).empty());
  CHECK(iso_interval({2018, 1, 0}, {2018, 8, 0}, arena) == "2018-01/2018-08");
  CHECK(parse_iso("2016-07-31T10:00:00Z") == Civil{2016, 7, 31});
  CHECK(parse_iso("2016-07") == Civil{2016, 7, 0});
  CHECK(parse_iso("2016-02-30") == Civil{2016, 2, 0});
  CHECK(parse_iso("soon").empty());
}
