#pragma once
// Fills in what the names of a query mean, and refuses what cannot be meant: variables that are not there or of another
// kind, aggregates where none can be, arguments that no function takes. After it every variable has a slot, every
// function its entry in the table, every label and key its symbol in the graph.
//
// Slots are handed out in the order in which variables appear and are never used twice, so that a subquery shares the
// slots of the query around it. A WITH that passes a variable on under its own name leaves it in its slot.

#include <string>
#include <string_view>
#include <vector>

#include "edgewise/query/cypher/error.hpp"
#include "query/cypher/ast.hpp"
#include "query/cypher/static_type.hpp"

namespace edgewise::cypher {

class Checker {
 public:
  explicit Checker(PropertyGraph& graph) : graph_(graph) {}
  // Throws QueryError at compile time.
  void check(Query& query);

  int slot_count() const { return slots_; }
  const std::vector<std::string>& warnings() const { return warnings_; }

 private:
  struct Variable {
    std::string name;
    Slot slot = kNoSlot;
    StaticType type;
    bool local = false;  // of a comprehension
  };
  using Scope = std::vector<Variable>;

  // --- clauses: check_clauses.cpp ---
  void check_query(Query& query, bool subquery);
  void check_single(SingleQuery& query, bool subquery);
  void check_clause(Clause& clause, SingleQuery& query);
  void check_match(Clause& clause);
  void check_unwind(Clause& clause);
  void check_where(Expr& where);
  void check_delete(Clause& clause);
  void check_merge_copy(Clause& clause);
  void check_sets(std::vector<SetItem>& items);
  void remember_live(Clause& clause);

  // --- WITH and RETURN: check_projection.cpp ---
  void check_projection(Clause& clause, SingleQuery& query);
  void expand_star(Clause& clause);
  void check_mixed(Clause& clause, ExprPtr& expr, const std::vector<std::string>& texts);
  void check_order(Clause& clause, const Scope& before, const std::vector<std::string>& texts);
  void replace_projected(Clause& clause, ExprPtr& expr, const std::vector<std::string>& texts, bool has_aggregate);
  void check_page(Expr& expr, const char* clause);

  // --- patterns: check_patterns.cpp ---
  enum class PatternUse : unsigned char { kMatch, kCreate, kMerge, kPredicate, kComprehension };
  void check_pattern(std::vector<PatternPart>& parts, PatternUse use);
  void check_part(PatternPart& part, PatternUse use, std::size_t first_new);
  void check_node(NodePattern& node, PatternUse use, std::size_t first_new, bool alone);
  void check_relationship(RelationshipPattern& relationship, PatternUse use, std::size_t first_new);
  void check_properties(PatternPart& part, PatternUse use);
  void check_property_map(ExprPtr& properties, PatternUse use);
  void resolve_labels(LabelExpr& labels, bool types);

  // --- expressions: check_expressions.cpp, check_calls.cpp ---
  // `boolean`: where only true, false or null counts, so that a pattern may stand there.
  StaticType check(Expr& expr, bool boolean = false);
  StaticType check_variable(Expr& expr);
  StaticType check_property(Expr& expr);
  StaticType check_index(Expr& expr);
  StaticType check_arithmetic(Expr& expr);
  StaticType check_function(Expr& expr);
  StaticType check_aggregate(Expr& expr);
  StaticType check_case(Expr& expr);
  StaticType check_comprehension(Expr& expr);
  StaticType check_quantifier(Expr& expr);
  StaticType check_reduce(Expr& expr);
  StaticType check_subquery(Expr& expr);
  StaticType check_pattern_expression(Expr& expr, bool boolean);
  void want_boolean(const Expr& expr, const StaticType& type, const char* of);
  StaticType item_type(const Expr& list, const StaticType& type, const char* of);

  // --- names ---
  const Variable* find(std::string_view name) const;
  Slot declare(const std::string& name, StaticType type, bool local = false);
  Slot fresh() { return slots_++; }
  void use(Slot slot);
  [[noreturn]] void undefined(const std::string& name, const Place& place) const;
  [[noreturn]] static void fail(const char* detail, const std::string& message, const Place& place,
                                ErrorKind kind = ErrorKind::kSyntax) {
    throw QueryError(kind, Phase::kCompile, detail, message, place.begin);
  }
  void warn_unknown(const char* what, const std::string& name, const std::vector<std::string_view>& known);

  // While a subquery or pattern is checked: what it uses of the query around it.
  struct Recorder {
    Recorder(Checker& c, std::vector<Slot>& to) : checker(c), outer(to), first_own(c.slots_) {
      checker.recorders_.push_back(this);
    }
    ~Recorder() { checker.recorders_.pop_back(); }
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;
    Checker& checker;
    std::vector<Slot>& outer;
    Slot first_own;
  };

  PropertyGraph& graph_;
  Scope scope_;
  std::vector<Recorder*> recorders_;
  std::vector<std::string> warnings_;
  int slots_ = 0;
  bool aggregates_allowed_ = false;
  bool in_aggregate_ = false;
  bool in_subquery_ = false;
  std::vector<Expr*>* aggregates_ = nullptr;  // where those that are found go
};

bool has_aggregate(const Expr& expr);

}  // namespace edgewise::cypher
