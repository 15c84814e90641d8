#pragma once
// A step of a plan. Steps pull rows from the step below them: open() begins anew, next() makes the next row, in the
// slots of the runtime, and says whether there is one. A row is good until the next call. Only steps that must see all
// rows keep any (sorting, grouping, what writes), and these count them against the memory limit.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "query/cypher/ast.hpp"
#include "query/cypher/runtime.hpp"

namespace edgewise::cypher {

class Operator;
using OperatorPtr = std::unique_ptr<Operator>;

class Operator {
 public:
  virtual ~Operator() = default;
  virtual void open(Runtime& runtime) = 0;
  virtual bool next(Runtime& runtime) = 0;
  // Just opened: how many rows would come, where that is known without making them and all of these slots have a value
  // in each.
  virtual std::optional<std::uint64_t> count(Runtime&, const std::vector<Slot>&) { return std::nullopt; }
  // For --explain: what the step does, and the steps it reads from.
  virtual std::string title() const = 0;
  virtual std::vector<const Operator*> inputs() const = 0;
};

std::string describe_plan(const Operator& plan);

// A step on top of one other.
class Step : public Operator {
 public:
  explicit Step(OperatorPtr input) : input_(std::move(input)) {}
  void open(Runtime& runtime) override { input_->open(runtime); }
  std::vector<const Operator*> inputs() const override { return {input_.get()}; }

 protected:
  OperatorPtr input_;
};

inline Value& slot(Runtime& runtime, Slot at) {
  return runtime.slots[static_cast<std::size_t>(at)];
}

// --- where nodes come from: step_scan.cpp ---
OperatorPtr make_once();  // one row, with whatever the slots hold
struct NodeSource {
  const LabelExpr* label = nullptr;  // one name
  Symbol key = kNoSymbol;            // or a property
  const Expr* value = nullptr;       // with this value
  std::string words;                 // for people
};
OperatorPtr make_scan(OperatorPtr input, Slot node, NodeSource source);

// --- along relationships: step_expand.cpp, step_paths.cpp ---
struct Hop {
  Slot from = kNoSlot, to = kNoSlot, relationship = kNoSlot;
  const RelationshipPattern* pattern = nullptr;
  Direction direction = Direction::kBoth;  // as seen from `from`
  bool reversed = false;                   // walked from the pattern's right end to its left
  bool to_bound = false;                   // `to` has a value already
  std::vector<Slot> others;                // relationships of the same MATCH, which are never the same
};
OperatorPtr make_expand(OperatorPtr input, Hop hop);
OperatorPtr make_relationship_scan(OperatorPtr input, Hop hop);  // neither end is known
OperatorPtr make_variable_expand(OperatorPtr input, Hop hop);
// The relationship is known already: its ends are.
OperatorPtr make_known_relationship(OperatorPtr input, Hop hop, bool from_bound);
OperatorPtr make_known_path(OperatorPtr input, Hop hop);
// Both ends are known; the path goes into `path`, its relationships into hop.relationship.
OperatorPtr make_shortest(OperatorPtr input, Hop hop, PathKind kind, Slot path);
OperatorPtr make_path(OperatorPtr input, const PatternPart& part);

// --- rows: step_rows.cpp, step_sort.cpp, step_group.cpp ---
OperatorPtr make_filter(OperatorPtr input, const Expr& condition);
OperatorPtr make_own_filter(OperatorPtr input, ExprPtr condition);  // keeps the condition
OperatorPtr make_unwind(OperatorPtr input, const Expr& list, Slot variable);
OperatorPtr make_project(OperatorPtr input, std::vector<std::pair<const Expr*, Slot>> items);
OperatorPtr make_optional(OperatorPtr input, OperatorPtr inner, std::vector<Slot> introduced);
OperatorPtr make_skip(OperatorPtr input, const Expr& count);
OperatorPtr make_limit(OperatorPtr input, const Expr& count, bool drain);
OperatorPtr make_distinct(OperatorPtr input, std::vector<Slot> slots);
struct UnionPart {
  OperatorPtr plan;
  std::vector<Slot> columns;
};
OperatorPtr make_union(std::vector<UnionPart> parts, std::vector<Slot> columns);
OperatorPtr make_sort(OperatorPtr input, const std::vector<SortItem>& keys, std::vector<Slot> kept, const Expr* skip,
                      const Expr* limit);
OperatorPtr make_group(OperatorPtr input, std::vector<std::pair<const Expr*, Slot>> keys,
                       std::vector<const Expr*> aggregates);

// --- writing, on a scratch graph: step_write.cpp ---
OperatorPtr make_write(OperatorPtr input, const Clause& clause, std::vector<Slot> before, OperatorPtr match);

// SKIP's and LIMIT's number. Throws QueryError.
std::int64_t page_number(const Expr& expr, const char* clause, Runtime& runtime);

}  // namespace edgewise::cypher
