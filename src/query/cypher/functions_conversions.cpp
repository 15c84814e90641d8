// From one type to another, and what is not null.

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "query/cypher/functions.hpp"
#include "query/cypher/runtime.hpp"
#include "query/cypher/value_text.hpp"

namespace edgewise::cypher {
namespace {

constexpr TypeSet kString = set_of(Type::kString), kBoolean = set_of(Type::kBoolean), kInteger = set_of(Type::kInteger),
                  kFloat = set_of(Type::kFloat), kList = set_of(Type::kList);

std::string trimmed_lower(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t' || text.front() == '\n')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\n')) text.remove_suffix(1);
  std::string out;
  for (const char c : text) out += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return out;
}

Value boolean_of(const Value& value) {
  if (value.is(Type::kBoolean)) return value;
  if (value.is(Type::kInteger)) return Value::boolean(value.as_integer() != 0);
  const std::string text = trimmed_lower(value.as_string());
  if (text == "true") return Value::boolean(true);
  if (text == "false") return Value::boolean(false);
  return Value();
}

bool read_float(std::string_view raw, double& out) {
  const std::string text = trimmed_lower(raw);
  if (text.empty() || text.find('x') != std::string::npos) return false;
  char* end = nullptr;
  out = std::strtod(text.c_str(), &end);
  return end == text.c_str() + text.size();
}

Value integer_of(const Value& value) {
  switch (value.type()) {
    case Type::kInteger:
      return value;
    case Type::kBoolean:
      return Value::integer(value.as_boolean() ? 1 : 0);
    case Type::kFloat: {
      const double number = value.as_float();
      if (!(number >= -9223372036854775808.0 && number < 9223372036854775808.0)) return Value();
      return Value::integer(static_cast<std::int64_t>(number));
    }
    default: {
      const std::string text = trimmed_lower(value.as_string());
      std::int64_t whole = 0;
      const char* begin = text.data() + (text.starts_with("+") ? 1 : 0);
      const auto [end, error] = std::from_chars(begin, text.data() + text.size(), whole);
      if (error == std::errc() && end == text.data() + text.size()) return Value::integer(whole);
      double number = 0;
      if (!read_float(text, number) || !std::isfinite(number)) return Value();
      return integer_of(Value::real(number));
    }
  }
}

Value float_of(const Value& value) {
  if (value.is(Type::kFloat)) return value;
  if (value.is(Type::kInteger)) return Value::real(static_cast<double>(value.as_integer()));
  double number = 0;
  return read_float(value.as_string(), number) ? Value::real(number) : Value();
}

Value string_of(const Value& value) {
  return value.is(Type::kString) ? value : Value::string(plain_text(value));
}

constexpr TypeSet kToBoolean = kBoolean | kString | kInteger, kToInteger = kInteger | kFloat | kString | kBoolean,
                  kToFloat = kInteger | kFloat | kString,
                  kToString = kInteger | kFloat | kString | kBoolean | kTemporalType;

template <Value (*Convert)(const Value&)>
Value convert(Runtime&, const Expr&, std::span<Value> a) {
  return Convert(a[0]);
}
// ...OrNull: null where the value is of a kind that cannot be converted.
template <Value (*Convert)(const Value&), TypeSet Accepts>
Value or_null(Runtime&, const Expr&, std::span<Value> a) {
  return (Accepts & set_of(a[0].type())) != 0 ? Convert(a[0]) : Value();
}
template <Value (*Convert)(const Value&), TypeSet Accepts>
Value each(Runtime&, const Expr&, std::span<Value> a) {
  List items;
  for (const Value& item : a[0].as_list())
    items.push_back((Accepts & set_of(item.type())) != 0 ? Convert(item) : Value());
  return Value::list(std::move(items));
}

Value coalesce(Runtime&, const Expr&, std::span<Value> a) {
  for (Value& value : a)
    if (!value.is_null()) return std::move(value);
  return Value();
}

Value null_if(Runtime&, const Expr&, std::span<Value> a) {
  return equals(a[0], a[1]) == Truth::kTrue ? Value() : std::move(a[0]);
}

Value value_type(Runtime&, const Expr&, std::span<Value> a) {
  return Value::string(type_name(a[0].type()));
}

constexpr Function kFunctions[] = {
    {"toBoolean", 1, 1, {kToBoolean, 0, 0}, kBoolean, true, convert<boolean_of>},
    {"toInteger", 1, 1, {kToInteger, 0, 0}, kInteger, true, convert<integer_of>},
    {"toFloat", 1, 1, {kToFloat, 0, 0}, kFloat, true, convert<float_of>},
    {"toString", 1, 1, {kToString, 0, 0}, kString, true, convert<string_of>},
    {"toBooleanOrNull", 1, 1, {kAnyType, 0, 0}, kBoolean, true, or_null<boolean_of, kToBoolean>},
    {"toIntegerOrNull", 1, 1, {kAnyType, 0, 0}, kInteger, true, or_null<integer_of, kToInteger>},
    {"toFloatOrNull", 1, 1, {kAnyType, 0, 0}, kFloat, true, or_null<float_of, kToFloat>},
    {"toStringOrNull", 1, 1, {kAnyType, 0, 0}, kString, true, or_null<string_of, kToString>},
    {"toBooleanList", 1, 1, {kList, 0, 0}, kList, true, each<boolean_of, kToBoolean>},
    {"toIntegerList", 1, 1, {kList, 0, 0}, kList, true, each<integer_of, kToInteger>},
    {"toFloatList", 1, 1, {kList, 0, 0}, kList, true, each<float_of, kToFloat>},
    {"toStringList", 1, 1, {kList, 0, 0}, kList, true, each<string_of, kToString>},
    {"coalesce", 1, -1, {kAnyType, kAnyType, kAnyType}, kAnyType, false, coalesce},
    {"nullIf", 2, 2, {kAnyType, kAnyType, 0}, kAnyType, false, null_if},
    {"valueType", 1, 1, {kAnyType, 0, 0}, kString, false, value_type},
};

}  // namespace

std::span<const Function> conversion_functions() {
  return kFunctions;
}

}  // namespace edgewise::cypher
