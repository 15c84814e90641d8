#include "mention/name_memory.hpp"

#include <algorithm>

namespace edgewise {
namespace {

constexpr std::size_t kSmall = 256;  // slots kept from document to document; a large document's table is given back

void reset(std::vector<std::uint32_t>& table) {
  if (table.size() != kSmall) table.resize(kSmall);
  std::fill(table.begin(), table.end(), 0u);
}

template <typename T>
void fill(std::vector<std::uint32_t>& table, const std::vector<T>& items) {
  table.assign(table.size() * 2, 0);
  const std::size_t mask = table.size() - 1;
  for (std::size_t k = 0; k < items.size(); ++k) {
    std::size_t i = items[k].hash & mask;
    while (table[i] != 0) i = (i + 1) & mask;
    table[i] = static_cast<std::uint32_t>(k + 1);
  }
}

}  // namespace

void NameMemory::clear() {
  records_.clear();
  parts_.clear();
  reset(record_table_);
  reset(part_table_);
}

void NameMemory::rehash(std::vector<std::uint32_t>& table, const std::vector<NameRecord>& items) {
  fill(table, items);
}
void NameMemory::rehash(std::vector<std::uint32_t>& table, const std::vector<NamePart>& items) {
  fill(table, items);
}

template <typename T>
std::uint32_t* NameMemory::slot(std::vector<std::uint32_t>& table, const std::vector<T>& items, std::uint64_t hash) {
  if ((items.size() + 1) * 2 > table.size()) rehash(table, items);
  const std::size_t mask = table.size() - 1;
  std::size_t i = hash & mask;
  while (table[i] != 0 && items[table[i] - 1].hash != hash) i = (i + 1) & mask;
  return &table[i];
}

std::uint32_t NameMemory::record(std::uint64_t hash) {
  std::uint32_t* s = slot(record_table_, records_, hash);
  if (*s == 0) {
    records_.emplace_back();
    records_.back().hash = hash;
    *s = static_cast<std::uint32_t>(records_.size());
  }
  return *s - 1;
}

const NameRecord* NameMemory::find(std::uint64_t hash) const {
  const std::size_t mask = record_table_.size() - 1;
  for (std::size_t i = hash & mask; record_table_[i] != 0; i = (i + 1) & mask) {
    if (records_[record_table_[i] - 1].hash == hash) return &records_[record_table_[i] - 1];
  }
  return nullptr;
}

void NameMemory::teach(std::uint64_t hash, const NamePart& part) {
  std::uint32_t* s = slot(part_table_, parts_, hash);
  if (*s == 0) {
    parts_.push_back(part);
    parts_.back().hash = hash;
    *s = static_cast<std::uint32_t>(parts_.size());
    return;
  }
  NamePart& old = parts_[*s - 1];
  if (part.strength > old.strength) {
    old = part;
    old.hash = hash;
  }
}

const NamePart* NameMemory::part(std::uint64_t hash) const {
  const std::size_t mask = part_table_.size() - 1;
  for (std::size_t i = hash & mask; part_table_[i] != 0; i = (i + 1) & mask) {
    if (parts_[part_table_[i] - 1].hash == hash) return &parts_[part_table_[i] - 1];
  }
  return nullptr;
}

}  // namespace edgewise
