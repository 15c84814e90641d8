#include "edgewise/query/cypher/value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace edgewise::cypher {
namespace {

struct SharedString : Shared {
  explicit SharedString(std::string t) : Shared(Type::kString), text(std::move(t)) {}
  std::string text;
};
struct SharedList : Shared {
  explicit SharedList(List l) : Shared(Type::kList), items(std::move(l)) {}
  List items;
};
struct SharedMap : Shared {
  explicit SharedMap(Map m) : Shared(Type::kMap), entries(std::move(m)) {}
  Map entries;
};
struct SharedPath : Shared {
  explicit SharedPath(PathValue p) : Shared(Type::kPath), path(std::move(p)) {}
  PathValue path;
};
struct SharedDateTime : Shared {
  explicit SharedDateTime(DateTimeValue v) : Shared(Type::kDateTime), value(v) {}
  DateTimeValue value;
};
struct SharedDuration : Shared {
  explicit SharedDuration(DurationValue v) : Shared(Type::kDuration), value(v) {}
  DurationValue value;
};

}  // namespace

const char* type_name(Type type) {
  static constexpr const char* kNames[kTypes] = {
      "Map",  "Node",      "Relationship", "List",   "Path",    "DateTime", "LocalDateTime", "Date",
      "Time", "LocalTime", "Duration",     "String", "Boolean", "Integer",  "Float",         "Null"};
  return kNames[static_cast<std::size_t>(type)];
}

Value Value::own(Shared* shared) {
  Value value;
  value.type_ = shared->type;
  value.owned_ = true;
  value.shared_ = shared;
  return value;
}

void Value::release() {
  if (--shared_->uses > 0) return;
  switch (type_) {
    case Type::kString:
      delete static_cast<SharedString*>(shared_);
      break;
    case Type::kList:
      delete static_cast<SharedList*>(shared_);
      break;
    case Type::kMap:
      delete static_cast<SharedMap*>(shared_);
      break;
    case Type::kPath:
      delete static_cast<SharedPath*>(shared_);
      break;
    case Type::kDateTime:
      delete static_cast<SharedDateTime*>(shared_);
      break;
    case Type::kDuration:
      delete static_cast<SharedDuration*>(shared_);
      break;
    default:
      break;
  }
}

Value Value::real(double number) {
  Value value;
  value.type_ = Type::kFloat;
  value.real_ = number;
  return value;
}

Value Value::string(std::string text) {
  return own(new SharedString(std::move(text)));
}

Value Value::borrowed(std::string_view text) {
  if (text.size() > 0x7fffffff) return string(std::string(text));
  Value value;
  value.type_ = Type::kString;
  value.extra_ = static_cast<std::int32_t>(text.size());
  value.chars_ = text.data();
  return value;
}

Value Value::list(List items) {
  return own(new SharedList(std::move(items)));
}

Value Value::map(Map entries) {
  std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  // Of equal keys the last one stays.
  std::size_t kept = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (i + 1 < entries.size() && entries[i + 1].first == entries[i].first) continue;
    if (kept != i) entries[kept] = std::move(entries[i]);
    ++kept;
  }
  entries.resize(kept);
  return own(new SharedMap(std::move(entries)));
}

Value Value::path(PathValue path) {
  return own(new SharedPath(std::move(path)));
}
Value Value::date_time(DateTimeValue value) {
  return own(new SharedDateTime(value));
}
Value Value::duration(DurationValue value) {
  return own(new SharedDuration(value));
}

std::string_view Value::as_string() const {
  if (owned_) return static_cast<const SharedString*>(shared_)->text;
  return {chars_, static_cast<std::size_t>(extra_)};
}
const List& Value::as_list() const {
  return static_cast<const SharedList*>(shared_)->items;
}
const Map& Value::as_map() const {
  return static_cast<const SharedMap*>(shared_)->entries;
}
const PathValue& Value::as_path() const {
  return static_cast<const SharedPath*>(shared_)->path;
}
const DateTimeValue& Value::as_date_time() const {
  return static_cast<const SharedDateTime*>(shared_)->value;
}
const DurationValue& Value::as_duration() const {
  return static_cast<const SharedDuration*>(shared_)->value;
}

Value Value::at(std::string_view key) const {
  const Map& entries = as_map();
  const auto found = std::lower_bound(entries.begin(), entries.end(), key,
                                      [](const auto& entry, std::string_view k) { return entry.first < k; });
  return found != entries.end() && found->first == key ? found->second : Value();
}

std::size_t Value::heap_bytes() const {
  if (!owned_) return 0;
  switch (type_) {
    case Type::kString:
      return sizeof(SharedString) + as_string().size();
    case Type::kList: {
      std::size_t bytes = sizeof(SharedList) + as_list().size() * sizeof(Value);
      for (const Value& item : as_list()) bytes += item.heap_bytes();
      return bytes;
    }
    case Type::kMap: {
      std::size_t bytes = sizeof(SharedMap) + as_map().size() * sizeof(Map::value_type);
      for (const auto& [key, item] : as_map()) bytes += item.heap_bytes();
      return bytes;
    }
    case Type::kPath:
      return sizeof(SharedPath) + 2 * sizeof(Id) * as_path().nodes.size();
    default:
      return sizeof(SharedDuration);
  }
}

std::string float_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number > 0 ? "Infinity" : "-Infinity";
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos) return text;
  // 1e-07 -> 1.0E-7
  std::string mantissa = text.substr(0, exponent), power = text.substr(exponent + 1);
  if (mantissa.find('.') == std::string::npos) mantissa += ".0";
  const bool minus = power[0] == '-';
  power.erase(0, power.find_first_of("123456789"));
  return mantissa + (minus ? "E-" : "E") + power;
}

}  // namespace edgewise::cypher
