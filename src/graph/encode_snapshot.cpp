// From a graph to its image.
//
// The details of an edge are a run of numbers, seven bits a byte, the last byte below 128: how many rules, and their
// words; how many documents, and their words; how many speakers, each as its node plus one, or 0 and a word where it is
// no node; how many attributes, and two words each; last the place in the list of documents plus one of the document
// with the best sentence and the number of that sentence, or 0. kDetailBegin knows where every eighth edge begins.

#include <algorithm>
#include <bit>
#include <cstring>
#include <unordered_map>

#include "edgewise/graph/best_sentence.hpp"
#include "edgewise/graph/snapshot.hpp"
#include "graph/edge_hash.hpp"
#include "graph/graph_data.hpp"
#include "graph/snapshot_format.hpp"

namespace edgewise {
namespace {

using namespace snapshot;

constexpr std::uint64_t kMostBytes = 0xffffffff;  // of one section that others point into

struct TooLarge {};

class Encoder {
 public:
  explicit Encoder(const KnowledgeGraph& graph) : graph_(graph) {}

  std::string encode() {
    if (graph_.nodes().size() >= 0xfffffff0 || graph_.edges().size() >= 0xfffffff0) return {};
    image_.assign(sizeof(Head), '\0');
    head_.nodes = static_cast<std::uint32_t>(graph_.nodes().size());
    head_.edges = static_cast<std::uint32_t>(graph_.edges().size());
    try {
      add_dates();
      add_nodes();
      add_links();
      add_edges();
      add_details();
      add_texts(kWordBegin, kWordBytes, words_.size(), [this](std::size_t i) { return words_[i]; });
    } catch (const TooLarge&) {
      return {};
    }
    std::memcpy(image_.data(), &head_, sizeof head_);
    return std::move(image_);
  }

 private:
  using Numbers = std::vector<std::uint32_t>;

  std::uint32_t word(std::string_view text) {
    const auto [at, fresh] = word_of_.emplace(text, static_cast<std::uint32_t>(words_.size()));
    if (fresh) words_.push_back(text);
    return at->second;
  }

  Column& begin_section(Section section, std::uint64_t count, std::uint64_t width) {
    image_.resize((image_.size() + 7) / 8 * 8);
    Column& column = head_.sections[section];
    column = {image_.size(), count, width};
    return column;
  }

  // Numbers that `of` gives; as narrow as they allow, or of a width that is asked for.
  template <typename Of>
  void add_column(Section section, std::size_t count, Of of, std::uint64_t width = 0) {
    if (width == 0) {
      std::uint64_t most = 0;
      for (std::size_t i = 0; i < count; ++i) most = std::max<std::uint64_t>(most, of(i));
      width = most < 0x100 ? 1 : most < 0x10000 ? 2 : most <= 0xffffffff ? 4 : 8;
    }
    begin_section(section, count, width);
    const std::size_t at = image_.size();
    image_.resize(at + count * width);
    for (std::size_t i = 0; i < count; ++i) {
      const std::uint64_t number = of(i);
      char* to = image_.data() + at + i * width;
      const auto put = [to](auto value) { std::memcpy(to, &value, sizeof value); };
      switch (width) {
        case 1:
          put(static_cast<std::uint8_t>(number));
          break;
        case 2:
          put(static_cast<std::uint16_t>(number));
          break;
        case 4:
          put(static_cast<std::uint32_t>(number));
          break;
        default:
          put(number);
      }
    }
  }
  void add_numbers(Section section, const Numbers& numbers, std::uint64_t width = 0) {
    add_column(
        section, numbers.size(), [&](std::size_t i) { return numbers[i]; }, width);
  }

  template <typename Of>
  void add_texts(Section begin, Section bytes, std::size_t count, Of of) {
    Numbers begins = {0};
    begins.reserve(count + 1);
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < count; ++i) {
      total += of(i).size();
      if (total > kMostBytes) throw TooLarge();
      begins.push_back(static_cast<std::uint32_t>(total));
    }
    add_numbers(begin, begins);
    begin_section(bytes, total, 1);
    for (std::size_t i = 0; i < count; ++i) image_ += of(i);
  }

