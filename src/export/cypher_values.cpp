#include "export/cypher_values.hpp"

#include <algorithm>

#include "export/text.hpp"

namespace edgewise::exporting {

void append_cypher_value(std::string& out, const FieldValue& value, bool native_dates) {
  switch (value.kind) {
    case FieldKind::kDate:
      if (native_dates && precision_of(value.text) == DatePrecision::kDay) {
        out += "date('";
        out += value.text;
        out += "')";
        return;
      }
      [[fallthrough]];
    case FieldKind::kText:
      append_cypher_string(out, value.text);
      return;
    case FieldKind::kInteger:
      append_integer(out, value.integer);
      return;
    case FieldKind::kReal:
      append_real(out, value.real);
      return;
    case FieldKind::kBoolean:
      out += value.boolean ? "true" : "false";
      return;
    case FieldKind::kList:
      out += '[';
      for (std::size_t i = 0; i < value.list->size(); ++i) {
        if (i > 0) out += ", ";
        append_cypher_string(out, (*value.list)[i]);
      }
      out += ']';
      return;
    case FieldKind::kAttributes:
      return;  // append_cypher_attributes()
  }
}

std::vector<std::string> attribute_names(const FieldValue& value) {
  std::vector<std::string> names;
  if (!value.present) return names;
  for (const auto& [key, text] : *value.attributes) {
    std::string name = "attr_";
    for (const char c : key) {
      const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      name += plain ? c : '_';
    }
    // Keys that differ in odd characters only would be one key twice in one map.
    while (std::find(names.begin(), names.end(), name) != names.end()) name += '_';
    names.push_back(std::move(name));
  }
  return names;
}

void append_cypher_attributes(std::string& out, const FieldValue& value) {
  const std::vector<std::string> names = attribute_names(value);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    out += names[i];
    out += ": ";
    append_cypher_string(out, (*value.attributes)[i].second);
  }
}

}  // namespace edgewise::exporting
