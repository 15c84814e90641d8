// Nodes: their names, other names and counts.
#include "graph/build_nodes.hpp"

#include <algorithm>

#include "graph/surface_forms.hpp"

namespace edgewise {
namespace {

constexpr std::uint64_t pair_key(std::uint32_t node, std::uint32_t value) {
  return (static_cast<std::uint64_t>(node) << 32) | value;
}

void sort_unique(std::vector<std::uint64_t>& keys) {
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
}

class NodeBuilder {
 public:
  NodeBuilder(const FactTable& table, const EntityUnits& units, const EntityGroups& groups)
      : table_(table), units_(units), groups_(groups) {}

  std::vector<Node> build(Arena& made) {
    nodes_.resize(groups_.groups.size());
    for (std::size_t n = 0; n < nodes_.size(); ++n) nodes_[n].id = made.copy(groups_.groups[n].id);
    read_facts();
    choose_names();
    collect_aliases();
    return std::move(nodes_);
  }

 private:
  std::uint32_t node_of(std::uint32_t form, std::uint32_t document) const {
    return groups_.group_of[units_.unit_of(form, document)];
  }

  void read_facts() {
    const auto use = [this](std::uint32_t form, StringId text, std::uint32_t document) {
      const std::uint32_t node = node_of(form, document);
      documents_.push_back(pair_key(node, document));
      forms_.push_back(pair_key(node, form));
      if (text != 0) texts_.push_back(pair_key(node, text));
      return node;
    };
    for (const FactRow& fact : table_.facts) {
      const std::uint32_t a = use(fact.subject, fact.subject_text, fact.document);
      const std::uint32_t b = use(fact.object, fact.object_text, fact.document);
      ++nodes_[a].mentions;
      if (a != b) ++nodes_[b].mentions;
      if (fact.speaker != FactRow::kNone) use(fact.speaker, fact.speaker_text, fact.document);
      if (fact.place != FactRow::kNone) use(fact.place, 0, fact.document);
    }
    sort_unique(documents_);
    sort_unique(texts_);
    for (const std::uint64_t key : documents_) ++nodes_[key >> 32].documents;
  }

  // The name and the type that most facts give, the smallest of several; a full name before a short one.
  void choose_names() {
    std::sort(forms_.begin(), forms_.end());
    for (std::size_t i = 0; i < forms_.size();) {
      const auto node = static_cast<std::uint32_t>(forms_[i] >> 32);
      struct Count {
        std::string_view text;
        std::size_t uses;
        bool is_short;
      };
      std::vector<Count> names, types;
      while (i < forms_.size() && (forms_[i] >> 32) == node) {
        std::size_t end = i;
        while (end < forms_.size() && forms_[end] == forms_[i]) ++end;
        const EntityForm& form = table_.forms[static_cast<std::uint32_t>(forms_[i])];
        const bool is_short = is_short_person_id(table_.string(form.id));
        for (auto* list : {&names, &types}) {
          const std::string_view text = table_.string(list == &names ? form.name : form.type);
          const auto known = std::find_if(list->begin(), list->end(), [&](const Count& c) { return c.text == text; });
          if (known == list->end()) {
            list->push_back({text, end - i, is_short});
          } else {
            known->uses += end - i;
            known->is_short = known->is_short && is_short;
          }
        }
        i = end;
      }
      const auto better = [](const Count& a, const Count& b) {
        if (a.is_short != b.is_short) return b.is_short;
        if (a.text.empty() != b.text.empty()) return b.text.empty();
        return a.uses != b.uses ? a.uses > b.uses : a.text < b.text;
      };
      const std::string_view name = std::min_element(names.begin(), names.end(), better)->text;
      nodes_[node].name = name.empty() ? nodes_[node].id : name;
      nodes_[node].type = std::min_element(types.begin(), types.end(), better)->text;
      for (const Count& other : names)
        if (!other.text.empty() && other.text != nodes_[node].name) nodes_[node].aliases.push_back(other.text);
    }
  }

  void collect_aliases() {
    // A title that stands for its owner ("the Ambassador" of a country) is no name of the owner.
    std::vector<bool> title(table_.pool->strings.size());
    for (const std::uint64_t key : texts_)
      if (nodes_[key >> 32].type == "Office") title[static_cast<StringId>(key)] = true;
    for (const std::uint64_t key : texts_) {
      Node& node = nodes_[key >> 32];
      const auto id = static_cast<StringId>(key);
      if (title[id] && node.type != "Office") continue;
      const std::string_view text = table_.string(id);
      if (text != node.name && is_name(text, node.type, node.name)) node.aliases.push_back(text);
    }
    for (Node& node : nodes_) {
      std::sort(node.aliases.begin(), node.aliases.end());
      node.aliases.erase(std::unique(node.aliases.begin(), node.aliases.end()), node.aliases.end());
      node.aliases.shrink_to_fit();
    }
  }

  const FactTable& table_;
  const EntityUnits& units_;
  const EntityGroups& groups_;
  std::vector<Node> nodes_;
  std::vector<std::uint64_t> documents_, forms_, texts_;  // node and value; forms once a use
};

}  // namespace

std::vector<Node> build_nodes(const FactTable& table, const EntityUnits& units, const EntityGroups& groups,
                              Arena& made) {
  return NodeBuilder(table, units, groups).build(made);
}

}  // namespace edgewise
