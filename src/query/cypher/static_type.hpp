#pragma once
// What kinds of value an expression can have, known before anything runs: a set of types, and for lists the set of its
// items. The checker refuses only what can never work: `NOT 1`, `size(path)`, a node that is a number.

#include <cstdint>

#include "edgewise/query/cypher/value.hpp"

namespace edgewise::cypher {

using TypeSet = std::uint32_t;
constexpr TypeSet set_of(Type type) {
  return 1u << static_cast<unsigned>(type);
}
inline constexpr TypeSet kAnyType = (1u << kTypes) - 1;
inline constexpr TypeSet kNullType = set_of(Type::kNull);
inline constexpr TypeSet kNumberType = set_of(Type::kInteger) | set_of(Type::kFloat);
inline constexpr TypeSet kEntityType = set_of(Type::kNode) | set_of(Type::kRelationship);
inline constexpr TypeSet kTemporalType = set_of(Type::kDate) | set_of(Type::kTime) | set_of(Type::kLocalTime) |
                                         set_of(Type::kDateTime) | set_of(Type::kLocalDateTime) |
                                         set_of(Type::kDuration);

struct StaticType {
  TypeSet types = kAnyType;
  TypeSet items = kAnyType;  // where it is a list

  // Whether no value but null can be one of `wanted`.
  bool never(TypeSet wanted) const { return (types & wanted) == 0 && (types & ~kNullType) != 0; }
};

inline StaticType only(Type type) {
  return {set_of(type), kAnyType};
}
inline StaticType either(StaticType a, StaticType b) {
  return {a.types | b.types, a.items | b.items};
}

}  // namespace edgewise::cypher
