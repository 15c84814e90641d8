#include "edgewise/query/cypher/value.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "query/cypher/temporal.hpp"
#include "query/cypher/value_text.hpp"

using namespace edgewise::cypher;

TEST_CASE("equality knows true, false and unknown") {
  const Value null;
  CHECK(equals(Value::integer(1), Value::real(1.0)) == Truth::kTrue);
  CHECK(equals(Value::integer(1), Value::string("1")) == Truth::kFalse);
  CHECK(equals(Value::integer(1), null) == Truth::kUnknown);
  CHECK(equals(Value::list({null}), Value::list({Value::integer(1)})) == Truth::kUnknown);
  CHECK(equals(Value::list({null, Value::integer(1)}), Value::list({null, Value::integer(2)})) == Truth::kFalse);
  CHECK(equals(Value::real(std::nan("")), Value::real(std::nan(""))) == Truth::kFalse);
  CHECK(same(Value::real(std::nan("")), Value::real(std::nan(""))));
  CHECK(same(null, null));
}

TEST_CASE("large integers and floats compare exactly") {
  const Value large = Value::integer(9007199254740993), near = Value::real(9007199254740992.0);
  CHECK(equals(large, near) == Truth::kFalse);
  CHECK(order(near, large) < 0);
  CHECK(order(Value::real(-1e300), Value::integer(INT64_MIN)) < 0);
  CHECK(hash(Value::integer(3)) == hash(Value::real(3.0)));
}

TEST_CASE("every two kinds of values have an order, null last") {
  const Value ascending[] = {Value::map({}),         Value::node(3),   Value::relationship(1),    Value::list({}),
                             Value::path({{1}, {}}), Value::date(3),   Value::string("a"),        Value::boolean(false),
                             Value::integer(-1),     Value::real(2.5), Value::real(std::nan("")), Value()};
  for (std::size_t i = 0; i + 1 < std::size(ascending); ++i) {
    CHECK(order(ascending[i], ascending[i + 1]) < 0);
    CHECK(order(ascending[i + 1], ascending[i]) > 0);
  }
}

TEST_CASE("what cannot be compared is unknown") {
  CHECK(compare(Value::integer(1), Value::string("a"), Comparison::kLess) == Truth::kUnknown);
  CHECK(compare(Value::real(std::nan("")), Value::integer(1), Comparison::kGreaterEqual) == Truth::kFalse);
  CHECK(compare(Value::string("a"), Value::string("b"), Comparison::kLess) == Truth::kTrue);
}

TEST_CASE("a map has each key once, in order; copies share") {
  const Value map = Value::map({{"b", Value::integer(1)}, {"a", Value::integer(2)}, {"b", Value::integer(3)}});
  REQUIRE(map.as_map().size() == 2);
  CHECK(map.as_map()[0].first == "a");
  CHECK(map.at("b").as_integer() == 3);
  Value copy = map;
  copy = copy.at("a");
  CHECK(copy.as_integer() == 2);
  CHECK(map.at("zz").is_null());
  CHECK(literal_text(map) == "{a: 2, b: 3}");
}

TEST_CASE("floats as text read back the same") {
  CHECK(float_text(1) == "1.0");
  CHECK(float_text(1e21) == "1.0E21");
  CHECK(float_text(1.5e-7) == "1.5E-7");
  CHECK(float_text(-HUGE_VAL) == "-Infinity");
}

TEST_CASE("days, months and partial dates") {
  CHECK(days_from({1970, 1, 1}) == 0);
  CHECK(days_from({2000, 3, 1}) - days_from({2000, 2, 28}) == 2);
  const CivilDay day = civil_from(days_from({1899, 12, 31}));
  CHECK(day.year == 1899);
  CHECK(day.month == 12);
  CHECK(day.day == 31);
  CHECK(earliest_day("2021") == days_from({2021, 1, 1}));
  CHECK(latest_day("2021-02") == days_from({2021, 2, 28}));
  CHECK(latest_day("2019-05/2020") == days_from({2020, 12, 31}));
  CHECK_FALSE(earliest_day("XXXX-03"));
  CHECK_FALSE(earliest_day("2021-13"));
  CHECK_FALSE(parse_temporal(Type::kDate, "2021-02-30"));
  CHECK(temporal_text(*parse_temporal(Type::kDateTime, "2021-03-13T10:15:30.5+01:00")) ==
        "2021-03-13T10:15:30.5+01:00");
  CHECK(temporal_text(*parse_temporal(Type::kDuration, "P1Y2M3DT4H-5M")) == "P1Y2M3DT3H55M");
}
