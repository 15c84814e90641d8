// The normal form of expressions, labels and patterns.

#include <fmt/format.h>

#include "query/cypher/ast.hpp"
#include "query/cypher/value_text.hpp"

namespace edgewise::cypher {
namespace {

const char* op_text(Op op) {
  static constexpr const char* kOps[] = {"+", "-", "*", "/", "%", "^", "=", "<>", "<", "<=", ">", ">="};
  return kOps[static_cast<std::size_t>(op)];
}

std::string joined(const std::vector<ExprPtr>& args, std::size_t from, const char* separator) {
  std::string out;
  for (std::size_t i = from; i < args.size(); ++i) {
    if (i > from) out += separator;
    if (args[i]) out += text_of(*args[i]);
  }
  return out;
}

std::string optional(const char* before, const ExprPtr& expr) {
  return expr ? before + text_of(*expr) : std::string();
}

std::string node_text(const NodePattern& node) {
  std::string out = "(" + node.variable;
  if (node.labels) out += ":" + text_of(*node.labels);
  if (node.properties) out += " " + text_of(*node.properties);
  out += optional(" WHERE ", node.where);
  return out + ")";
}

std::string relationship_text(const RelationshipPattern& r) {
  std::string inside = r.variable;
  if (r.types) inside += ":" + text_of(*r.types);
  if (r.variable_length) {
    inside += "*" + (r.least ? std::to_string(*r.least) : std::string()) + "..";
    if (r.most) inside += std::to_string(*r.most);
  }
  if (r.properties) inside += " " + text_of(*r.properties);
  inside += optional(" WHERE ", r.where);
  return fmt::format("{}-[{}]-{}", r.direction == Direction::kLeft ? "<" : "", inside,
                     r.direction == Direction::kRight ? ">" : "");
}

const char* quantifier_text(Quantifier quantifier) {
  static constexpr const char* kNames[] = {"all", "any", "none", "single"};
  return kNames[static_cast<std::size_t>(quantifier)];
}

std::string infix(const Expr& e, const char* op) {
  return "(" + text_of(*e.args[0]) + " " + op + " " + text_of(*e.args[1]) + ")";
}

}  // namespace

std::string text_of(const LabelExpr& labels) {
  switch (labels.kind) {
    case LabelExpr::Kind::kName:
      return labels.name;
    case LabelExpr::Kind::kAny:
      return "%";
    case LabelExpr::Kind::kNot:
      return "!" + text_of(labels.parts[0]);
    default: {
      std::string out;
      for (const LabelExpr& part : labels.parts) {
        if (!out.empty()) out += labels.kind == LabelExpr::Kind::kAnd ? "&" : "|";
        out += text_of(part);
      }
      return labels.kind == LabelExpr::Kind::kAnd ? out : "(" + out + ")";
    }
  }
}

std::string text_of(const PatternPart& pattern) {
  std::string out;
  if (!pattern.variable.empty()) out += pattern.variable + " = ";
  if (pattern.path != PathKind::kPlain)
    out += pattern.path == PathKind::kShortest ? "shortestPath(" : "allShortestPaths(";
  for (std::size_t i = 0; i < pattern.nodes.size(); ++i) {
    out += node_text(pattern.nodes[i]);
    if (i < pattern.relationships.size()) out += relationship_text(pattern.relationships[i]);
  }
  return pattern.path == PathKind::kPlain ? out : out + ")";
}

std::string text_of(const Expr& e) {
  switch (e.kind) {
    case ExprKind::kLiteral:
      return literal_text(e.value);
    case ExprKind::kParameter:
      return "$" + e.text;
    case ExprKind::kVariable:
      return e.text;
    case ExprKind::kProperty:
      return text_of(*e.args[0]) + "." + e.text;
    case ExprKind::kIndex:
      return text_of(*e.args[0]) + "[" + text_of(*e.args[1]) + "]";
    case ExprKind::kSlice:
      return text_of(*e.args[0]) + "[" + optional("", e.args[1]) + ".." + optional("", e.args[2]) + "]";
    case ExprKind::kList:
      return "[" + joined(e.args, 0, ", ") + "]";
    case ExprKind::kMap:
    case ExprKind::kMapProjection: {
      const std::size_t first = e.kind == ExprKind::kMap ? 0 : 1;
      std::string out = first == 0 ? "{" : text_of(*e.args[0]) + " {";
      for (std::size_t i = 0; i < e.keys.size(); ++i)
        out += (i > 0 ? ", " : "") + e.keys[i] + optional(": ", e.args[i + first]);
      return out + "}";
    }
    case ExprKind::kHasLabels:
      return text_of(*e.args[0]) + ":" + text_of(*e.labels);
    case ExprKind::kNot:
      return "NOT " + text_of(*e.args[0]);
    case ExprKind::kNegate:
      return "-" + text_of(*e.args[0]);
    case ExprKind::kAnd:
      return infix(e, "AND");
    case ExprKind::kOr:
      return infix(e, "OR");
    case ExprKind::kXor:
      return infix(e, "XOR");
    case ExprKind::kComparison: {
      std::string out = "(" + text_of(*e.args[0]);
      for (std::size_t i = 0; i < e.ops.size(); ++i)
        out += std::string(" ") + op_text(e.ops[i]) + " " + text_of(*e.args[i + 1]);
      return out + ")";
    }
    case ExprKind::kArithmetic:
      return infix(e, op_text(e.ops[0]));
    case ExprKind::kIn:
      return infix(e, "IN");
    case ExprKind::kStartsWith:
      return infix(e, "STARTS WITH");
    case ExprKind::kEndsWith:
      return infix(e, "ENDS WITH");
    case ExprKind::kContains:
      return infix(e, "CONTAINS");
    case ExprKind::kRegex:
      return infix(e, "=~");
    case ExprKind::kIsNull:
      return text_of(*e.args[0]) + " IS NULL";
    case ExprKind::kIsNotNull:
      return text_of(*e.args[0]) + " IS NOT NULL";
    case ExprKind::kCountStar:
      return "count(*)";
    case ExprKind::kFunction:
    case ExprKind::kAggregate: {
      std::string name;
      for (const char c : e.text) name += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
      return name + "(" + (e.distinct ? "DISTINCT " : "") + joined(e.args, 0, ", ") + ")";
    }
    case ExprKind::kCase: {
      std::string out = "CASE" + optional(" ", e.args[0]);
      for (std::size_t i = 1; i + 1 < e.args.size(); i += 2)
        out += " WHEN " + text_of(*e.args[i]) + " THEN " + text_of(*e.args[i + 1]);
      return out + optional(" ELSE ", e.args.back()) + " END";
    }
    case ExprKind::kListComprehension:
      return "[" + e.text + " IN " + text_of(*e.args[0]) + optional(" WHERE ", e.args[1]) + optional(" | ", e.args[2]) +
             "]";
    case ExprKind::kQuantifier:
      return std::string(quantifier_text(e.quantifier)) + "(" + e.text + " IN " + text_of(*e.args[0]) +
             optional(" WHERE ", e.args[1]) + ")";
    case ExprKind::kReduce:
      return "reduce(" + e.text + " = " + text_of(*e.args[0]) + ", " + e.text2 + " IN " + text_of(*e.args[1]) + " | " +
             text_of(*e.args[2]) + ")";
    case ExprKind::kPattern:
    case ExprKind::kShortestPath:
      return text_of(e.pattern[0]);
    case ExprKind::kPatternComprehension:
      return "[" + text_of(e.pattern[0]) + optional(" WHERE ", e.args[0]) + " | " + text_of(*e.args[1]) + "]";
    case ExprKind::kExists:
    case ExprKind::kCount:
    case ExprKind::kCollect:
      // Two subqueries are the same where they are the same piece of text.
      return fmt::format("subquery at {}", e.place.begin);
  }
  return {};
}

}  // namespace edgewise::cypher
