#include "query/cypher/match_planner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace edgewise::cypher {
namespace {

bool has(const std::vector<Slot>& slots, Slot slot) {
  return std::find(slots.begin(), slots.end(), slot) != slots.end();
}

ExprPtr variable_expr(Slot slot, const std::string& name) {
  ExprPtr expr = std::make_unique<Expr>();
  expr->kind = ExprKind::kVariable;
  expr->text = name.empty() ? "_" : name;
  expr->slot = slot;
  return expr;
}

// The expression of the pattern is read by the condition too, so it is shared, not moved: `borrowed` keeps no copy.
struct Equality {
  Slot slot = kNoSlot;
  Symbol key = kNoSymbol;
  const Expr* value = nullptr;
};

// n.key = value, either way round.
bool as_equality(const Expr& expr, Equality& out) {
  if (expr.kind != ExprKind::kComparison || expr.ops.size() != 1 || expr.ops[0] != Op::kEqual) return false;
  for (std::size_t i = 0; i < 2; ++i) {
    const Expr& side = *expr.args[i];
    if (side.kind != ExprKind::kProperty || side.args[0]->kind != ExprKind::kVariable) continue;
    out = {side.args[0]->slot, side.symbol, expr.args[1 - i].get()};
    return true;
  }
  return false;
}

}  // namespace

void collect_slots(const Expr& expr, std::vector<Slot>& out) {
  walk(expr, [&](const Expr& e) {
    if (e.kind == ExprKind::kVariable || e.kind == ExprKind::kAggregate || e.kind == ExprKind::kCountStar)
      out.push_back(e.slot);
    for (const Slot slot : e.outer) out.push_back(slot);
    return true;
  });
}

MatchPlanner::MatchPlanner(const PropertyGraph& graph, std::vector<PatternPart>& parts, Expr* where,
                           std::vector<Slot> known)
    : graph_(graph), parts_(parts), known_(std::move(known)) {
  // First which slots the pattern has, then the conditions, which are sorted by them.
  for (PatternPart& part : parts_) {
    own_.push_back(part.slot);
    for (const NodePattern& node : part.nodes) own_.push_back(node.slot);
    for (const RelationshipPattern& relationship : part.relationships) own_.push_back(relationship.slot);
  }
  for (PatternPart& part : parts_) collect_part(part);
  if (where != nullptr) split(*where);
}

void MatchPlanner::collect_part(PatternPart& part) {
  for (NodePattern& node : part.nodes) {
    nodes_.push_back(&node);
    node_conditions(node);
  }
  for (std::size_t i = 0; i < part.relationships.size(); ++i) {
    links_.push_back({&part, i, false});
    if (!part.relationships[i].variable_length && part.path == PathKind::kPlain)
      relationship_conditions(part.relationships[i]);
  }
}

void MatchPlanner::split(const Expr& where) {
  if (where.kind == ExprKind::kAnd) {
    for (const ExprPtr& arg : where.args) split(*arg);
    return;
  }
  Condition condition;
  condition.expr = &where;
  std::vector<Slot> slots;
  collect_slots(where, slots);
  for (const Slot slot : slots)
    if (has(own_, slot)) condition.needs.push_back(slot);
  conditions_.push_back(std::move(condition));
}

void MatchPlanner::add_condition(ExprPtr owned) {
  ExprPtr kept = std::move(owned);
  const Expr& expr = *kept;
  split(expr);
  conditions_.back().owned = std::move(kept);
}

namespace {

// {key: value, ...} as the conditions key = value. The values move out of the map.
std::vector<ExprPtr> property_conditions(ExprPtr& properties, Slot slot, const std::string& name,
                                         const PropertyGraph& graph) {
  std::vector<ExprPtr> out;
  if (!properties || properties->kind != ExprKind::kMap) return out;
  for (std::size_t i = 0; i < properties->keys.size(); ++i) {
    ExprPtr property = std::make_unique<Expr>();
    property->kind = ExprKind::kProperty;
    property->text = properties->keys[i];
    property->symbol = graph.key(property->text);
    property->args.push_back(variable_expr(slot, name));
    ExprPtr equal = std::make_unique<Expr>();
    equal->kind = ExprKind::kComparison;
    equal->place = properties->place;
    equal->ops.push_back(Op::kEqual);
    equal->args.push_back(std::move(property));
    equal->args.push_back(std::move(properties->args[i]));
    out.push_back(std::move(equal));
  }
  properties = nullptr;
  return out;
}

}  // namespace

