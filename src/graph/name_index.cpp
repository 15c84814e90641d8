#include "edgewise/graph/name_index.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "edgewise/base/error.hpp"
#include "edgewise/base/fold.hpp"
#include "graph/edit_distance.hpp"
#include "graph/entity_units.hpp"

namespace edgewise {
namespace {

constexpr std::array<std::string_view, 9> kSmallWords = {"a", "an", "and", "for", "in", "of", "the", "to", "s"};

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = folded.substr(begin, end - begin);
    if (!word.empty() && std::find(kSmallWords.begin(), kSmallWords.end(), word) == kSmallWords.end())
      words.push_back(word);
    begin = end + 1;
  }
  return words;
}

std::string coarse_words(std::string_view folded) {
  std::string out;
  for (const std::string_view word : words_of(folded)) out.append(out.empty() ? "" : " ").append(coarse(word));
  return out;
}

// Keys of one way of matching, sorted.
class Keys {
 public:
  void add(std::string key, NodeIndex node) {
    if (!key.empty()) entries_.emplace_back(std::move(key), node);
  }
  void sort() {
    std::sort(entries_.begin(), entries_.end());
    entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  }
  std::vector<NodeIndex> find(std::string_view key) const {
    std::vector<NodeIndex> nodes;
    for (auto it = lower(key); it != entries_.end() && it->first == key; ++it) nodes.push_back(it->second);
    return nodes;
  }
  const std::vector<std::pair<std::string, NodeIndex>>& entries() const { return entries_; }

 private:
  std::vector<std::pair<std::string, NodeIndex>>::const_iterator lower(std::string_view key) const {
    return std::lower_bound(entries_.begin(), entries_.end(), key,
                            [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
  }
  std::vector<std::pair<std::string, NodeIndex>> entries_;
};

bool is_short(const Node& node) {
  return is_short_person_id(node.id.substr(0, node.id.find('@')));
}

}  // namespace

struct NameIndex::Impl {
  explicit Impl(const KnowledgeGraph& g) : graph(g) {
    for (NodeIndex n = 0; n < graph.nodes().size(); ++n) add(n);
    for (Keys* keys : {&names, &other_names, &spellings, &acronyms, &words, &short_names}) keys->sort();
  }

  void add(NodeIndex n) {
    const Node& node = graph.nodes()[n];
    const std::string name = fold(node.name);
    add_words(n, name);
    if (is_short(node)) {
      short_names.add(name, n);
      short_names.add(coarse_words(name), n);
      return;
    }
    names.add(name, n);
    spellings.add(coarse_words(name), n);
    for (const std::string_view alias : node.aliases) {
      const std::string folded = fold(alias);
      add_words(n, folded);
      spellings.add(coarse_words(folded), n);
      other_names.add(folded, n);
    }
    if (node.type == "Person") {
      const std::string surname = name.substr(name.find_last_of(' ') + 1);
      other_names.add(surname, n);
      spellings.add(coarse(surname), n);
    } else if (node.type == "Organization" || node.type == "Event" || node.type == "Country") {
      std::string initials;
      for (const std::string_view word : words_of(name)) initials += word.front();
      if (initials.size() > 1) acronyms.add(initials, n);
    } else if (node.type == "Office") {
      add_owner(n);
    }
  }

  // An office is also found by what its owner is called: "serbian" leads to the offices of Serbia.
  void add_owner(NodeIndex office) {
    for (const EdgeIndex e : graph.out_edges(office)) {
      const Edge& edge = graph.edges()[e];
      if (edge.type != "OFFICE_OF") continue;
      const Node& owner = graph.nodes()[edge.target];
      add_words(office, fold(owner.name));
      for (const std::string_view alias : owner.aliases) add_words(office, fold(alias));
    }
    const std::string_view id = graph.nodes()[office].id;
    std::string plain(id.substr(id.find(':') + 1));
    std::replace_if(
        plain.begin(), plain.end(), [](char c) { return c == '_' || c == '@'; }, ' ');
    add_words(office, plain);
  }

  void add_words(NodeIndex n, std::string_view folded) {
    for (const std::string_view word : words_of(folded)) words.add(std::string(word), n);
  }

  // Nodes that hold every word, of those the ones whose name has the fewest words more.
  std::vector<NodeIndex> with_words(std::string_view folded) const {
    std::vector<std::string_view> wanted = words_of(folded);
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    std::vector<NodeIndex> found;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const std::vector<NodeIndex> have = words.find(wanted[i]);
      std::vector<NodeIndex> both;
      if (i == 0) {
        both = have;
      } else {
        std::set_intersection(found.begin(), found.end(), have.begin(), have.end(), std::back_inserter(both));
      }
      found = std::move(both);
    }
    std::vector<NodeIndex> best;
    std::size_t least = 0;
    for (const NodeIndex n : found) {
      if (is_short(graph.nodes()[n])) continue;
      const std::string name = fold(graph.nodes()[n].name);
      std::size_t more = 0;
      for (const std::string_view word : words_of(name))
        if (!std::binary_search(wanted.begin(), wanted.end(), word)) ++more;
      if (best.empty() || more < least) {
        best.clear();
        least = more;
      }
      if (more == least) best.push_back(n);
    }
    return best;
  }

