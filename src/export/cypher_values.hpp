#pragma once
// Values and property maps as Cypher literals.

#include <string>
#include <vector>

#include "export/fields.hpp"

namespace edgewise::exporting {

// Appends "{key: value, ...}". Absent values are left out: a null would remove the property. Attributes become
// properties attr_<key>. `native_dates`: days as date('...'); what is no whole day stays text, since date() would
// invent one.
template <typename Read>
void append_cypher_map(std::string& out, const std::vector<NamedField>& fields, bool native_dates, Read read);

void append_cypher_value(std::string& out, const FieldValue& value, bool native_dates);
// The properties that attributes become: attr_<key>, each name once.
std::vector<std::string> attribute_names(const FieldValue& value);
// Appends "key: value" for each attribute, parted by ", ".
void append_cypher_attributes(std::string& out, const FieldValue& value);

template <typename Read>
void append_cypher_map(std::string& out, const std::vector<NamedField>& fields, bool native_dates, Read read) {
  out += '{';
  bool first = true;
  for (const NamedField& field : fields) {
    const FieldValue value = read(field);
    if (!value.present) continue;
    if (!first) out += ", ";
    first = false;
    if (value.kind == FieldKind::kAttributes) {
      append_cypher_attributes(out, value);
      continue;
    }
    out += field.name;
    out += ": ";
    append_cypher_value(out, value, native_dates);
  }
  out += '}';
}

}  // namespace edgewise::exporting