void MatchPlanner::node_conditions(NodePattern& node) {
  if (!node.introduces) {
    // An OPTIONAL MATCH may have left it null.
    ExprPtr there = std::make_unique<Expr>();
    there->kind = ExprKind::kIsNotNull;
    there->args.push_back(variable_expr(node.slot, node.variable));
    add_condition(std::move(there));
  }
  // A label that every node has says nothing.
  const bool always = node.introduces && node.labels && node.labels->kind == LabelExpr::Kind::kName &&
                      node.labels->symbol != kNoSymbol && graph_.fixed() &&
                      graph_.count_label(node.labels->symbol) == graph_.node_bound();
  if (node.labels && !always) {
    ExprPtr labels = std::make_unique<Expr>();
    labels->kind = ExprKind::kHasLabels;
    labels->place = node.place;
    labels->args.push_back(variable_expr(node.slot, node.variable));
    labels->labels = std::make_unique<LabelExpr>(*node.labels);
    add_condition(std::move(labels));
  }
  for (ExprPtr& equal : property_conditions(node.properties, node.slot, node.variable, graph_))
    add_condition(std::move(equal));
  if (node.where) split(*node.where);
}

void MatchPlanner::relationship_conditions(RelationshipPattern& relationship) {
  for (ExprPtr& equal : property_conditions(relationship.properties, relationship.slot, relationship.variable, graph_))
    add_condition(std::move(equal));
  if (relationship.where) split(*relationship.where);
}

bool MatchPlanner::is_known(Slot slot) const {
  return has(known_, slot);
}

void MatchPlanner::know(Slot slot) {
  if (!is_known(slot)) known_.push_back(slot);
}

void MatchPlanner::apply_conditions() {
  for (Condition& condition : conditions_) {
    if (condition.done) continue;
    if (!std::all_of(condition.needs.begin(), condition.needs.end(), [&](Slot slot) { return is_known(slot); }))
      continue;
    condition.done = true;
    plan_ = condition.owned ? make_own_filter(std::move(plan_), std::move(condition.owned))
                            : make_filter(std::move(plan_), *condition.expr);
  }
}

// A link both of whose ends are known comes first, then single relationships, then variable lengths.
MatchPlanner::Link* MatchPlanner::best_link() {
  Link* best = nullptr;
  int best_rank = 100;
  for (Link& link : links_) {
    if (link.done) continue;
    const bool left = is_known(link.left().slot), right = is_known(link.right().slot);
    const bool known = is_known(link.relationship().slot);
    if (link.part->path != PathKind::kPlain) {
      if (!left || !right) continue;
      if (best_rank > 3) best = &link, best_rank = 3;
      continue;
    }
    const bool single = !link.relationship().variable_length;
    int rank = 100;
    if (known && single)
      rank = 0;
    else if (left && right)
      rank = single ? 1 : 2;
    else if (left || right)
      rank = known ? 1 : (single ? 4 : 5);
    if (rank < best_rank) best = &link, best_rank = rank;
  }
  return best;
}

void MatchPlanner::apply_link(Link& link) {
  link.done = true;
  RelationshipPattern& relationship = link.relationship();
  const bool left = is_known(link.left().slot), right = is_known(link.right().slot);
  const bool known = is_known(relationship.slot);
  Hop hop;
  hop.pattern = &relationship;
  hop.relationship = relationship.slot;
  hop.others = used_relationships_;
  hop.reversed = !left && right;
  hop.from = hop.reversed ? link.right().slot : link.left().slot;
  hop.to = hop.reversed ? link.left().slot : link.right().slot;
  hop.direction = relationship.direction;
  if (hop.reversed && relationship.direction != Direction::kBoth)
    hop.direction = relationship.direction == Direction::kLeft ? Direction::kRight : Direction::kLeft;
  hop.to_bound = left && right;
  if (link.left().slot == link.right().slot) hop.to_bound = left;
  const bool from_bound = is_known(hop.from);
  if (link.part->path != PathKind::kPlain)
    plan_ = make_shortest(std::move(plan_), std::move(hop), link.part->path, link.part->slot);
  else if (known && relationship.variable_length)
    plan_ = make_known_path(std::move(plan_), std::move(hop));
  else if (known)
    plan_ = make_known_relationship(std::move(plan_), std::move(hop), from_bound);
  else if (relationship.variable_length)
    plan_ = make_variable_expand(std::move(plan_), std::move(hop));
  else
    plan_ = make_expand(std::move(plan_), std::move(hop));
  if (link.part->path != PathKind::kPlain)
    know(link.part->slot);
  else
    used_relationships_.push_back(relationship.slot);
  know(relationship.slot);
  know(link.left().slot);
  know(link.right().slot);
}

