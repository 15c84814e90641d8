#include "export/cypher_values.hpp"

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

void append_cypher_attributes(std::string& out, const FieldValue& value) {
  std::string last;
  bool first = true;
  for (const auto& [key, text] : *value.attributes) {
    std::string name = "attr_";
    for (const char c : key) {
      const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
      name += plain ? c : '_';
    }
    // Keys that differ in odd characters only would be one key twice in one map.
    if (name == last) name += '_';
    if (!first) out += ", ";
    first = false;
    out += name;
    out += ": ";
    append_cypher_string(out, text);
    last = std::move(name);
  }
}

}  // namespace edgewise::exporting
