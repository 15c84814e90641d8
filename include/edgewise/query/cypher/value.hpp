#pragma once
// A value of the query language: null, boolean, integer, float, string, list, map, node, relationship, path, or one of
// the temporal types. 16 bytes; what is larger is shared and counted, and never changed once shared. Counting is not
// atomic: the values of one query belong to one thread. Text that lives in the graph is borrowed, not copied, and must
// not outlive it.
//
// There are three ways to compare (docs of each below): equals() and less() are what `=` and `<` say, with null for
// "unknown"; same() is what DISTINCT and grouping mean; order() is the total order of ORDER BY.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace edgewise::cypher {

using Id = std::uint32_t;

// In the order in which ORDER BY puts values of different kinds; both kinds of number count as one.
enum class Type : std::uint8_t {
  kMap,
  kNode,
  kRelationship,
  kList,
  kPath,
  kDateTime,
  kLocalDateTime,
  kDate,
  kTime,
  kLocalTime,
  kDuration,
  kString,
  kBoolean,
  kInteger,
  kFloat,
  kNull,
};
inline constexpr std::size_t kTypes = 16;
const char* type_name(Type type);  // "Integer": how messages and valueType() call it

class Value;
using List = std::vector<Value>;
using Map = std::vector<std::pair<std::string, Value>>;  // sorted by key, each key once

struct PathValue {
  std::vector<Id> nodes, relationships;  // one node more than relationships
};
// Date and time of a zoned moment; `offset` in seconds east of UTC.
struct DateTimeValue {
  std::int64_t seconds = 0;  // local, since 1970-01-01T00:00
  std::int32_t nanoseconds = 0, offset = 0;
};
struct DurationValue {
  std::int64_t months = 0, days = 0, seconds = 0;
  std::int32_t nanoseconds = 0;  // 0 to 999,999,999
};

// What a value points to when it is not small.
struct Shared {
  explicit Shared(Type t) : type(t) {}
  std::uint32_t uses = 1;
  Type type;
};

class Value {
 public:
  Value() : type_(Type::kNull), integer_(0) {}
  Value(const Value& other) : type_(other.type_), owned_(other.owned_), extra_(other.extra_), integer_(other.integer_) {
    if (owned_) ++shared_->uses;
  }
  Value(Value&& other) noexcept
      : type_(other.type_), owned_(other.owned_), extra_(other.extra_), integer_(other.integer_) {
    other.owned_ = false;
    other.type_ = Type::kNull;
  }
  Value& operator=(const Value& other) {
    if (other.owned_) ++other.shared_->uses;
    if (owned_) release();
    copy_bits(other);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    if (this == &other) return *this;
    if (owned_) release();
    copy_bits(other);
    other.owned_ = false;
    other.type_ = Type::kNull;
    return *this;
  }
  ~Value() {
    if (owned_) release();
  }

  static Value boolean(bool value) { return small(Type::kBoolean, value ? 1 : 0); }
  static Value integer(std::int64_t value) { return small(Type::kInteger, value); }
  static Value real(double value);
  static Value string(std::string text);
  static Value borrowed(std::string_view text);  // `text` must outlive every value made of it
  static Value list(List items);
  static Value map(Map entries);  // sorted here; of equal keys the last one counts
  static Value node(Id id) { return small(Type::kNode, id); }
  static Value relationship(Id id) { return small(Type::kRelationship, id); }
  static Value path(PathValue path);
  static Value date(std::int64_t days) { return small(Type::kDate, days); }               // since 1970-01-01
  static Value local_time(std::int64_t nanos) { return small(Type::kLocalTime, nanos); }  // of the day
  static Value time(std::int64_t nanos, std::int32_t offset) { return small(Type::kTime, nanos, offset); }
  static Value local_date_time(std::int64_t seconds, std::int32_t nanos) {
    return small(Type::kLocalDateTime, seconds, nanos);
  }
  static Value date_time(DateTimeValue value);
  static Value duration(DurationValue value);

  Type type() const { return type_; }
  bool is(Type type) const { return type_ == type; }
  bool is_null() const { return type_ == Type::kNull; }
  bool is_number() const { return type_ == Type::kInteger || type_ == Type::kFloat; }
  bool is_true() const { return type_ == Type::kBoolean && integer_ != 0; }
  bool is_false() const { return type_ == Type::kBoolean && integer_ == 0; }

  // Each asks for its own type only.
  bool as_boolean() const { return integer_ != 0; }
  std::int64_t as_integer() const { return integer_; }  // also days, nanoseconds, seconds of the small temporal types
  double as_float() const { return real_; }
  double as_number() const { return type_ == Type::kInteger ? static_cast<double>(integer_) : real_; }
  std::string_view as_string() const;
  const List& as_list() const;
  const Map& as_map() const;
  Id as_id() const { return static_cast<Id>(integer_); }  // of a node or relationship
  const PathValue& as_path() const;
  std::int32_t extra() const { return extra_; }  // offset of a time, nanoseconds of a local date-time
  const DateTimeValue& as_date_time() const;
  const DurationValue& as_duration() const;

  // The entry of a map; null where it has none.
  Value at(std::string_view key) const;

  // Bytes that the value takes beyond its own 16: what limits on memory count.
  std::size_t heap_bytes() const;

 private:
  static Value small(Type type, std::int64_t integer, std::int32_t extra = 0) {
    Value value;
    value.type_ = type;
    value.integer_ = integer;
    value.extra_ = extra;
    return value;
  }
  static Value own(Shared* shared);
  void copy_bits(const Value& other) {
    type_ = other.type_;
    owned_ = other.owned_;
    extra_ = other.extra_;
    integer_ = other.integer_;
  }
  void release();

  Type type_;
  bool owned_ = false;
  std::int32_t extra_ = 0;  // length of a borrowed string
  union {
    std::int64_t integer_;
    double real_;
    const char* chars_;
    Shared* shared_;
  };
};

enum class Truth : std::uint8_t { kFalse, kTrue, kUnknown };
inline Value to_value(Truth truth) {
  return truth == Truth::kUnknown ? Value() : Value::boolean(truth == Truth::kTrue);
}
inline Truth negate(Truth truth) {
  return truth == Truth::kUnknown ? truth : (truth == Truth::kTrue ? Truth::kFalse : Truth::kTrue);
}

// `a = b`: unknown where a null decides, also inside lists and maps; values of different kinds are not equal.
Truth equals(const Value& a, const Value& b);
// What DISTINCT, grouping and UNION take for one value: null is null, NaN is NaN, 1 is 1.0.
bool same(const Value& a, const Value& b);
std::size_t hash(const Value& value);  // equal for values that are the same()
// The total order of ORDER BY, ascending: negative, 0, positive. Null is last.
int order(const Value& a, const Value& b);
// `a < b` and its kind by the sign of what is compared; unknown where the two cannot be compared.
enum class Comparison : std::uint8_t { kLess, kLessEqual, kGreater, kGreaterEqual };
Truth compare(const Value& a, const Value& b, Comparison comparison);

// Shortest text that reads back the same, always with a point or exponent; "NaN", "Infinity", "-Infinity".
std::string float_text(double number);

}  // namespace edgewise::cypher
