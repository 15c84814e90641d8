#pragma once
// A query as a tree. The parser builds it, the checker fills in what names mean (slots, functions, symbols), the
// planner moves pieces of it into the plan. Every piece knows its place in the text.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "edgewise/query/cypher/property_graph.hpp"
#include "edgewise/query/cypher/value.hpp"

namespace edgewise::cypher {

struct Expr;
struct Query;
struct PatternPart;
struct Function;
class Operator;
using ExprPtr = std::unique_ptr<Expr>;
using Slot = int;  // where a variable's value is while the query runs
inline constexpr Slot kNoSlot = -1;

struct Place {
  std::size_t begin = 0, end = 0;
};

// :A, :A:B, :A|B, :(A&!B), :%
struct LabelExpr {
  enum class Kind : unsigned char { kName, kAnd, kOr, kNot, kAny };
  Kind kind = Kind::kName;
  std::string name;
  Place place;
  Symbol symbol = kNoSymbol;
  std::vector<LabelExpr> parts;
};

enum class ExprKind : unsigned char {
  kLiteral,        // value
  kParameter,      // text
  kVariable,       // text, slot
  kProperty,       // args[0].text
  kIndex,          // args[0][args[1]]
  kSlice,          // args[0][args[1]..args[2]], either may be null
  kList,           // args
  kMap,            // keys, args
  kMapProjection,  // args[0] {keys: args[1..]}; a key "*" stands for all properties
  kHasLabels,      // args[0]:labels
  kNot,
  kNegate,
  kAnd,
  kOr,
  kXor,
  kComparison,  // args, one more than ops: a < b <= c
  kArithmetic,  // ops[0]
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kRegex,
  kIsNull,
  kIsNotNull,
  kFunction,              // text, args, function
  kAggregate,             // text, args, distinct; slot once it is planned
  kCountStar,             // slot once it is planned
  kCase,                  // operand or null, then when/then pairs, then else or null
  kListComprehension,     // text, slot: [x IN args[0] WHERE args[1] | args[2]], the last two may be null
  kQuantifier,            // text, slot, quantifier: all(x IN args[0] WHERE args[1])
  kReduce,                // text, slot: accumulator; text2, slot2: element; args: start, list, step
  kPattern,               // pattern: a predicate
  kPatternComprehension,  // pattern: [pattern WHERE args[0] | args[1]], args[0] may be null
  kShortestPath,          // pattern
  kExists,                // query
  kCount,                 // query
  kCollect,               // query
};

enum class Op : unsigned char {
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
};
enum class Quantifier : unsigned char { kAll, kAny, kNone, kSingle };

struct Expr {
  Expr();
  ~Expr();

  ExprKind kind = ExprKind::kLiteral;
  Place place;
  int height = 0;  // of the tree below; bounded, since trees are walked by recursion
  std::vector<ExprPtr> args;
  std::vector<Op> ops;
  std::string text, text2;
  std::vector<std::string> keys;
  Value value;
  Quantifier quantifier = Quantifier::kAll;
  bool distinct = false;
  std::unique_ptr<LabelExpr> labels;
  std::vector<PatternPart> pattern;  // one, where the kind has one
  std::unique_ptr<Query> query;

  // Filled in later.
  Slot slot = kNoSlot, slot2 = kNoSlot;
  Symbol symbol = kNoSymbol;  // of a property's key
  const Function* function = nullptr;
  std::vector<Slot> outer;         // slots of the query around it that a subquery or pattern uses
  std::unique_ptr<Operator> plan;  // of a subquery or pattern
};

enum class Direction : unsigned char { kBoth, kRight, kLeft };

struct NodePattern {
  Place place;
  std::string variable;  // empty: none
  std::unique_ptr<LabelExpr> labels;
  ExprPtr properties;  // a map or a parameter
  ExprPtr where;
  Slot slot = kNoSlot;
  bool introduces = false;  // the variable is new here
};

struct RelationshipPattern {
  Place place;
  std::string variable;
  std::unique_ptr<LabelExpr> types;
  Direction direction = Direction::kBoth;
  bool variable_length = false;
  std::optional<std::int64_t> least, most;
  ExprPtr properties;
  ExprPtr where;
  Slot slot = kNoSlot;
  bool introduces = false;
};

enum class PathKind : unsigned char { kPlain, kShortest, kAllShortest };

struct PatternPart {
  Place place;
  std::string variable;  // p = ...
  Slot slot = kNoSlot;
  PathKind path = PathKind::kPlain;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;  // one less than nodes
};

struct Item {
  ExprPtr expr;
  std::string alias;   // the name given, or the text
  bool named = false;  // with AS
  Place place;
  Slot slot = kNoSlot;
};
struct SortItem {
  ExprPtr expr;
  bool descending = false;
};

enum class ClauseKind : unsigned char {
  kMatch,
  kUnwind,
  kWith,
  kReturn,
  kCreate,
  kMerge,
  kSet,
  kRemove,
  kDelete,
};

// SET and REMOVE: one of property = value, variable = map, variable += map, variable:Label.
struct SetItem {
  enum class Kind : unsigned char { kProperty, kReplace, kAdd, kLabels };
  Kind kind = Kind::kProperty;
  ExprPtr target;  // of kProperty: the property; else the variable
  ExprPtr value;   // null: remove
  std::vector<std::string> labels;
};

struct Clause {
  ClauseKind kind = ClauseKind::kMatch;
  Place place;
  // MATCH, CREATE, MERGE
  bool optional = false;
  std::vector<PatternPart> patterns;
  std::vector<PatternPart> merge_patterns;  // MERGE: the same once more, for finding
  ExprPtr where;                            // also of WITH
  // UNWIND: args of its own
  ExprPtr list;
  std::string variable;
  Slot slot = kNoSlot;
  // WITH, RETURN
  bool distinct = false, star = false;
  std::vector<Item> items;
  std::vector<SortItem> order;
  ExprPtr skip, limit;
  // SET, REMOVE; MERGE ... ON CREATE SET, ON MATCH SET
  std::vector<SetItem> sets, on_create, on_match;
  // DELETE
  std::vector<ExprPtr> deleted;
  bool detach = false;

  // Filled in by the checker.
  std::vector<Slot> live;             // slots that hold a variable after this clause
  bool aggregates = false;            // some item, or the order, has an aggregate
  std::vector<Expr*> aggregate_list;  // in the items and the order
  std::vector<std::size_t> grouping;  // items that hold none
};

struct SingleQuery {
  std::vector<Clause> clauses;
  std::vector<std::string> columns;
  std::vector<Slot> column_slots;
};

struct Query {
  std::vector<SingleQuery> parts;
  bool union_all = false;
  Place place;
};

// The expression in a normal form, the same for two that mean the same words: for grouping, and for plans.
std::string text_of(const Expr& expr);
std::string text_of(const LabelExpr& labels);
std::string text_of(const PatternPart& pattern);

// Calls `visit` for the expression and all below it, not for what stands inside subqueries; a false result of `visit`
// leaves out what is below.
template <typename Visit>
void walk(Expr& expr, const Visit& visit) {
  if (!visit(expr)) return;
  for (ExprPtr& arg : expr.args)
    if (arg) walk(*arg, visit);
}
template <typename Visit>
void walk(const Expr& expr, const Visit& visit) {
  if (!visit(expr)) return;
  for (const ExprPtr& arg : expr.args)
    if (arg) walk(static_cast<const Expr&>(*arg), visit);
}

}  // namespace edgewise::cypher
