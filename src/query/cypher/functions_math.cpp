#include <cmath>
#include <numbers>
#include <random>

#include "query/cypher/functions.hpp"
#include "query/cypher/runtime.hpp"

namespace edgewise::cypher {
namespace {

constexpr TypeSet kInteger = set_of(Type::kInteger), kFloat = set_of(Type::kFloat), kBoolean = set_of(Type::kBoolean),
                  kString = set_of(Type::kString);

template <double (*Of)(double)>
Value real(Runtime&, const Expr&, std::span<Value> a) {
  return Value::real(Of(a[0].as_number()));
}

double cot(double x) {
  return 1.0 / std::tan(x);
}
double haversin(double x) {
  return std::sin(x / 2) * std::sin(x / 2);
}
double degrees(double x) {
  return x * 180.0 / std::numbers::pi;
}
double radians(double x) {
  return x * std::numbers::pi / 180.0;
}

Value absolute(Runtime&, const Expr& call, std::span<Value> a) {
  if (a[0].is(Type::kFloat)) return Value::real(std::fabs(a[0].as_float()));
  const std::int64_t number = a[0].as_integer();
  if (number == std::numeric_limits<std::int64_t>::min())
    runtime_error(ErrorKind::kArithmetic, "IntegerOverflow", "the result is too large for an integer", call);
  return Value::integer(number < 0 ? -number : number);
}

Value sign(Runtime&, const Expr&, std::span<Value> a) {
  const double number = a[0].as_number();
  return Value::integer(number > 0 ? 1 : (number < 0 ? -1 : 0));
}

// Half goes up, or as the mode says: UP, DOWN, CEILING, FLOOR, HALF_UP, HALF_DOWN, HALF_EVEN.
Value round(Runtime&, const Expr& call, std::span<Value> a) {
  const double number = a[0].as_number();
  if (!std::isfinite(number)) return Value::real(number);
  const std::int64_t digits = a.size() > 1 ? a[1].as_integer() : 0;
  if (digits < 0 || digits > 300)
    runtime_error(ErrorKind::kArgument, "NumberOutOfRange", "the number of digits is from 0 to 300", *call.args[1]);
  const double scale = std::pow(10.0, static_cast<double>(digits)), scaled = number * scale;
  if (!std::isfinite(scaled)) return Value::real(number);
  double whole = 0;
  const std::string_view mode = a.size() > 2 ? a[2].as_string() : std::string_view(digits == 0 ? "UP_HALF" : "HALF_UP");
  if (mode == "UP_HALF")
    whole = std::floor(scaled + 0.5);
  else if (mode == "HALF_UP")
    whole = std::round(scaled);
  else if (mode == "UP")
    whole = scaled < 0 ? std::floor(scaled) : std::ceil(scaled);
  else if (mode == "DOWN")
    whole = std::trunc(scaled);
  else if (mode == "CEILING")
    whole = std::ceil(scaled);
  else if (mode == "FLOOR")
    whole = std::floor(scaled);
  else if (mode == "HALF_DOWN")
    whole = scaled < 0 ? std::floor(scaled + 0.5) : std::ceil(scaled - 0.5);
  else if (mode == "HALF_EVEN")
    whole = std::nearbyint(scaled);
  else
    runtime_error(ErrorKind::kArgument, "InvalidArgumentValue", "there is no such way of rounding", *call.args[2]);
  return Value::real(whole / scale);
}

Value is_nan(Runtime&, const Expr&, std::span<Value> a) {
  return Value::boolean(a[0].is(Type::kFloat) && std::isnan(a[0].as_float()));
}

Value atan2(Runtime&, const Expr&, std::span<Value> a) {
  return Value::real(std::atan2(a[0].as_number(), a[1].as_number()));
}

Value rand(Runtime& runtime, const Expr&, std::span<Value>) {
  return Value::real(static_cast<double>(runtime.random() >> 11) * 0x1.0p-53);
}
Value pi(Runtime&, const Expr&, std::span<Value>) {
  return Value::real(std::numbers::pi);
}
Value e(Runtime&, const Expr&, std::span<Value>) {
  return Value::real(std::numbers::e);
}

constexpr Function kFunctions[] = {
    {"abs", 1, 1, {kNumberType, 0, 0}, kNumberType, true, absolute},
    {"ceil", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::ceil>},
    {"floor", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::floor>},
    {"round", 1, 3, {kNumberType, kInteger, kString}, kFloat, true, round},
    {"sign", 1, 1, {kNumberType, 0, 0}, kInteger, true, sign},
    {"isNaN", 1, 1, {kNumberType, 0, 0}, kBoolean, true, is_nan},
    {"sqrt", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::sqrt>},
    {"exp", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::exp>},
    {"log", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::log>},
    {"log10", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::log10>},
    {"sin", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::sin>},
    {"cos", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::cos>},
    {"tan", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::tan>},
    {"cot", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<cot>},
    {"asin", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::asin>},
    {"acos", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::acos>},
    {"atan", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<std::atan>},
    {"atan2", 2, 2, {kNumberType, kNumberType, 0}, kFloat, true, atan2},
    {"degrees", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<degrees>},
    {"radians", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<radians>},
    {"haversin", 1, 1, {kNumberType, 0, 0}, kFloat, true, real<haversin>},
    {"rand", 0, 0, {0, 0, 0}, kFloat, false, rand},
    {"pi", 0, 0, {0, 0, 0}, kFloat, false, pi},
    {"e", 0, 0, {0, 0, 0}, kFloat, false, e},
};

}  // namespace

std::span<const Function> math_functions() {
  return kFunctions;
}

}  // namespace edgewise::cypher
