#include "edgewise/query/cypher/knowledge_view.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "edgewise/graph/snapshot.hpp"
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
std::uint8_t precision_rank(std::string_view date) {
  if (date.empty()) return 0;
  if (date.find('/') != std::string_view::npos) return 4;
  if (is_day(date) && parse_temporal(Type::kDate, date)) return 1;
  if (date.front() == 'X' || date.size() == 10) return 5;
  return date.size() == 7 ? 2 : 3;
}
constexpr const char* kPrecisions[] = {"", "day", "month", "year", "interval", "partial"};

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
  explicit KnowledgeView(std::unique_ptr<GraphSnapshot> snapshot) : graph_(std::move(snapshot)) {
    label_names_.emplace_back("Entity");
    for (std::uint32_t type = 0; type < graph_->node_types().size(); ++type) {
      const std::string_view name = graph_->node_types()[type];
      label_of_type_.push_back(name == "Entity" ? kEntity : static_cast<Symbol>(label_names_.size()));
      if (name == "Entity") continue;
      label_names_.push_back(name);
      type_of_label_.push_back(type);
    }
    std::map<std::string, Symbol> attributes;
    for (const std::string_view key : graph_->attribute_keys()) attributes.emplace(attribute_key(key), 0);
    for (const char* name : kKeyNames) key_names_.emplace_back(name);
    for (const auto& [name, symbol] : attributes) key_names_.push_back(name);
    for (Symbol symbol = 0; symbol < key_names_.size(); ++symbol) keys_.emplace(key_names_[symbol], symbol);
  }

  bool fixed() const override { return true; }
  Id node_bound() const override { return graph_->node_count(); }
  Id relationship_bound() const override { return graph_->edge_count(); }

  Symbol label(std::string_view name) const override { return find(label_names_, name); }
  Symbol type(std::string_view name) const override { return find(graph_->edge_types(), name); }
  Symbol key(std::string_view name) const override {
    const auto found = keys_.find(name);
    return found == keys_.end() ? kNoSymbol : found->second;
  }
  std::string_view label_name(Symbol symbol) const override { return label_names_[symbol]; }
  std::string_view type_name(Symbol symbol) const override { return graph_->edge_types()[symbol]; }
  std::string_view key_name(Symbol symbol) const override { return key_names_[symbol]; }
  std::vector<std::string_view> all_labels() const override { return label_names_; }
  std::vector<std::string_view> all_types() const override { return graph_->edge_types(); }
  std::vector<std::string_view> all_keys() const override { return {key_names_.begin(), key_names_.end()}; }

  bool has_label(Id node, Symbol label) const override { return label == kEntity || label_of(node) == label; }
  std::vector<Symbol> labels(Id node) const override {
    const Symbol label = label_of(node);
    if (label == kEntity) return {kEntity};
    return {kEntity, label};
  }
  std::size_t count_label(Symbol label) const override {
    return label == kEntity ? graph_->node_count() : graph_->count_of_type(type_of_label_[label - 1]);
  }
  std::optional<std::span<const Id>> nodes_with(Symbol label) const override {
    if (label == kEntity) return std::nullopt;
    return graph_->nodes_of_type(type_of_label_[label - 1]);
  }
  bool finds_by(Symbol key) const override { return key == kId || key == kName; }
  void find_nodes(Symbol key, const Value& value, std::vector<Id>& out) const override {
    if (!value.is(Type::kString)) return;
    if (key == kName) return graph_->find_named(value.as_string(), out);
    const NodeIndex found = graph_->find(value.as_string());
    if (found != KnowledgeGraph::npos) out.push_back(found);
  }

  Value node_property(Id node, Symbol key) const override {
    switch (key) {
      case kId:
        return Value::borrowed(graph_->node_id(node));
      case kName:
        return Value::borrowed(graph_->node_name(node));
      case kType:
        return Value::borrowed(graph_->node_types()[graph_->node_type(node)]);
      case kAliases:
        return list_or_null(graph_->node_aliases(node));
      case kMentions:
        return Value::integer(graph_->node_mentions(node));
      case kDocuments:
        return Value::integer(graph_->node_documents(node));
      default:
        return Value();
    }
  }

  Value relationship_property(Id edge, Symbol key) const override {
    switch (key) {
      case kId:
        return Value::string(graph_->edge_id(edge));
      case kDocuments:
        return Value::integer(graph_->edge_documents(edge));
      case kModality:
        return Value::borrowed(to_string(graph_->modality(edge)));
      case kNegated:
        return Value::boolean(graph_->negated(edge));
      case kEvidenceCount:
        return Value::integer(graph_->evidence_count(edge));
      case kFirstDate:
        return dates().values[graph_->first_date(edge)];
      case kLastDate:
        return dates().values[graph_->last_date(edge)];
      case kDatePrecision: {
        const auto& ranks = dates().ranks;
        const std::uint8_t rank = std::max(ranks[graph_->first_date(edge)], ranks[graph_->last_date(edge)]);
        return rank == 0 ? Value() : Value::borrowed(kPrecisions[rank]);
      }
      case kConfidence:
        return Value::real(graph_->confidence(edge));
      case kRules:
        return list_or_null(graph_->details(edge).rules);
      case kDocs:
        return list_or_null(graph_->details(edge).docs);
      case kSpeakers:
        return list_or_null(graph_->details(edge).speakers);
      case kSentence: {
        std::string sentence = graph_->best_sentence(edge);
        return sentence.empty() ? Value() : Value::string(std::move(sentence));
      }
      default:
        if (key < kAttributes) return Value();
        for (const auto& [name, value] : graph_->details(edge).attrs)
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
    for (const auto& [name, value] : graph_->details(id).attrs) {
      const Symbol key = this->key(attribute_key(name));
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
    return keys;
  }

  Symbol type_of(Id id) const override { return graph_->edge_type(id); }
  Id source(Id id) const override { return graph_->source(id); }
  Id target(Id id) const override { return graph_->target(id); }
  std::span<const Id> outgoing(Id node) const override { return graph_->out_edges(node); }
  std::span<const Id> incoming(Id node) const override { return graph_->in_edges(node); }
  std::optional<std::pair<Id, Id>> relationships_of(Symbol type) const override { return graph_->edges_of_type(type); }
  std::string node_name(Id node) const override { return std::string(graph_->node_id(node)); }
  std::string relationship_name(Id id) const override { return graph_->edge_id(id); }

 private:
  // The dates that occur, by their number: read once.
  struct Dates {
    std::vector<Value> values;
    std::vector<std::uint8_t> ranks;
  };
  const Dates& dates() const {
    std::call_once(dates_read_, [this] {
      for (std::uint32_t number = 0; number < graph_->date_count(); ++number) {
        const std::string_view date = graph_->date(number);
        dates_.values.push_back(date_value(date));
        dates_.ranks.push_back(precision_rank(date));
      }
    });
    return dates_;
  }

  Symbol label_of(Id node) const { return label_of_type_[graph_->node_type(node)]; }
  static Symbol find(const std::vector<std::string_view>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? kNoSymbol : static_cast<Symbol>(found - names.begin());
  }

  const std::unique_ptr<GraphSnapshot> graph_;
  std::vector<std::string_view> label_names_;
  std::vector<Symbol> label_of_type_;         // by type
  std::vector<std::uint32_t> type_of_label_;  // by label, the one that all nodes have left out
  std::vector<std::string> key_names_;
  std::map<std::string, Symbol, std::less<>> keys_;
  mutable std::once_flag dates_read_;
  mutable Dates dates_;
};

}  // namespace

std::unique_ptr<PropertyGraph> make_knowledge_view(const KnowledgeGraph& graph) {
  return std::make_unique<KnowledgeView>(GraphSnapshot::of(graph));
}

std::unique_ptr<PropertyGraph> open_knowledge_view(const std::string& store_path) {
  std::unique_ptr<GraphSnapshot> snapshot = GraphSnapshot::open(store_path);
  return snapshot == nullptr ? nullptr : std::make_unique<KnowledgeView>(std::move(snapshot));
}

}  // namespace edgewise::cypher