  // Words of dates come first, and in order.
  void add_dates() {
    word({});
    std::vector<std::string_view> dates;
    for (const Edge& edge : graph_.edges()) {
      for (const std::string_view date : {edge.first_date, edge.last_date})
        if (!date.empty() && word_of_.emplace(date, 0).second) dates.push_back(date);
    }
    std::sort(dates.begin(), dates.end());
    for (const std::string_view date : dates) {
      word_of_[date] = static_cast<std::uint32_t>(words_.size());
      words_.push_back(date);
    }
    add_numbers(kDates, {static_cast<std::uint32_t>(words_.size())});
    for (const Edge& edge : graph_.edges())
      for (const std::string_view rule : edge.rules) word(rule);
  }

  std::string_view name_of(NodeIndex n) const {
    const Node& node = graph_.nodes()[n];
    return node.name.empty() ? node.id : node.name;
  }

  void add_nodes() {
    const auto nodes = graph_.nodes();
    const std::size_t count = nodes.size();
    add_texts(kNodeIdBegin, kNodeIdBytes, count, [&](std::size_t i) { return nodes[i].id; });
    add_texts(kNameBegin, kNameBytes, count, [&](std::size_t i) { return name_of(static_cast<NodeIndex>(i)); });

    std::vector<std::string_view> types;
    std::unordered_map<std::string_view, std::uint32_t> place;
    for (const Node& node : nodes)
      if (place.emplace(node.type, 0).second) types.push_back(node.type);
    std::sort(types.begin(), types.end());
    Numbers words, begin(types.size() + 1), by_type(count), by_name(count), type_of(count);
    for (std::uint32_t t = 0; t < types.size(); ++t) {
      place[types[t]] = t;
      words.push_back(word(types[t]));
    }
    for (std::size_t i = 0; i < count; ++i) ++begin[(type_of[i] = place[nodes[i].type]) + 1];
    for (std::size_t t = 0; t < types.size(); ++t) begin[t + 1] += begin[t];
    Numbers next(begin.begin(), begin.end());
    for (NodeIndex n = 0; n < count; ++n) {
      by_type[next[type_of[n]]++] = n;
      by_name[n] = n;
    }
    std::sort(by_name.begin(), by_name.end(), [&](NodeIndex a, NodeIndex b) {
      const int order = name_of(a).compare(name_of(b));
      return order != 0 ? order < 0 : a < b;
    });
    add_numbers(kNodeTypes, words);
    add_numbers(kNodeTypeBegin, begin);
    add_numbers(kNodeType, type_of);
    add_numbers(kByType, by_type, 4);
    add_numbers(kByName, by_name, 4);

    add_column(kMentions, count, [&](std::size_t i) { return nodes[i].mentions; });
    add_column(kNodeDocuments, count, [&](std::size_t i) { return nodes[i].documents; });
    Numbers alias_begin = {0}, aliases;
    for (const Node& node : nodes) {
      for (const std::string_view alias : node.aliases) aliases.push_back(word(alias));
      alias_begin.push_back(static_cast<std::uint32_t>(aliases.size()));
    }
    add_numbers(kAliasBegin, alias_begin);
    add_numbers(kAliases, aliases);
  }

  void add_links() {
    const KnowledgeGraph::Data& data = graph_.data();
    add_numbers(kOutBegin, data.out_begin);
    add_numbers(kOut, data.out, 4);
    add_numbers(kInBegin, data.in_begin);
    add_numbers(kIn, data.in, 4);
  }