double MatchPlanner::cost_of(const NodePattern& node, NodeSource& source) const {
  double cost = static_cast<double>(graph_.node_bound()) + 2;
  source = {};
  source.words = fmt::format("({})", node.variable);
  // One label that must hold: alone, or one of several joined by "and".
  const auto consider = [&](const LabelExpr& label) {
    if (label.kind != LabelExpr::Kind::kName) return;
    const double count = label.symbol == kNoSymbol ? 0 : static_cast<double>(graph_.count_label(label.symbol));
    if (count + 1 >= cost) return;
    cost = count + 1;
    source.label = &label;
    source.words = fmt::format("({}:{})", node.variable, label.name);
  };
  if (node.labels) {
    consider(*node.labels);
    if (node.labels->kind == LabelExpr::Kind::kAnd)
      for (const LabelExpr& part : node.labels->parts) consider(part);
  }
  for (const Condition& condition : conditions_) {
    Equality equality;
    if (condition.done || condition.expr == nullptr || !as_equality(*condition.expr, equality)) continue;
    if (equality.slot != node.slot || equality.key == kNoSymbol || !graph_.finds_by(equality.key)) continue;
    std::vector<Slot> needs;
    collect_slots(*equality.value, needs);
    if (!std::all_of(needs.begin(), needs.end(), [&](Slot slot) { return !has(own_, slot) || is_known(slot); }))
      continue;
    if (cost <= 0.5) continue;
    cost = 0.5;
    source.label = nullptr;
    source.key = equality.key;
    source.value = equality.value;
    source.words =
        fmt::format("({}) by {} = {}", node.variable, graph_.key_name(equality.key), text_of(*equality.value));
  }
  return cost;
}

double MatchPlanner::count_of(const Link& link) const {
  const RelationshipPattern& relationship = link.relationship();
  if (relationship.types && relationship.types->kind == LabelExpr::Kind::kName) {
    if (relationship.types->symbol == kNoSymbol) return 0;
    if (const auto range = graph_.relationships_of(relationship.types->symbol)) return range->second - range->first;
  }
  return graph_.relationship_bound();
}

// A relationship to begin with, where that costs less than to look at the nodes of the cheapest kind and to go along
// their share of it.
MatchPlanner::Link* MatchPlanner::cheap_link(double node_cost) {
  Link* best = nullptr;
  double best_count = 0;
  for (Link& link : links_) {
    if (link.done || link.part->path != PathKind::kPlain || link.relationship().variable_length) continue;
    if (is_known(link.relationship().slot)) continue;
    const double count = count_of(link);
    const double share = node_cost / (static_cast<double>(graph_.node_bound()) + 1);
    if (count > node_cost + count * std::min(share, 1.0)) continue;
    if (best == nullptr || count < best_count) best = &link, best_count = count;
  }
  return best;
}

void MatchPlanner::scan_link(Link& link) {
  link.done = true;
  Hop hop;
  hop.pattern = &link.relationship();
  hop.relationship = hop.pattern->slot;
  hop.others = used_relationships_;
  hop.from = link.left().slot;
  hop.to = link.right().slot;
  hop.direction = hop.pattern->direction;
  plan_ = make_relationship_scan(std::move(plan_), std::move(hop));
  used_relationships_.push_back(link.relationship().slot);
  know(link.relationship().slot);
  know(link.left().slot);
  know(link.right().slot);
}

bool MatchPlanner::scan_cheapest() {
  NodePattern* best = nullptr;
  double best_cost = 0;
  NodeSource best_source;
  for (NodePattern* node : nodes_) {
    if (is_known(node->slot)) continue;
    NodeSource source;
    double cost = cost_of(*node, source);
    // Named twice: what is said of it elsewhere counts as well.
    for (NodePattern* other : nodes_) {
      if (other == node || other->slot != node->slot) continue;
      NodeSource second;
      const double second_cost = cost_of(*other, second);
      if (second_cost < cost) cost = second_cost, source = second;
    }
    if (best != nullptr && cost >= best_cost) continue;
    best = node;
    best_cost = cost;
    best_source = source;
  }
  if (best == nullptr) return false;
  if (Link* link = cheap_link(best_cost)) {
    scan_link(*link);
    return true;
  }
  plan_ = make_scan(std::move(plan_), best->slot, std::move(best_source));
  know(best->slot);
  return true;
}

OperatorPtr MatchPlanner::plan(OperatorPtr input) {
  plan_ = std::move(input);
  apply_conditions();
  while (true) {
    if (Link* link = best_link())
      apply_link(*link);
    else if (!scan_cheapest())
      break;
    apply_conditions();
  }
  for (PatternPart& part : parts_) {
    if (part.variable.empty() || part.path != PathKind::kPlain) continue;
    plan_ = make_path(std::move(plan_), part);
    know(part.slot);
    apply_conditions();
  }
  for (Condition& condition : conditions_)
    if (!condition.done)
      plan_ = condition.owned ? make_own_filter(std::move(plan_), std::move(condition.owned))
                              : make_filter(std::move(plan_), *condition.expr);
  return std::move(plan_);
}

}  // namespace edgewise::cypher
