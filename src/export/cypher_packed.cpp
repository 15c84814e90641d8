#include "export/cypher_packed.hpp"

#include <fmt/format.h>

#include "export/text.hpp"

namespace edgewise::exporting {
namespace {

// Stands before a date that is no whole day: such a cell is read as text.
constexpr char kNoDay = '~';

bool has_separator(std::string_view text) {
  for (std::size_t at = 0; (at = text.find("\xE2\x90", at)) != std::string_view::npos; ++at)
    if (at + 2 < text.size() && (text[at + 2] == '\x9D' || text[at + 2] == '\x9E' || text[at + 2] == '\x9F'))
      return true;
  return false;
}

// False where the text cannot be told from separators.
bool put_escaped(RowBuffer& row, std::string_view text) {
  if (row.put_plain<'\\', '\''>(text)) return true;
  std::string escaped;
  append_cypher_escaped(escaped, text);
  row.put(escaped);
  return !has_separator(text);
}

void append_reader(std::string& out, FieldKind kind, std::size_t cell, bool native_dates) {
  switch (kind) {
    case FieldKind::kInteger:
      out += fmt::format("toInteger(c[{}])", cell);
      return;
    case FieldKind::kReal:
      out += fmt::format("toFloat(c[{}])", cell);
      return;
    case FieldKind::kBoolean:
      out += fmt::format("c[{}] = 'true'", cell);
      return;
    case FieldKind::kList:
      out += fmt::format("CASE c[{0}] WHEN '' THEN null ELSE split(c[{0}], '{1}') END", cell, kItemSeparator);
      return;
    case FieldKind::kDate:
      if (native_dates) {
        out += fmt::format(
            "CASE left(c[{0}], 1) WHEN '' THEN null WHEN '{1}' THEN substring(c[{0}], 1) ELSE date(c[{0}]) END", cell,
            kNoDay);
        return;
      }
      [[fallthrough]];
    case FieldKind::kText:
    case FieldKind::kAttributes:
      out += fmt::format("CASE c[{0}] WHEN '' THEN null ELSE c[{0}] END", cell);
      return;
  }
}

}  // namespace

bool append_packed_text(RowBuffer& row, std::string_view text) {
  row.put(kCellSeparator);
  return put_escaped(row, text);
}

bool append_packed_cell(RowBuffer& row, const FieldValue& value, bool native_dates) {
  row.put(kCellSeparator);
  if (!value.present) return true;
  switch (value.kind) {
    case FieldKind::kDate:
      if (native_dates && precision_of(value.text) != DatePrecision::kDay) row.put(kNoDay);
      [[fallthrough]];
    case FieldKind::kText:
      return put_escaped(row, value.text);
    case FieldKind::kInteger:
      row.put(value.integer);
      return true;
    case FieldKind::kReal:
      put_real(row, value.real);
      return true;
    case FieldKind::kBoolean:
      row.put(value.boolean ? std::string_view("true") : std::string_view("false"));
      return true;
    case FieldKind::kList: {
      if (value.list->size() == 1 && value.list->front().empty()) return false;
      bool good = true, first = true;
      for (const std::string_view item : *value.list) {
        if (!first) row.put(kItemSeparator);
        first = false;
        good = put_escaped(row, item) && good;
      }
      return good;
    }
    case FieldKind::kAttributes:
      return false;
  }
  return false;
}

void append_packed_map(std::string& out, const std::vector<NamedField>& fields, std::span<const std::string> attributes,
                       std::size_t first, bool native_dates) {
  std::size_t cell = first;
  const char* before = "{";
  const auto add = [&](std::string_view name, FieldKind kind) {
    out += before;
    before = ", ";
    out += name;
    out += ": ";
    append_reader(out, kind, cell++, native_dates);
  };
  for (const NamedField& field : fields)
    if (field.kind != FieldKind::kAttributes) add(field.name, field.kind);
  for (const std::string& name : attributes) add(name, FieldKind::kText);
  out += cell == first ? "{}" : "}";
}

}  // namespace edgewise::exporting