  void add_edges() {
    const auto edges = graph_.edges();
    const std::size_t count = edges.size();
    const auto add = [&](Section section, auto of) {
      add_column(section, count, [&](std::size_t i) { return of(edges[i]); });
    };
    add(kSource, [](const Edge& e) { return e.source; });
    add(kTarget, [](const Edge& e) { return e.target; });
    Numbers types, begin;
    for (EdgeIndex e = 0; e < count; ++e) {
      if (e > 0 && edges[e].type == edges[e - 1].type) continue;
      types.push_back(word(edges[e].type));
      begin.push_back(e);
    }
    begin.push_back(static_cast<std::uint32_t>(count));
    add_numbers(kEdgeTypes, types);
    add_numbers(kEdgeTypeBegin, begin);
    add(kStanding, [](const Edge& e) { return static_cast<std::uint32_t>(e.modality) * 2 + (e.negated ? 1 : 0); });
    add(kEvidence, [](const Edge& e) { return e.evidence_count; });
    add(kEdgeDocuments, [](const Edge& e) { return e.documents; });
    add(kFirstDate, [this](const Edge& e) { return word(e.first_date); });
    add(kLastDate, [this](const Edge& e) { return word(e.last_date); });

    std::vector<std::uint64_t> values;
    std::unordered_map<std::uint64_t, std::uint32_t> place;
    add(kConfidence, [&](const Edge& e) {
      const auto bits = std::bit_cast<std::uint64_t>(e.confidence);
      const auto [at, fresh] = place.emplace(bits, static_cast<std::uint32_t>(values.size()));
      if (fresh) values.push_back(bits);
      return at->second;
    });
    add_column(
        kConfidences, values.size(), [&](std::size_t i) { return values[i]; }, 8);

    Numbers odd;
    std::string scratch;
    for (EdgeIndex e = 0; e < count; ++e) {
      const Edge& edge = edges[e];
      const auto nodes = graph_.nodes();
      const std::string usual = edge_id_of(
          edge_hash(edge.type, nodes[edge.source].id, nodes[edge.target].id, edge.modality, edge.negated, scratch));
      if (edge.id == usual) continue;
      odd.push_back(e);
      odd.push_back(word(edge.id));
    }
    add_numbers(kOddIds, odd);
  }

  void add_details() {
    std::vector<std::string_view> keys;
    for (const Edge& edge : graph_.edges())
      for (const auto& [key, value] : edge.attrs)
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    std::sort(keys.begin(), keys.end());
    Numbers key_words;
    for (const std::string_view key : keys) key_words.push_back(word(key));
    add_numbers(kAttributeKeys, key_words);

    Numbers begin;
    details_.clear();
    const auto edges = graph_.edges();
    for (EdgeIndex e = 0; e < edges.size(); ++e) {
      if (e % kDetailStep == 0) begin.push_back(static_cast<std::uint32_t>(details_.size()));
      add_details_of(edges[e]);
      if (details_.size() > kMostBytes) throw TooLarge();
    }
    begin.push_back(static_cast<std::uint32_t>(details_.size()));
    add_numbers(kDetailBegin, begin);
    begin_section(kDetails, details_.size(), 1);
    image_ += details_;
  }

  void put(std::uint64_t number) {
    for (; number >= 128; number >>= 7) details_ += static_cast<char>(number | 128);
    details_ += static_cast<char>(number);
  }

  void add_details_of(const Edge& edge) {
    put(edge.rules.size());
    for (const std::string_view rule : edge.rules) put(word(rule));
    put(edge.docs.size());
    for (const std::string_view doc : edge.docs) put(word(doc));
    put(edge.speakers.size());
    for (const std::string_view speaker : edge.speakers) {
      const NodeIndex node = graph_.find(speaker);
      put(node == KnowledgeGraph::npos ? 0 : std::uint64_t{node} + 1);
      if (node == KnowledgeGraph::npos) put(word(speaker));
    }
    put(edge.attrs.size());
    for (const auto& [key, value] : edge.attrs) {
      put(word(key));
      put(word(value));
    }
    const Evidence* best = best_evidence(graph_, edge);
    const auto doc = best == nullptr ? edge.docs.end() : std::find(edge.docs.begin(), edge.docs.end(), best->doc);
    put(doc == edge.docs.end() ? 0 : static_cast<std::uint64_t>(doc - edge.docs.begin()) + 1);
    if (doc != edge.docs.end()) put(best->sentence_index);
  }

  const KnowledgeGraph& graph_;
  Head head_;
  std::string image_, details_;
  std::vector<std::string_view> words_;
  std::unordered_map<std::string_view, std::uint32_t> word_of_;
};

}  // namespace

std::string GraphSnapshot::encode(const KnowledgeGraph& graph) {
  return Encoder(graph).encode();
}

}  // namespace edgewise
