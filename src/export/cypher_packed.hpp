#pragma once
// Rows of a Cypher statement as one text: cells parted by U+241F, rows by U+241E, items of a list by U+241D. A database
// plans a statement by its shape; a list of maps has a new shape with every batch, a text never has, so a script of
// packed rows loads about ten times as fast (export/cypher/README.md has the figures). A row with one of these three
// characters in it, or with a list of nothing but an empty text, cannot be packed and is written as a map.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "export/fields.hpp"
#include "export/row_buffer.hpp"

namespace edgewise::exporting {

inline constexpr std::string_view kRowSeparator = "\xE2\x90\x9E";
inline constexpr std::string_view kCellSeparator = "\xE2\x90\x9F";
inline constexpr std::string_view kItemSeparator = "\xE2\x90\x9D";

// Appends a separator and the cell, escaped as between quotes. False where the value cannot be packed; attributes are
// not packed here.
bool append_packed_cell(RowBuffer& row, const FieldValue& value, bool native_dates);
bool append_packed_text(RowBuffer& row, std::string_view text);

// Appends the map that reads the cells back, "{name: CASE c[3] WHEN '' THEN null ELSE c[3] END, ...}": cells `first`
// and on are the fields but for attributes, then come the attributes that are named.
void append_packed_map(std::string& out, const std::vector<NamedField>& fields, std::span<const std::string> attributes,
                       std::size_t first, bool native_dates);

}  // namespace edgewise::exporting
