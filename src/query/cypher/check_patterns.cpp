#include <fmt/format.h>

#include <algorithm>

#include "query/cypher/checker.hpp"

namespace edgewise::cypher {
namespace {

// One name, or several of which one must hold: what an index of types can answer.
bool is_one_name(const LabelExpr& labels) {
  return labels.kind == LabelExpr::Kind::kName;
}

}  // namespace

void Checker::check_pattern(std::vector<PatternPart>& parts, PatternUse use) {
  const std::size_t first_new = scope_.size();
  for (PatternPart& part : parts) check_part(part, use, first_new);
  // Properties may speak of every variable of the pattern.
  for (PatternPart& part : parts) check_properties(part, use);
}

void Checker::check_part(PatternPart& part, PatternUse pattern_use, std::size_t first_new) {
  const bool alone = part.relationships.empty();
  for (std::size_t i = 0; i < part.nodes.size(); ++i) {
    check_node(part.nodes[i], pattern_use, first_new, alone);
    if (i < part.relationships.size()) check_relationship(part.relationships[i], pattern_use, first_new);
  }
  if (part.variable.empty()) {
    part.slot = fresh();
    return;
  }
  if (find(part.variable) != nullptr)
    fail("VariableAlreadyBound", fmt::format("the variable {} is there already, a path needs a new one", part.variable),
         part.place);
  part.slot = declare(part.variable, only(Type::kPath));
}

void Checker::check_node(NodePattern& node, PatternUse pattern_use, std::size_t first_new, bool alone) {
  if (node.labels) resolve_labels(*node.labels, false);
  if (node.variable.empty()) {
    node.slot = fresh();
    node.introduces = true;
    return;
  }
  const Variable* known = find(node.variable);
  if (known == nullptr) {
    if (pattern_use == PatternUse::kPredicate) undefined(node.variable, node.place);
    node.slot = declare(node.variable, only(Type::kNode));
    node.introduces = true;
    return;
  }
  if (known->type.never(set_of(Type::kNode)))
    fail("VariableTypeConflict", fmt::format("{} is no node, so it cannot stand for one", node.variable), node.place);
  const bool writes = pattern_use == PatternUse::kCreate || pattern_use == PatternUse::kMerge;
  const bool earlier = static_cast<std::size_t>(known - scope_.data()) < first_new;
  if (writes && (alone || (earlier && (node.labels || node.properties))))
    fail("VariableAlreadyBound", fmt::format("the variable {} is there already", node.variable), node.place);
  node.slot = known->slot;
  use(known->slot);
}

void Checker::check_relationship(RelationshipPattern& relationship, PatternUse pattern_use, std::size_t first_new) {
  if (relationship.types) resolve_labels(*relationship.types, true);
  const bool writes = pattern_use == PatternUse::kCreate || pattern_use == PatternUse::kMerge;
  if (writes) {
    if (!relationship.types || !is_one_name(*relationship.types))
      fail("NoSingleRelationshipType", "a relationship that is created has exactly one type", relationship.place);
    if (relationship.variable_length)
      fail("CreatingVarLength", "a relationship that is created has no length", relationship.place);
    if (pattern_use == PatternUse::kCreate && relationship.direction == Direction::kBoth)
      fail("RequiresDirectedRelationship", "a relationship that is created has a direction", relationship.place);
  }
  const TypeSet wanted = set_of(relationship.variable_length ? Type::kList : Type::kRelationship);
  if (relationship.variable.empty()) {
    relationship.slot = fresh();
    relationship.introduces = true;
    return;
  }
  const Variable* known = find(relationship.variable);
  if (known == nullptr) {
    if (pattern_use == PatternUse::kPredicate) undefined(relationship.variable, relationship.place);
    relationship.slot = declare(relationship.variable, {wanted, set_of(Type::kRelationship)});
    relationship.introduces = true;
    return;
  }
  const bool here = static_cast<std::size_t>(known - scope_.data()) >= first_new;
  const bool is_relationship =
      (known->type.types & (set_of(Type::kRelationship) | set_of(Type::kList))) != 0 &&
      (known->type.types != set_of(Type::kList) || known->type.items == set_of(Type::kRelationship));
  if (here && is_relationship)
    fail("RelationshipUniquenessViolation",
         fmt::format("{} stands for two relationships of one pattern, which are never the same", relationship.variable),
         relationship.place);
  if (known->type.never(wanted) || (relationship.variable_length && known->type.types == set_of(Type::kList) &&
                                    (known->type.items & set_of(Type::kRelationship)) == 0))
    fail("VariableTypeConflict",
         fmt::format("{} is no {}, so it cannot stand for one", relationship.variable,
                     relationship.variable_length ? "list of relationships" : "relationship"),
         relationship.place);
  if (writes)
    fail("VariableAlreadyBound", fmt::format("the variable {} is there already", relationship.variable),
         relationship.place);
  relationship.slot = known->slot;
  use(known->slot);
}

void Checker::check_properties(PatternPart& part, PatternUse pattern_use) {
  const bool allowed = std::exchange(aggregates_allowed_, false);
  for (NodePattern& node : part.nodes) {
    if (node.properties) check_property_map(node.properties, pattern_use);
    if (node.where) check_where(*node.where);
  }
  for (RelationshipPattern& relationship : part.relationships) {
    if (relationship.properties) check_property_map(relationship.properties, pattern_use);
    if (!relationship.where) continue;
    // Along a variable length the variable stands for each relationship in turn.
    if (relationship.variable_length)
      fail("UnexpectedSyntax",
           "WHERE cannot stand inside a relationship of variable length: use all(r IN rs WHERE ...)",
           relationship.place);
    check_where(*relationship.where);
  }
  aggregates_allowed_ = allowed;
}

void Checker::check_property_map(ExprPtr& properties, PatternUse pattern_use) {
  if (properties->kind == ExprKind::kParameter && pattern_use != PatternUse::kCreate)
    fail("InvalidParameterUse",
         fmt::format("a parameter cannot stand for all properties: write {{key: ${}.key}}", properties->text),
         properties->place);
  check(*properties);
}

// The copy that MERGE looks for has the slots of the one that it creates.
void Checker::check_merge_copy(Clause& clause) {
  const PatternPart& from = clause.patterns[0];
  PatternPart& to = clause.merge_patterns[0];
  to.slot = from.slot;
  for (std::size_t i = 0; i < to.nodes.size(); ++i) {
    to.nodes[i].slot = from.nodes[i].slot;
    to.nodes[i].introduces = from.nodes[i].introduces;
    if (to.nodes[i].labels) resolve_labels(*to.nodes[i].labels, false);
  }
  for (std::size_t i = 0; i < to.relationships.size(); ++i) {
    to.relationships[i].slot = from.relationships[i].slot;
    to.relationships[i].introduces = true;
    if (to.relationships[i].types) resolve_labels(*to.relationships[i].types, true);
  }
  check_properties(to, PatternUse::kMerge);
}

void Checker::resolve_labels(LabelExpr& labels, bool types) {
  for (LabelExpr& part : labels.parts) resolve_labels(part, types);
  if (labels.kind != LabelExpr::Kind::kName) return;
  labels.symbol = types ? graph_.type(labels.name) : graph_.label(labels.name);
  if (labels.symbol != kNoSymbol) return;
  if (types)
    warn_unknown("no relationship has the type", labels.name, graph_.all_types());
  else
    warn_unknown("no node has the label", labels.name, graph_.all_labels());
}

}  // namespace edgewise::cypher
