#include "tck/expectation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <vector>

#include "query/cypher/temporal.hpp"

namespace edgewise::tck {
namespace {

using cypher::Symbol;
using cypher::Type;
using cypher::Value;

std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string map_text(const std::map<std::string, std::string>& entries) {
  std::string out = "{";
  for (const auto& [key, value] : entries) out += (out.size() > 1 ? ", " : "") + key + ": " + value;
  return out + "}";
}

std::string list_text(std::vector<std::string> items, bool any_order) {
  if (any_order) std::sort(items.begin(), items.end());
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string node_text(std::vector<std::string> labels, const std::map<std::string, std::string>& properties) {
  std::sort(labels.begin(), labels.end());
  std::string out = "(";
  for (const std::string& label : labels) out += ":" + label;
  if (!properties.empty()) out += map_text(properties);
  return out + ")";
}

std::string relationship_text(const std::string& type, const std::map<std::string, std::string>& properties) {
  return "[:" + type + (properties.empty() ? "" : map_text(properties)) + "]";
}

class ExpectedReader {
 public:
  ExpectedReader(std::string_view text, bool any_order) : text_(text), any_order_(any_order) {}

  std::string all() {
    std::string out = value();
    skip();
    if (at_ != text_.size()) fail();
    return out;
  }

 private:
  [[noreturn]] void fail() const {
    throw std::runtime_error(fmt::format("\"{}\" is no value, from character {}", text_, at_ + 1));
  }
  void skip() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
  }
  char peek() {
    skip();
    return at_ < text_.size() ? text_[at_] : '\0';
  }
  bool take(std::string_view what) {
    skip();
    if (text_.substr(at_, what.size()) != what) return false;
    at_ += what.size();
    return true;
  }
  void expect(std::string_view what) {
    if (!take(what)) fail();
  }

  std::string name() {
    skip();
    std::string out;
    if (take("`")) {
      while (at_ < text_.size() && text_[at_] != '`') out += text_[at_++];
      expect("`");
      return out;
    }
    while (at_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 || text_[at_] == '_' || (text_[at_] & 0x80) != 0))
      out += text_[at_++];
    if (out.empty()) fail();
    return out;
  }

  std::map<std::string, std::string> map() {
    std::map<std::string, std::string> out;
    expect("{");
    while (!take("}")) {
      if (!out.empty()) expect(",");
      const std::string key = name();
      expect(":");
      out[key] = value();
    }
    return out;
  }

  std::string node() {
    expect("(");
    std::vector<std::string> labels;
    while (take(":")) labels.push_back(name());
    std::map<std::string, std::string> properties;
    if (peek() == '{') properties = map();
    expect(")");
    return node_text(std::move(labels), properties);
  }

  std::string relationship() {
    expect("[");
    expect(":");
    const std::string type = name();
    std::map<std::string, std::string> properties;
    if (peek() == '{') properties = map();
    expect("]");
    return relationship_text(type, properties);
  }

  std::string path() {
    expect("<");
    std::string out = "<" + node();
    while (!take(">")) {
      const bool left = take("<-");
      if (!left) expect("-");
      out += (left ? "<-" : "-") + relationship();
      expect(left ? "-" : "->");
      out += (left ? "-" : "->") + node();
    }
    return out + ">";
  }

  std::string string() {
    expect("'");
    std::string out;
    while (at_ < text_.size() && text_[at_] != '\'') {
      if (text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == '\'' || text_[at_ + 1] == '\\')) ++at_;
      out += text_[at_++];
    }
    if (at_ == text_.size()) fail();
    ++at_;
    return quoted(out);
  }

