// Days, times and durations; earliest() and latest() for the graph's partial dates.

#include "query/cypher/functions.hpp"
#include "query/cypher/runtime.hpp"
#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

constexpr TypeSet kString = set_of(Type::kString), kMap = set_of(Type::kMap), kDate = set_of(Type::kDate);
constexpr TypeSet kSource = kString | kMap | kTemporalType;
constexpr TypeSet kMoment = kTemporalType & ~set_of(Type::kDuration);

// There is no clock here: the same query gives the same rows on every day. Today is what the query says it is.
template <Type Of>
Value make(Runtime&, const Expr& call, std::span<Value> a) {
  std::string why;
  std::optional<Value> made = make_temporal(Of, a[0], why);
  if (!made)
    runtime_error(ErrorKind::kArgument, "InvalidArgumentValue", std::string("this is no ") + type_name(Of) + ": " + why,
                  *call.args[0]);
  return *made;
}

template <DurationUnit Unit>
Value between(Runtime&, const Expr&, std::span<Value> a) {
  return duration_between(a[0], a[1], Unit);
}

template <Type Of>
Value truncate(Runtime&, const Expr& call, std::span<Value> a) {
  std::optional<Value> cut = truncate_temporal(a[0].as_string(), a[1], Of);
  if (!cut) runtime_error(ErrorKind::kArgument, "InvalidArgumentValue", "it cannot be cut to that unit", *call.args[0]);
  return *cut;
}

// A day is its own first and last.
template <std::optional<std::int64_t> (*Of)(std::string_view)>
Value bound(Runtime&, const Expr&, std::span<Value> a) {
  if (a[0].is(Type::kDate)) return a[0];
  const std::optional<std::int64_t> day = Of(a[0].as_string());
  return day ? Value::date(*day) : Value();
}

constexpr Function kFunctions[] = {
    {"date", 1, 1, {kSource, 0, 0}, kDate, true, make<Type::kDate>},
    {"time", 1, 1, {kSource, 0, 0}, set_of(Type::kTime), true, make<Type::kTime>},
    {"localtime", 1, 1, {kSource, 0, 0}, set_of(Type::kLocalTime), true, make<Type::kLocalTime>},
    {"datetime", 1, 1, {kSource, 0, 0}, set_of(Type::kDateTime), true, make<Type::kDateTime>},
    {"localdatetime", 1, 1, {kSource, 0, 0}, set_of(Type::kLocalDateTime), true, make<Type::kLocalDateTime>},
    {"duration", 1, 1, {kSource, 0, 0}, set_of(Type::kDuration), true, make<Type::kDuration>},
    {"duration.between", 2, 2, {kMoment, kMoment, 0}, set_of(Type::kDuration), true, between<DurationUnit::kBetween>},
    {"duration.inMonths", 2, 2, {kMoment, kMoment, 0}, set_of(Type::kDuration), true, between<DurationUnit::kMonths>},
    {"duration.inDays", 2, 2, {kMoment, kMoment, 0}, set_of(Type::kDuration), true, between<DurationUnit::kDays>},
    {"duration.inSeconds", 2, 2, {kMoment, kMoment, 0}, set_of(Type::kDuration), true, between<DurationUnit::kSeconds>},
    {"date.truncate", 2, 2, {kString, kMoment, 0}, kDate, true, truncate<Type::kDate>},
    {"datetime.truncate", 2, 2, {kString, kMoment, 0}, set_of(Type::kDateTime), true, truncate<Type::kDateTime>},
    {"localdatetime.truncate",
     2,
     2,
     {kString, kMoment, 0},
     set_of(Type::kLocalDateTime),
     true,
     truncate<Type::kLocalDateTime>},
    {"time.truncate", 2, 2, {kString, kMoment, 0}, set_of(Type::kTime), true, truncate<Type::kTime>},
    {"localtime.truncate", 2, 2, {kString, kMoment, 0}, set_of(Type::kLocalTime), true, truncate<Type::kLocalTime>},
    {"earliest", 1, 1, {kString | kDate, 0, 0}, kDate, true, bound<earliest_day>},
    {"latest", 1, 1, {kString | kDate, 0, 0}, kDate, true, bound<latest_day>},
};

}  // namespace

std::span<const Function> temporal_functions() {
  return kFunctions;
}

}  // namespace edgewise::cypher
