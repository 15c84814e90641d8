// The three ways to compare values: see value.hpp.

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>

#include "edgewise/query/cypher/value.hpp"
#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

template <typename T>
int sign_of(const T& a, const T& b) {
  return a < b ? -1 : (b < a ? 1 : 0);
}

int order_text(std::string_view a, std::string_view b) {
  const int sign = a.compare(b);  // bytes of UTF-8 sort as code points do
  return sign < 0 ? -1 : (sign > 0 ? 1 : 0);
}

// Exact also where a double cannot hold the integer.
int order_mixed(std::int64_t a, double b) {
  if (std::isnan(b)) return -1;
  if (b >= 9223372036854775808.0) return -1;
  if (b < -9223372036854775808.0) return 1;
  const double whole = std::trunc(b);
  const int sign = sign_of(a, static_cast<std::int64_t>(whole));
  return sign != 0 ? sign : sign_of(whole, b);
}

int order_numbers(const Value& a, const Value& b) {
  const bool a_real = a.is(Type::kFloat), b_real = b.is(Type::kFloat);
  if (!a_real && !b_real) return sign_of(a.as_integer(), b.as_integer());
  if (a_real && b_real) {
    const double x = a.as_float(), y = b.as_float();
    if (std::isnan(x) || std::isnan(y)) return sign_of(std::isnan(x) ? 1 : 0, std::isnan(y) ? 1 : 0);
    return sign_of(x, y);
  }
  if (a_real) return std::isnan(a.as_float()) ? 1 : -order_mixed(b.as_integer(), a.as_float());
  return order_mixed(a.as_integer(), b.as_float());
}

int rank(Type type) {
  return type == Type::kFloat ? static_cast<int>(Type::kInteger) : static_cast<int>(type);
}

int order_paths(const PathValue& a, const PathValue& b) {
  // As the list of their nodes and relationships in turn.
  const std::size_t shorter = std::min(a.nodes.size(), b.nodes.size());
  for (std::size_t i = 0; i < shorter; ++i) {
    if (const int sign = sign_of(a.nodes[i], b.nodes[i])) return sign;
    if (i < a.relationships.size() && i < b.relationships.size())
      if (const int sign = sign_of(a.relationships[i], b.relationships[i])) return sign;
  }
  return sign_of(a.nodes.size(), b.nodes.size());
}

int order_maps(const Map& a, const Map& b) {
  if (const int sign = sign_of(a.size(), b.size())) return sign;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const int sign = order_text(a[i].first, b[i].first)) return sign;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (const int sign = order(a[i].second, b[i].second)) return sign;
  return 0;
}

bool is_nan(const Value& value) {
  return value.is(Type::kFloat) && std::isnan(value.as_float());
}

std::size_t mix(std::size_t seed, std::size_t more) {
  seed ^= more + 0x9e3779b97f4a7c15ull + (seed << 6) + (seed >> 2);
  return seed * 0xff51afd7ed558ccdull;
}

// A sign where two values can be compared, else kNotComparable or kUnknown.
constexpr int kNotComparable = 2;

int comparable(const Value& a, const Value& b);

int compare_lists(const List& a, const List& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < shorter; ++i) {
    const Truth equal = equals(a[i], b[i]);
    if (equal == Truth::kTrue) continue;
    if (equal == Truth::kUnknown) return kNotComparable;
    return comparable(a[i], b[i]);
  }
  return sign_of(a.size(), b.size());
}

int comparable(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return kNotComparable;
  if (a.is_number() && b.is_number()) return order_numbers(a, b);
  if (a.type() != b.type()) return kNotComparable;
  switch (a.type()) {
    case Type::kList:
      return compare_lists(a.as_list(), b.as_list());
    case Type::kString:
    case Type::kBoolean:
    case Type::kDate:
    case Type::kTime:
    case Type::kLocalTime:
    case Type::kDateTime:
    case Type::kLocalDateTime:
      return order(a, b);
    default:
      return kNotComparable;
  }
}

}  // namespace

