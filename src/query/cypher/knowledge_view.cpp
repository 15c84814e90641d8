#include "edgewise/query/cypher/knowledge_view.hpp"

#include <algorithm>
#include <map>

#include "edgewise/graph/best_sentence.hpp"
#include "query/cypher/temporal.hpp"

namespace edgewise::cypher {
namespace {

// Keys in the order in which they are shown; attributes come behind them.
enum Key : Symbol {
  kId,
  kName,
  kType,
  kAliases,
  kMentions,
  kDocuments,
  kModality,
  kNegated,
  kEvidenceCount,
  kFirstDate,
  kLastDate,
  kDatePrecision,
  kConfidence,
  kRules,
  kDocs,
  kSpeakers,
  kSentence,
  kAttributes,
};
constexpr const char* kKeyNames[] = {"id",        "name",           "type",       "aliases",        "mentions",
                                     "documents", "modality",       "negated",    "evidence_count", "first_date",
                                     "last_date", "date_precision", "confidence", "rules",          "docs",
                                     "speakers",  "sentence"};
constexpr Symbol kNodeKeys[] = {kId, kName, kType, kAliases, kMentions, kDocuments};
constexpr Symbol kEdgeKeys[] = {kId,        kDocuments, kModality,      kNegated,    kEvidenceCount,
                                kFirstDate, kLastDate,  kDatePrecision, kConfidence, kRules,
                                kDocs,      kSpeakers,  kSentence};
constexpr Symbol kEntity = 0;  // the label that all nodes have

Value text_or_null(std::string_view text) {
  return text.empty() ? Value() : Value::borrowed(text);
}

Value list_or_null(const std::vector<std::string_view>& texts) {
  if (texts.empty()) return Value();
  List items;
  items.reserve(texts.size());
  for (const std::string_view text : texts) items.push_back(Value::borrowed(text));
  return Value::list(std::move(items));
}

bool is_day(std::string_view date) {
  return date.size() == 10 && date[4] == '-' && date[7] == '-' && date.find('/') == std::string_view::npos;
}

Value date_value(std::string_view date) {
  if (is_day(date))
    if (std::optional<Value> day = parse_temporal(Type::kDate, date)) return *day;
  return text_or_null(date);
}

// As the export says it: how exact the less exact of the two dates is.
int precision_rank(std::string_view date) {
  if (date.empty()) return 0;
  if (date.find('/') != std::string_view::npos) return 4;
  if (is_day(date) && parse_temporal(Type::kDate, date)) return 1;
  if (date.front() == 'X' || date.size() == 10) return 5;
  return date.size() == 7 ? 2 : 3;
}
Value precision_of(const Edge& edge) {
  static constexpr const char* kNames[] = {"", "day", "month", "year", "interval", "partial"};
  const int rank = std::max(precision_rank(edge.first_date), precision_rank(edge.last_date));
  return rank == 0 ? Value() : Value::borrowed(kNames[rank]);
}

std::string attribute_key(std::string_view key) {
  std::string name = "attr_";
  for (const char c : key) {
    const bool plain = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    name += plain ? c : '_';
  }
  return name;
}

class KnowledgeView : public PropertyGraph {
 public:
  explicit KnowledgeView(const KnowledgeGraph& graph) : graph_(graph) {
    label_names_.emplace_back("Entity");
    std::map<std::string_view, std::vector<Id>> by_type;
    for (Id n = 0; n < graph.nodes().size(); ++n) by_type[graph.nodes()[n].type].push_back(n);
    node_label_.resize(graph.nodes().size());
    with_label_.emplace_back();
    for (auto& [type, members] : by_type) {
      if (type == "Entity") continue;
      const auto symbol = static_cast<Symbol>(label_names_.size());
      label_names_.push_back(type);
      for (const Id n : members) node_label_[n] = symbol;
      with_label_.push_back(std::move(members));
    }
    std::map<std::string_view, Symbol> types;
    std::map<std::string, Symbol> attributes;
    edge_type_.reserve(graph.edges().size());
    for (const Edge& edge : graph.edges()) {
      const auto [at, fresh] = types.emplace(edge.type, static_cast<Symbol>(type_names_.size()));
      if (fresh) type_names_.push_back(edge.type);
      edge_type_.push_back(at->second);
      for (const auto& [key, value] : edge.attrs) attributes.emplace(attribute_key(key), 0);
    }
    for (const char* name : kKeyNames) key_names_.emplace_back(name);
    for (const auto& [name, symbol] : attributes) key_names_.push_back(name);
    for (Symbol symbol = 0; symbol < key_names_.size(); ++symbol) keys_.emplace(key_names_[symbol], symbol);
    by_name_.resize(graph.nodes().size());
    for (Id n = 0; n < by_name_.size(); ++n) by_name_[n] = n;
    std::sort(by_name_.begin(), by_name_.end(),
              [&](Id a, Id b) { return name_of(a) != name_of(b) ? name_of(a) < name_of(b) : a < b; });
  }

  Id node_bound() const override { return static_cast<Id>(graph_.nodes().size()); }
  Id relationship_bound() const override { return static_cast<Id>(graph_.edges().size()); }

  Symbol label(std::string_view name) const override { return find(label_names_, name); }
  Symbol type(std::string_view name) const override { return find(type_names_, name); }
  Symbol key(std::string_view name) const override {
    const auto found = keys_.find(name);
    return found == keys_.end() ? kNoSymbol : found->second;
  }
  std::string_view label_name(Symbol symbol) const override { return label_names_[symbol]; }
  std::string_view type_name(Symbol symbol) const override { return type_names_[symbol]; }
  std::string_view key_name(Symbol symbol) const override { return key_names_[symbol]; }
  std::vector<std::string_view> all_labels() const override { return label_names_; }
  std::vector<std::string_view> all_types() const override { return type_names_; }
  std::vector<std::string_view> all_keys() const override { return {key_names_.begin(), key_names_.end()}; }