  std::string value() {
    const char c = peek();
    if (c == '(') return node();
    if (c == '<') return path();
    if (c == '\'') return string();
    if (c == '{') return map_text(map());
    if (c == '[') {
      std::size_t ahead = at_ + 1;
      while (ahead < text_.size() && text_[ahead] == ' ') ++ahead;
      if (ahead < text_.size() && text_[ahead] == ':') return relationship();
      ++at_;
      std::vector<std::string> items;
      while (!take("]")) {
        if (!items.empty()) expect(",");
        items.push_back(value());
      }
      return list_text(std::move(items), any_order_);
    }
    const std::size_t begin = at_;
    while (at_ < text_.size() && std::string_view(" ,]})\n").find(text_[at_]) == std::string_view::npos) ++at_;
    const std::string word(text_.substr(begin, at_ - begin));
    if (word == "true" || word == "false" || word == "null" || word == "NaN") return word;
    if (word == "Inf" || word == "+Inf" || word == "Infinity") return "Infinity";
    if (word == "-Inf" || word == "-Infinity") return "-Infinity";
    if (word.find_first_of(".eE") == std::string::npos) {
      char* end = nullptr;
      const long long whole = std::strtoll(word.c_str(), &end, 10);
      if (word.empty() || *end != '\0') fail();
      return std::to_string(whole);
    }
    char* end = nullptr;
    const double number = std::strtod(word.c_str(), &end);
    if (*end != '\0') fail();
    return cypher::float_text(number == 0 ? 0.0 : number);  // -0.0 equals 0.0
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool any_order_;
};

class ActualWriter {
 public:
  ActualWriter(const cypher::PropertyGraph& graph, bool any_order) : graph_(graph), any_order_(any_order) {}

  std::string value(const Value& v) const {
    switch (v.type()) {
      case Type::kNull:
        return "null";
      case Type::kBoolean:
        return v.as_boolean() ? "true" : "false";
      case Type::kInteger:
        return std::to_string(v.as_integer());
      case Type::kFloat:
        return cypher::float_text(v.as_float() == 0 ? 0.0 : v.as_float());
      case Type::kString:
        return quoted(v.as_string());
      case Type::kList: {
        std::vector<std::string> items;
        for (const Value& item : v.as_list()) items.push_back(value(item));
        return list_text(std::move(items), any_order_);
      }
      case Type::kMap: {
        std::map<std::string, std::string> entries;
        for (const auto& [key, item] : v.as_map()) entries[key] = value(item);
        return map_text(entries);
      }
      case Type::kNode:
        return node(v.as_id());
      case Type::kRelationship:
        return relationship(v.as_id());
      case Type::kPath: {
        const cypher::PathValue& path = v.as_path();
        std::string out = "<" + node(path.nodes[0]);
        for (std::size_t i = 0; i < path.relationships.size(); ++i) {
          const bool left = graph_.source(path.relationships[i]) != path.nodes[i];
          out +=
              (left ? "<-" : "-") + relationship(path.relationships[i]) + (left ? "-" : "->") + node(path.nodes[i + 1]);
        }
        return out + ">";
      }
      default:
        return quoted(cypher::temporal_text(v));
    }
  }

 private:
  std::string node(cypher::Id id) const {
    std::vector<std::string> labels;
    for (const Symbol label : graph_.labels(id)) labels.emplace_back(graph_.label_name(label));
    std::map<std::string, std::string> properties;
    for (const Symbol key : graph_.node_keys(id))
      properties[std::string(graph_.key_name(key))] = value(graph_.node_property(id, key));
    return node_text(std::move(labels), properties);
  }
  std::string relationship(cypher::Id id) const {
    std::map<std::string, std::string> properties;
    for (const Symbol key : graph_.relationship_keys(id))
      properties[std::string(graph_.key_name(key))] = value(graph_.relationship_property(id, key));
    return relationship_text(std::string(graph_.type_name(graph_.type_of(id))), properties);
  }

  const cypher::PropertyGraph& graph_;
  bool any_order_;
};

}  // namespace

std::string normal_form(std::string_view expected, bool any_order) {
  return ExpectedReader(expected, any_order).all();
}

std::string normal_form(const Value& value, const cypher::PropertyGraph& graph, bool any_order) {
  return ActualWriter(graph, any_order).value(value);
}

}  // namespace edgewise::tck
