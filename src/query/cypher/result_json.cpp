#include "query/cypher/result_json.hpp"

#include <cmath>

#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

void write_node(json::Writer& writer, Id node, const PropertyGraph& graph) {
  writer.begin_object().member("_kind", "node").member("id", graph.node_name(node));
  writer.key("labels").begin_array();
  for (const Symbol label : graph.labels(node)) writer.string(graph.label_name(label));
  writer.end_array().key("properties").begin_object();
  for (const Symbol key : graph.node_keys(node)) {
    writer.key(graph.key_name(key));
    write_json(writer, graph.node_property(node, key), graph);
  }
  writer.end_object().end_object();
}

void write_relationship(json::Writer& writer, Id id, const PropertyGraph& graph) {
  writer.begin_object().member("_kind", "relationship").member("id", graph.relationship_name(id));
  writer.member("type", graph.type_name(graph.type_of(id)));
  writer.member("start", graph.node_name(graph.source(id))).member("end", graph.node_name(graph.target(id)));
  writer.key("properties").begin_object();
  for (const Symbol key : graph.relationship_keys(id)) {
    writer.key(graph.key_name(key));
    write_json(writer, graph.relationship_property(id, key), graph);
  }
  writer.end_object().end_object();
}

}  // namespace

void write_json(json::Writer& writer, const Value& value, const PropertyGraph& graph) {
  switch (value.type()) {
    case Type::kNull:
      writer.null();
      return;
    case Type::kBoolean:
      writer.boolean(value.as_boolean());
      return;
    case Type::kInteger:
      writer.integer(value.as_integer());
      return;
    case Type::kFloat:
      // JSON has no way to write NaN and the infinities.
      if (std::isfinite(value.as_float()))
        writer.number(value.as_float());
      else
        writer.string(float_text(value.as_float()));
      return;
    case Type::kString:
      writer.string(value.as_string());
      return;
    case Type::kList:
      writer.begin_array();
      for (const Value& item : value.as_list()) write_json(writer, item, graph);
      writer.end_array();
      return;
    case Type::kMap:
      writer.begin_object();
      for (const auto& [key, item] : value.as_map()) {
        writer.key(key);
        write_json(writer, item, graph);
      }
      writer.end_object();
      return;
    case Type::kNode:
      return write_node(writer, value.as_id(), graph);
    case Type::kRelationship:
      return write_relationship(writer, value.as_id(), graph);
    case Type::kPath:
      writer.begin_object().member("_kind", "path").key("nodes").begin_array();
      for (const Id node : value.as_path().nodes) write_node(writer, node, graph);
      writer.end_array().key("relationships").begin_array();
      for (const Id id : value.as_path().relationships) write_relationship(writer, id, graph);
      writer.end_array().end_object();
      return;
    default:
      writer.string(temporal_text(value));
      return;
  }
}

std::string json_text(const Value& value, const PropertyGraph& graph) {
  std::string out;
  json::Writer writer(out);
  write_json(writer, value, graph);
  return out;
}

}  // namespace edgewise::cypher
