#pragma once
// Values as JSON in a RowBuffer: the same bytes as export/field_json.hpp writes.

#include <string>
#include <string_view>
#include <vector>

#include "export/field_json.hpp"
#include "export/row_buffer.hpp"

namespace edgewise::exporting {

inline void put_json(RowBuffer& out, std::string_view text, std::string& scratch) {
  out.put('"');
  if (out.put_plain<'"', '\\'>(text)) {
    out.put('"');
    return;
  }
  scratch.clear();
  json::write_string(scratch, text);
  out.put(std::string_view(scratch).substr(1));
}

inline void put_json(RowBuffer& out, const FieldValue& value, std::string& scratch) {
  switch (value.kind) {
    case FieldKind::kText:
    case FieldKind::kDate:
      put_json(out, value.text, scratch);
      return;
    case FieldKind::kInteger:
      out.put(value.integer);
      return;
    case FieldKind::kReal:
      if (put_hundredths(out, value.real)) return;
      break;
    case FieldKind::kBoolean:
      out.put(value.boolean ? std::string_view("true") : std::string_view("false"));
      return;
    case FieldKind::kList: {
      char before = '[';
      for (const std::string_view item : *value.list) {
        out.put(before);
        before = ',';
        put_json(out, item, scratch);
      }
      out.put(before == '[' ? std::string_view("[]") : std::string_view("]"));
      return;
    }
    case FieldKind::kAttributes: {
      char before = '{';
      for (const auto& [key, text] : *value.attributes) {
        out.put(before);
        before = ',';
        put_json(out, key, scratch);
        out.put(':');
        put_json(out, text, scratch);
      }
      out.put(before == '{' ? std::string_view("{}") : std::string_view("}"));
      return;
    }
  }
  write_json_text(scratch, value);
  out.put(scratch);
}

// `,"name":` of each field, in order.
inline std::vector<std::string> json_keys(const std::vector<NamedField>& fields) {
  std::vector<std::string> keys;
  for (const NamedField& field : fields) {
    std::string& key = keys.emplace_back(",");
    json::write_string(key, field.name);
    key += ':';
  }
  return keys;
}

}  // namespace edgewise::exporting
