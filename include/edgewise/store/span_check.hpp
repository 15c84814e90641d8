#pragma once
// Do the facts of a store say of a text what stands in it? For every fact of a document: its sentence and its mentions
// lie inside the text, and read there as the store says. Const use is safe from many threads; the table must outlive
// it.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "edgewise/store/fact_table.hpp"

namespace edgewise {

class SpanCheck {
 public:
  explicit SpanCheck(const FactTable& table);

  // Appends one line a problem: "news-17: sentence 3: MET: the subject stands at 12-18 as `...`, the store has `...`".
  // False where the store does not hold the document.
  bool check(std::string_view document, std::string_view text, std::vector<std::string>& problems) const;

 private:
  const FactTable& table_;
  std::vector<std::uint32_t> facts_;  // positions in table_.facts, by document
  std::vector<std::uint32_t> begin_;  // by document, in facts_
};

}  // namespace edgewise