  std::vector<NodeIndex> candidates(std::string_view typed) const {
    if (const NodeIndex n = graph.find(typed); n != KnowledgeGraph::npos) return {n};
    std::set<NodeIndex> merged;
    for (const EntityMerge& merge : graph.merges())
      if (merge.id == typed) merged.insert(merge.node);
    // A short id that has been given a document, since several nodes have it.
    if (is_short_person_id(typed)) {
      const auto nodes = graph.nodes();
      const std::string start = std::string(typed) + '@';
      for (auto it = std::lower_bound(nodes.begin(), nodes.end(), start,
                                      [](const Node&node, const std::string&s) { return node.id < s; });
           it != nodes.end() && it->id.starts_with(start); ++it)
        merged.insert(static_cast<NodeIndex>(it - nodes.begin()));
    }
    if (!merged.empty()) return {merged.begin(), merged.end()};
    const std::string folded = fold(typed);
    if (folded.empty()) return {};
    for (const auto& found : {names.find(folded), other_names.find(folded), acronyms.find(folded)})
      if (!found.empty()) return found;
    if (auto found = spellings.find(coarse_words(folded)); !found.empty()) return found;
    if (auto found = with_words(folded); !found.empty()) return found;
    if (auto found = short_names.find(folded); !found.empty()) return found;
    return short_names.find(coarse_words(folded));
  }

  std::vector<std::string> suggest(std::string_view typed) const {
    const std::string folded = fold(typed);
    const int most = folded.size() <= 4 ? 1 : 2;
    struct Near {
      int distance;
      std::uint32_t mentions;
      NodeIndex node;
    };
    std::vector<Near> near;
    for (const Keys* keys : {&names, &other_names, &short_names})
      for (const auto& [key, node] : keys->entries()) {
        const int distance = edit_distance(folded, key, most);
        if (distance <= most) near.push_back({distance, graph.nodes()[node].mentions, node});
      }
    std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
      if (a.distance != b.distance) return a.distance < b.distance;
      return a.mentions != b.mentions ? a.mentions > b.mentions : a.node < b.node;
    });
    if (near.empty())
      for (const NodeIndex node : with_corrected_words(folded)) near.push_back({0, graph.nodes()[node].mentions, node});
    std::vector<std::string> suggestions;
    for (const Near& n : near) {
      const std::string name(graph.nodes()[n.node].name);
      if (std::find(suggestions.begin(), suggestions.end(), name) == suggestions.end()) suggestions.push_back(name);
      if (suggestions.size() == 5) break;
    }
    return suggestions;
  }

  // Several words, some of them misspelt: each is brought to the word of the graph that is nearest.
  std::vector<NodeIndex> with_corrected_words(std::string_view folded) const {
    std::string corrected;
    for (const std::string_view word : words_of(folded)) {
      std::string best(word);
      if (words.find(word).empty()) {
        int least = (word.size() <= 4 ? 1 : 2) + 1;
        for (const auto& [key, node] : words.entries()) {
          const int distance = edit_distance(word, key, least - 1);
          if (distance >= least) continue;
          least = distance;
          best = key;
        }
      }
      corrected += (corrected.empty() ? "" : " ") + best;
    }
    return with_words(corrected);
  }

  const KnowledgeGraph& graph;
  Keys names, other_names, spellings, acronyms, words, short_names;
};

NameIndex::NameIndex(const KnowledgeGraph& graph) : impl_(std::make_unique<Impl>(graph)) {}
NameIndex::NameIndex(NameIndex&&) noexcept = default;
NameIndex::~NameIndex() = default;

NameMatch NameIndex::find(std::string_view typed) const {
  NameMatch match;
  match.nodes = impl_->candidates(typed);
  const auto nodes = impl_->graph.nodes();
  std::stable_sort(match.nodes.begin(), match.nodes.end(),
                   [&](NodeIndex a, NodeIndex b) { return nodes[a].mentions > nodes[b].mentions; });
  if (match.nodes.empty()) match.suggestions = impl_->suggest(typed);
  return match;
}

NodeIndex NameIndex::resolve(std::string_view typed) const {
  const NameMatch match = find(typed);
  if (match.nodes.size() == 1) return match.nodes.front();
  std::string message;
  if (match.nodes.empty() && fold(typed).empty()) {
    message = "'" + std::string(typed) + "' is no name: say which node, as in \"Ann Lee\" or by its id";
  } else if (match.nodes.empty()) {
    message = "nothing in the graph is called '" + std::string(typed) + "'";
    for (std::size_t i = 0; i < match.suggestions.size(); ++i)
      message += (i == 0 ? "; did you mean " : ", ") + match.suggestions[i];
    if (!match.suggestions.empty()) message += '?';
  } else {
    message = "'" + std::string(typed) + "' may mean any of these; say which by its id:";
    constexpr std::size_t kShown = 10;
    for (std::size_t i = 0; i < std::min(match.nodes.size(), kShown); ++i) {
      const Node& node = impl_->graph.nodes()[match.nodes[i]];
      message += "\n  " + std::string(node.id) + "  (" + std::string(node.type) + " " + std::string(node.name) + ", " +
                 std::to_string(node.mentions) + (node.mentions == 1 ? " statement)" : " statements)");
    }
    if (match.nodes.size() > kShown) message += "\n  and " + std::to_string(match.nodes.size() - kShown) + " more";
  }
  throw UsageError(message);
}

std::vector<std::string> NameIndex::complete(std::string_view start, std::size_t most) const {
  const std::string folded = fold(start);
  std::set<std::string> found;
  for (const Keys* keys : {&impl_->names, &impl_->other_names}) {
    const auto& entries = keys->entries();
    for (auto it = std::lower_bound(entries.begin(), entries.end(), folded,
                                    [](const auto&entry, const std::string&wanted) { return entry.first < wanted; });
         it != entries.end() && it->first.starts_with(folded) && found.size() < most; ++it)
      found.emplace(impl_->graph.nodes()[it->second].name);
  }
  return {found.begin(), found.end()};
}

}  // namespace edgewise
