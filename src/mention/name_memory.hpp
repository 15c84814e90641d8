#pragma once
// What one document teaches about names that no table holds: each capitalised sequence is one record that gathers
// evidence from every place where it stands, and parts of decided names (surnames, first words, acronyms) point to what
// they are part of. Cleared for each document, no allocation once warm.

#include <cstdint>
#include <vector>

#include "edgewise/model/schema.hpp"

namespace edgewise {

struct NameRecord {
  std::uint64_t hash = 0;
  std::int16_t person = 0, organization = 0, place = 0;
  std::uint16_t count = 0;
  std::uint16_t inside = 0;  // occurrences that no sentence start or headline explains
  std::uint8_t words = 1;
  std::uint8_t common = 0;    // how many of its words are ordinary words
  bool all_caps = false;      // an acronym by its looks
  bool inner_cap = false;     // KiK, YouTube
  bool given_first = false;   // starts with a known given name
  TypeId type = type::kNone;  // decided
  char gender = 0;
};

// What a part of a decided name stands for.
struct NamePart {
  std::uint64_t hash = 0;
  TypeId type = type::kNone;
  bool surname = false;  // the last word (with its particles) of a person
  std::uint16_t strength = 0;
  std::uint32_t record = 0;
};

class NameMemory {
 public:
  void clear();
  // The record of a sequence by its hash, made where new. Indexes stay valid until clear().
  std::uint32_t record(std::uint64_t hash);
  NameRecord& operator[](std::uint32_t index) { return records_[index]; }
  const std::vector<NameRecord>& records() const { return records_; }
  std::vector<NameRecord>& records() { return records_; }
  const NameRecord* find(std::uint64_t hash) const;

  void teach(std::uint64_t hash, const NamePart& part);  // the stronger one stays
  const NamePart* part(std::uint64_t hash) const;

 private:
  template <typename T>
  static std::uint32_t* slot(std::vector<std::uint32_t>& table, const std::vector<T>& items, std::uint64_t hash);
  static void rehash(std::vector<std::uint32_t>& table, const std::vector<NameRecord>& items);
  static void rehash(std::vector<std::uint32_t>& table, const std::vector<NamePart>& items);

  std::vector<NameRecord> records_;
  std::vector<NamePart> parts_;
  std::vector<std::uint32_t> record_table_, part_table_;  // index + 1; 0: free
};

}  // namespace edgewise
