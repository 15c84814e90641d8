#pragma once
// A row of values as a key: for DISTINCT, grouping and UNION.

#include <vector>

#include "query/cypher/operator.hpp"

namespace edgewise::cypher {

using RowKey = std::vector<Value>;

struct RowHash {
  std::size_t operator()(const RowKey& row) const {
    std::size_t seed = row.size();
    for (const Value& value : row) seed = (seed ^ hash(value)) * 0x9e3779b97f4a7c15ull;
    return seed;
  }
};
struct RowSame {
  bool operator()(const RowKey& a, const RowKey& b) const {
    for (std::size_t i = 0; i < a.size(); ++i)
      if (!same(a[i], b[i])) return false;
    return true;
  }
};

inline RowKey row_of(const Runtime& runtime, const std::vector<Slot>& slots) {
  RowKey row;
  row.reserve(slots.size());
  for (const Slot one : slots) row.push_back(runtime.slots[static_cast<std::size_t>(one)]);
  return row;
}

// What a kept row takes, with what a table needs besides.
inline std::size_t row_bytes(const RowKey& row) {
  std::size_t bytes = 64 + row.size() * sizeof(Value);
  for (const Value& value : row) bytes += value.heap_bytes();
  return bytes;
}

}  // namespace edgewise::cypher
