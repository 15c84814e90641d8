#pragma once
// Lists and attributes as JSON text, for formats that have neither.

#include <string>

#include "edgewise/base/json.hpp"
#include "export/fields.hpp"

namespace edgewise::exporting {

// One value into a JSON document.
inline void write_json(json::Writer& writer, const FieldValue& value) {
  switch (value.kind) {
    case FieldKind::kText:
    case FieldKind::kDate:
      writer.string(value.text);
      return;
    case FieldKind::kInteger:
      writer.integer(value.integer);
      return;
    case FieldKind::kReal:
      writer.number(value.real);
      return;
    case FieldKind::kBoolean:
      writer.boolean(value.boolean);
      return;
    case FieldKind::kList:
      writer.begin_array();
      for (const std::string_view item : *value.list) writer.string(item);
      writer.end_array();
      return;
    case FieldKind::kAttributes:
      writer.begin_object();
      for (const auto& [key, text] : *value.attributes) writer.member(key, text);
      writer.end_object();
      return;
  }
}

inline void write_json_text(std::string& out, const FieldValue& value) {
  out.clear();
  json::Writer writer(out);
  write_json(writer, value);
}

}  // namespace edgewise::exporting