int order(const Value& a, const Value& b) {
  if (const int sign = sign_of(rank(a.type()), rank(b.type()))) return sign;
  switch (a.type()) {
    case Type::kNull:
      return 0;
    case Type::kInteger:
    case Type::kFloat:
      return order_numbers(a, b);
    case Type::kString:
      return order_text(a.as_string(), b.as_string());
    case Type::kList: {
      const List &x = a.as_list(), &y = b.as_list();
      for (std::size_t i = 0; i < x.size() && i < y.size(); ++i)
        if (const int sign = order(x[i], y[i])) return sign;
      return sign_of(x.size(), y.size());
    }
    case Type::kMap:
      return order_maps(a.as_map(), b.as_map());
    case Type::kPath:
      return order_paths(a.as_path(), b.as_path());
    case Type::kBoolean:
    case Type::kNode:
    case Type::kRelationship:
    case Type::kDate:
    case Type::kLocalTime:
      return sign_of(a.as_integer(), b.as_integer());
    default:
      return order_temporal(a, b);
  }
}

bool same(const Value& a, const Value& b) {
  return order(a, b) == 0;
}

Truth equals(const Value& a, const Value& b) {
  if (a.is_null() || b.is_null()) return Truth::kUnknown;
  if (a.is_number() && b.is_number()) {
    if (is_nan(a) || is_nan(b)) return Truth::kFalse;
    return order_numbers(a, b) == 0 ? Truth::kTrue : Truth::kFalse;
  }
  if (a.type() != b.type()) return Truth::kFalse;
  if (a.is(Type::kList)) {
    const List &x = a.as_list(), &y = b.as_list();
    if (x.size() != y.size()) return Truth::kFalse;
    Truth result = Truth::kTrue;
    for (std::size_t i = 0; i < x.size(); ++i) {
      const Truth one = equals(x[i], y[i]);
      if (one == Truth::kFalse) return one;
      if (one == Truth::kUnknown) result = one;
    }
    return result;
  }
  if (a.is(Type::kMap)) {
    const Map &x = a.as_map(), &y = b.as_map();
    if (x.size() != y.size()) return Truth::kFalse;
    Truth result = Truth::kTrue;
    for (std::size_t i = 0; i < x.size(); ++i) {
      if (x[i].first != y[i].first) return Truth::kFalse;
      const Truth one = equals(x[i].second, y[i].second);
      if (one == Truth::kFalse) return one;
      if (one == Truth::kUnknown) result = one;
    }
    return result;
  }
  return order(a, b) == 0 ? Truth::kTrue : Truth::kFalse;
}

Truth compare(const Value& a, const Value& b, Comparison comparison) {
  const int sign = comparable(a, b);
  if (sign == kNotComparable) return Truth::kUnknown;
  if (is_nan(a) || is_nan(b)) return Truth::kFalse;
  bool holds = false;
  switch (comparison) {
    case Comparison::kLess:
      holds = sign < 0;
      break;
    case Comparison::kLessEqual:
      holds = sign <= 0;
      break;
    case Comparison::kGreater:
      holds = sign > 0;
      break;
    case Comparison::kGreaterEqual:
      holds = sign >= 0;
      break;
  }
  return holds ? Truth::kTrue : Truth::kFalse;
}

std::size_t hash(const Value& value) {
  std::size_t seed = static_cast<std::size_t>(rank(value.type())) + 1;
  switch (value.type()) {
    case Type::kNull:
      return seed;
    case Type::kFloat: {
      const double number = value.as_float();
      // A float that is a whole number is the same as the integer.
      if (number >= -9223372036854775808.0 && number < 9223372036854775808.0 && number == std::trunc(number))
        return mix(seed, static_cast<std::size_t>(static_cast<std::int64_t>(number)));
      return std::isnan(number) ? mix(seed, 1) : mix(seed, std::hash<double>()(number));
    }
    case Type::kString:
      return mix(seed, std::hash<std::string_view>()(value.as_string()));
    case Type::kList:
      for (const Value& item : value.as_list()) seed = mix(seed, hash(item));
      return seed;
    case Type::kMap:
      for (const auto& [key, item] : value.as_map()) seed = mix(mix(seed, std::hash<std::string>()(key)), hash(item));
      return seed;
    case Type::kPath:
      for (const Id id : value.as_path().nodes) seed = mix(seed, id);
      for (const Id id : value.as_path().relationships) seed = mix(seed, id);
      return seed;
    case Type::kTime:
      return mix(seed, static_cast<std::size_t>(value.as_integer() - value.extra() * 1'000'000'000LL));
    case Type::kDateTime:
      return mix(seed, static_cast<std::size_t>(value.as_date_time().seconds - value.as_date_time().offset));
    case Type::kDuration:
      return mix(seed, static_cast<std::size_t>(value.as_duration().months * 31 + value.as_duration().days));
    default:
      return mix(seed, static_cast<std::size_t>(value.as_integer()));
  }
}

}  // namespace edgewise::cypher
