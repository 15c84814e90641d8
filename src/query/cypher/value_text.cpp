#include "query/cypher/value_text.hpp"

#include <fmt/format.h>

#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

void append_string(std::string& out, std::string_view text) {
  out += '\'';
  for (const char c : text) {
    switch (c) {
      case '\'':
        out += "\\'";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        out += c;
    }
  }
  out += '\'';
}

void append(std::string& out, const Value& value, const PropertyGraph* graph);

template <typename Keys, typename Get>
void append_properties(std::string& out, const PropertyGraph& graph, const Keys& keys, const Get& get) {
  if (keys.empty()) return;
  if (out.back() != '(' && out.back() != '[') out += ' ';
  out += '{';
  bool first = true;
  for (const Symbol key : keys) {
    if (!first) out += ", ";
    first = false;
    out += name_text(graph.key_name(key)) + ": ";
    append(out, get(key), &graph);
  }
  out += '}';
}

void append_node(std::string& out, Id node, const PropertyGraph* graph) {
  out += '(';
  if (graph == nullptr) {
    out += fmt::format("#{})", node);
    return;
  }
  for (const Symbol label : graph->labels(node)) out += ":" + name_text(graph->label_name(label));
  append_properties(out, *graph, graph->node_keys(node), [&](Symbol key) { return graph->node_property(node, key); });
  out += ')';
}

void append_relationship(std::string& out, Id relationship, const PropertyGraph* graph) {
  out += '[';
  if (graph == nullptr) {
    out += fmt::format("#{}]", relationship);
    return;
  }
  out += ":" + name_text(graph->type_name(graph->type_of(relationship)));
  append_properties(out, *graph, graph->relationship_keys(relationship),
                    [&](Symbol key) { return graph->relationship_property(relationship, key); });
  out += ']';
}

void append_path(std::string& out, const PathValue& path, const PropertyGraph* graph) {
  out += '<';
  for (std::size_t i = 0; i < path.nodes.size(); ++i) {
    append_node(out, path.nodes[i], graph);
    if (i >= path.relationships.size()) continue;
    const bool back = graph != nullptr && graph->source(path.relationships[i]) != path.nodes[i];
    out += back ? "<-" : "-";
    append_relationship(out, path.relationships[i], graph);
    out += back ? "-" : "->";
  }
  out += '>';
}

void append(std::string& out, const Value& value, const PropertyGraph* graph) {
  switch (value.type()) {
    case Type::kNull:
      out += "null";
      return;
    case Type::kBoolean:
      out += value.as_boolean() ? "true" : "false";
      return;
    case Type::kInteger:
      out += std::to_string(value.as_integer());
      return;
    case Type::kFloat:
      out += float_text(value.as_float());
      return;
    case Type::kString:
      return append_string(out, value.as_string());
    case Type::kList: {
      out += '[';
      bool first = true;
      for (const Value& item : value.as_list()) {
        if (!first) out += ", ";
        first = false;
        append(out, item, graph);
      }
      out += ']';
      return;
    }
    case Type::kMap: {
      out += '{';
      bool first = true;
      for (const auto& [key, item] : value.as_map()) {
        if (!first) out += ", ";
        first = false;
        out += name_text(key) + ": ";
        append(out, item, graph);
      }
      out += '}';
      return;
    }
    case Type::kNode:
      return append_node(out, value.as_id(), graph);
    case Type::kRelationship:
      return append_relationship(out, value.as_id(), graph);
    case Type::kPath:
      return append_path(out, value.as_path(), graph);
    default:
      return append_string(out, temporal_text(value));
  }
}

}  // namespace

std::string literal_text(const Value& value) {
  std::string out;
  append(out, value, nullptr);
  return out;
}

std::string value_text(const Value& value, const PropertyGraph& graph) {
  std::string out;
  append(out, value, &graph);
  return out;
}

std::string plain_text(const Value& value) {
  if (value.is(Type::kString)) return std::string(value.as_string());
  if (is_temporal(value.type())) return temporal_text(value);
  return literal_text(value);
}

std::string name_text(std::string_view name) {
  bool plain = !name.empty() && !(name[0] >= '0' && name[0] <= '9');
  for (const char c : name)
    if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0))
      plain = false;
  if (plain) return std::string(name);
  std::string out = "`";
  for (const char c : name) {
    if (c == '`') out += '`';
    out += c;
  }
  return out + "`";
}

}  // namespace edgewise::cypher
