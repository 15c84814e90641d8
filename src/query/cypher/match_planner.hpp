#pragma once
// The plan of one MATCH: see planner.hpp.

#include <vector>

#include "query/cypher/operator.hpp"

namespace edgewise::cypher {

class MatchPlanner {
 public:
  MatchPlanner(const PropertyGraph& graph, std::vector<PatternPart>& parts, Expr* where, std::vector<Slot> known);
  OperatorPtr plan(OperatorPtr input);

 private:
  struct Condition {
    const Expr* expr = nullptr;
    ExprPtr owned;            // made here of a label or a property
    std::vector<Slot> needs;  // slots of the pattern that it speaks of
    bool done = false;
  };
  struct Link {
    PatternPart* part = nullptr;
    std::size_t at = 0;  // relationship number
    bool done = false;
    RelationshipPattern& relationship() const { return part->relationships[at]; }
    NodePattern& left() const { return part->nodes[at]; }
    NodePattern& right() const { return part->nodes[at + 1]; }
  };

  void collect_part(PatternPart& part);
  void add_condition(ExprPtr owned);
  void split(const Expr& where);
  void node_conditions(NodePattern& node);
  void relationship_conditions(RelationshipPattern& relationship);
  bool is_known(Slot slot) const;
  void know(Slot slot);
  void apply_conditions();
  void apply_link(Link& link);
  Link* best_link();
  double cost_of(const NodePattern& node, NodeSource& source) const;
  // How many relationships the link can be: those of its type, where these are known, else all.
  double count_of(const Link& link) const;
  Link* cheap_link(double node_cost);
  void scan_link(Link& link);
  bool scan_cheapest();

  const PropertyGraph& graph_;
  std::vector<PatternPart>& parts_;
  std::vector<Slot> known_, own_;
  std::vector<Condition> conditions_;
  std::vector<Link> links_;
  std::vector<NodePattern*> nodes_;
  std::vector<Slot> used_relationships_;
  OperatorPtr plan_;
};

// Slots that an expression reads, those of subqueries too.
void collect_slots(const Expr& expr, std::vector<Slot>& out);

}  // namespace edgewise::cypher