  bool has_label(Id node, Symbol label) const override { return label == kEntity || node_label_[node] == label; }
  std::vector<Symbol> labels(Id node) const override {
    if (node_label_[node] == kEntity) return {kEntity};
    return {kEntity, node_label_[node]};
  }
  std::size_t count_label(Symbol label) const override {
    return label == kEntity ? graph_.nodes().size() : with_label_[label].size();
  }
  std::optional<std::span<const Id>> nodes_with(Symbol label) const override {
    if (label == kEntity) return std::nullopt;
    return with_label_[label];
  }
  bool finds_by(Symbol key) const override { return key == kId || key == kName; }
  void find_nodes(Symbol key, const Value& value, std::vector<Id>& out) const override {
    if (!value.is(Type::kString)) return;
    if (key == kId) {
      const NodeIndex found = graph_.find(value.as_string());
      if (found != KnowledgeGraph::npos) out.push_back(found);
      return;
    }
    const auto range = std::equal_range(by_name_.begin(), by_name_.end(), value.as_string(), ByName{*this});
    out.insert(out.end(), range.first, range.second);
  }

  Value node_property(Id id, Symbol key) const override {
    const Node& node = graph_.nodes()[id];
    switch (key) {
      case kId:
        return Value::borrowed(node.id);
      case kName:
        return Value::borrowed(name_of(id));
      case kType:
        return Value::borrowed(node.type);
      case kAliases:
        return list_or_null(node.aliases);
      case kMentions:
        return Value::integer(node.mentions);
      case kDocuments:
        return Value::integer(node.documents);
      default:
        return Value();
    }
  }

  Value relationship_property(Id id, Symbol key) const override {
    const Edge& edge = graph_.edges()[id];
    switch (key) {
      case kId:
        return Value::borrowed(edge.id);
      case kDocuments:
        return Value::integer(edge.documents);
      case kModality:
        return Value::borrowed(to_string(edge.modality));
      case kNegated:
        return Value::boolean(edge.negated);
      case kEvidenceCount:
        return Value::integer(edge.evidence_count);
      case kFirstDate:
        return date_value(edge.first_date);
      case kLastDate:
        return date_value(edge.last_date);
      case kDatePrecision:
        return precision_of(edge);
      case kConfidence:
        return Value::real(edge.confidence);
      case kRules:
        return list_or_null(edge.rules);
      case kDocs:
        return list_or_null(edge.docs);
      case kSpeakers:
        return list_or_null(edge.speakers);
      case kSentence: {
        const Evidence* best = best_evidence(graph_, edge);
        return best == nullptr ? Value() : text_or_null(best->text);
      }
      default:
        if (key < kAttributes) return Value();
        for (const auto& [name, value] : edge.attrs)
          if (attribute_key(name) == key_names_[key]) return Value::borrowed(value);
        return Value();
    }
  }

  std::vector<Symbol> node_keys(Id id) const override {
    std::vector<Symbol> keys;
    for (const Symbol key : kNodeKeys)
      if (!node_property(id, key).is_null()) keys.push_back(key);
    return keys;
  }
  std::vector<Symbol> relationship_keys(Id id) const override {
    std::vector<Symbol> keys;
    for (const Symbol key : kEdgeKeys)
      if (!relationship_property(id, key).is_null()) keys.push_back(key);
    for (const auto& [name, value] : graph_.edges()[id].attrs) {
      const Symbol key = this->key(attribute_key(name));
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    return keys;
  }

  Symbol type_of(Id id) const override { return edge_type_[id]; }
  Id source(Id id) const override { return graph_.edges()[id].source; }
  Id target(Id id) const override { return graph_.edges()[id].target; }
  std::span<const Id> outgoing(Id node) const override { return graph_.out_edges(node); }
  std::span<const Id> incoming(Id node) const override { return graph_.in_edges(node); }
  std::string node_name(Id node) const override { return std::string(graph_.nodes()[node].id); }
  std::string relationship_name(Id id) const override { return std::string(graph_.edges()[id].id); }

 private:
  struct ByName {
    const KnowledgeView& view;
    bool operator()(Id a, std::string_view b) const { return view.name_of(a) < b; }
    bool operator()(std::string_view a, Id b) const { return a < view.name_of(b); }
  };

  // An entity that nothing names is called by its id, as in the export.
  std::string_view name_of(Id id) const {
    const Node& node = graph_.nodes()[id];
    return node.name.empty() ? node.id : node.name;
  }
  static Symbol find(const std::vector<std::string_view>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? kNoSymbol : static_cast<Symbol>(found - names.begin());
  }

  const KnowledgeGraph& graph_;
  std::vector<std::string_view> label_names_, type_names_;
  std::vector<std::string> key_names_;
  std::map<std::string, Symbol, std::less<>> keys_;
  std::vector<Symbol> node_label_, edge_type_;
  std::vector<std::vector<Id>> with_label_;
  std::vector<Id> by_name_;
};

}  // namespace

std::unique_ptr<PropertyGraph> make_knowledge_view(const KnowledgeGraph& graph) {
  return std::make_unique<KnowledgeView>(graph);
}

}  // namespace edgewise::cypher
