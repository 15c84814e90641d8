#include "edgewise/graph/snapshot.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/best_sentence.hpp"
#include "graph/edge_hash.hpp"
#include "graph/snapshot_format.hpp"
#include "graph/snapshot_image.hpp"

namespace edgewise {

using namespace snapshot;

namespace {

// Reads the details of edges one after the other; see encode_snapshot.cpp.
class DetailReader {
 public:
  DetailReader(const char* at, const char* end) : at_(at), end_(end) {}
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (int shift = 0; at_ < end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 127) << shift;
      if (byte < 128) break;
    }
    return value;
  }
  // Of a list, never more than there are bytes.
  std::uint64_t count() { return std::min<std::uint64_t>(number(), static_cast<std::uint64_t>(end_ - at_)); }

  void skip() {
    for (int list = 0; list < 2; ++list)
      for (std::uint64_t n = count(); n > 0; --n) number();
    for (std::uint64_t n = count(); n > 0; --n)
      if (number() == 0) number();
    for (std::uint64_t n = 2 * count(); n > 0; --n) number();
    if (number() != 0) number();
  }

 private:
  const char *at_, *end_;
};

}  // namespace

struct GraphSnapshot::Impl {
  template <typename Source>
  explicit Impl(Source source) : image(std::move(source)) {}

  std::uint64_t number(Section section, std::size_t at) const {
    const Column& column = head.sections[section];
    const char* from = image.at(column.offset + at * column.width, column.width);
    const auto get = [from](auto value) {
      std::memcpy(&value, from, sizeof value);
      return value;
    };
    switch (column.width) {
      case 1:
        return get(std::uint8_t{});
      case 2:
        return get(std::uint16_t{});
      case 4:
        return get(std::uint32_t{});
      default:
        return get(std::uint64_t{});
    }
  }
  std::uint32_t small(Section section, std::size_t at) const { return static_cast<std::uint32_t>(number(section, at)); }
  std::string_view text(Section begin, Section bytes, std::size_t at) const {
    const std::uint64_t from = number(begin, at), to = number(begin, at + 1);
    const Column& column = head.sections[bytes];
    if (from > to || to > column.count) image.damaged();
    return {image.at(column.offset + from, to - from), to - from};
  }
  std::string_view word(std::size_t at) const {
    if (at + 1 >= head.sections[kWordBegin].count) image.damaged();
    return text(kWordBegin, kWordBytes, at);
  }
  // Entries [from, to) of a column of four bytes each.
  std::span<const std::uint32_t> numbers(Section section, std::uint64_t from, std::uint64_t to) const {
    const Column& column = head.sections[section];
    if (from > to || to > column.count) image.damaged();
    const char* bytes = image.at(column.offset + from * 4, (to - from) * 4);
    return {reinterpret_cast<const std::uint32_t*>(bytes), to - from};
  }

  DetailReader details_of(EdgeIndex edge) const {
    const std::size_t block = edge / kDetailStep;
    const Column& column = head.sections[kDetails];
    const std::uint64_t from = number(kDetailBegin, block), to = number(kDetailBegin, block + 1);
    if (from > to || to > column.count) image.damaged();
    const char* bytes = image.at(column.offset + from, to - from);
    DetailReader reader(bytes, bytes + (to - from));
    for (std::size_t i = block * kDetailStep; i < edge; ++i) reader.skip();
    return reader;
  }

  void read_head() {
    if (image.size() < sizeof(Head)) image.damaged();
    std::memcpy(&head, image.at(0, sizeof head), sizeof head);
    if (head.mark != kMark) image.damaged();
    for (const Column& column : head.sections) {
      const bool good = column.width == 1 || column.width == 2 || column.width == 4 || column.width == 8;
      if (!good || column.offset % 8 != 0 || column.offset > image.size() ||
          column.count > (image.size() - column.offset) / column.width)
        image.damaged();
    }
    const std::uint64_t n = head.nodes, m = head.edges;
    const auto want = [this](Section section, std::uint64_t count, std::uint64_t width = 0) {
      const Column& column = head.sections[section];
      if (column.count != count || (width != 0 && column.width != width)) image.damaged();
    };
    for (const Section section : {kNodeIdBegin, kNameBegin, kAliasBegin, kOutBegin, kInBegin}) want(section, n + 1);
    for (const Section section : {kNodeType, kMentions, kNodeDocuments}) want(section, n);
    for (const Section section : {kByName, kByType}) want(section, n, 4);
    for (const Section section : {kOut, kIn}) want(section, m, 4);
    for (const Section section :
         {kSource, kTarget, kStanding, kEvidence, kEdgeDocuments, kFirstDate, kLastDate, kConfidence})
      want(section, m);
    want(kDetailBegin, (m + kDetailStep - 1) / kDetailStep + 1);
    want(kDates, 1);
    dates = small(kDates, 0);
    words_of(kNodeTypes, node_types);
    words_of(kEdgeTypes, edge_types);
    words_of(kAttributeKeys, attribute_keys);
    want(kNodeTypeBegin, node_types.size() + 1);
    want(kEdgeTypeBegin, edge_types.size() + 1);
    for (std::size_t t = 0; t <= node_types.size(); ++t) node_type_begin.push_back(small(kNodeTypeBegin, t));
    for (std::size_t t = 0; t <= edge_types.size(); ++t) edge_type_begin.push_back(small(kEdgeTypeBegin, t));
  }
  void words_of(Section section, std::vector<std::string_view>& out) const {
    for (std::size_t i = 0; i < head.sections[section].count; ++i) out.push_back(word(number(section, i)));
  }

  SnapshotImage image;
  const KnowledgeGraph* graph = nullptr;  // where the image was made in memory: it has the sentences
  Head head;
  std::uint32_t dates = 0;
  std::vector<std::string_view> node_types, edge_types, attribute_keys;
  std::vector<std::uint32_t> node_type_begin, edge_type_begin;
};

std::unique_ptr<GraphSnapshot> GraphSnapshot::open(const std::string& store_path) {
  std::unique_ptr<SnapshotPages> pages = SnapshotPages::open(store_path);
  if (pages == nullptr) return nullptr;
  auto impl = std::make_unique<Impl>(std::move(pages));
  impl->read_head();
  return std::unique_ptr<GraphSnapshot>(new GraphSnapshot(std::move(impl)));
}

std::unique_ptr<GraphSnapshot> GraphSnapshot::of(const KnowledgeGraph& graph) {
  std::string image = encode(graph);
  if (image.empty()) throw InputError("the graph is too large for queries");
  auto impl = std::make_unique<Impl>(std::move(image));
  impl->graph = &graph;
  impl->read_head();
  return std::unique_ptr<GraphSnapshot>(new GraphSnapshot(std::move(impl)));
}

GraphSnapshot::GraphSnapshot(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
GraphSnapshot::~GraphSnapshot() = default;

NodeIndex GraphSnapshot::node_count() const {
  return impl_->head.nodes;
}
EdgeIndex GraphSnapshot::edge_count() const {
  return impl_->head.edges;
}

std::string_view GraphSnapshot::node_id(NodeIndex node) const {
  return impl_->text(kNodeIdBegin, kNodeIdBytes, node);
}
std::string_view GraphSnapshot::node_name(NodeIndex node) const {
  return impl_->text(kNameBegin, kNameBytes, node);
}
std::uint32_t GraphSnapshot::node_type(NodeIndex node) const {
  return impl_->small(kNodeType, node);
}
std::uint32_t GraphSnapshot::node_mentions(NodeIndex node) const {
  return impl_->small(kMentions, node);
}
std::uint32_t GraphSnapshot::node_documents(NodeIndex node) const {
  return impl_->small(kNodeDocuments, node);
}
std::vector<std::string_view> GraphSnapshot::node_aliases(NodeIndex node) const {
  std::vector<std::string_view> aliases;
  const std::uint64_t end = impl_->number(kAliasBegin, node + std::size_t{1});
  if (end > impl_->head.sections[kAliases].count) impl_->image.damaged();
  for (std::uint64_t at = impl_->number(kAliasBegin, node); at < end; ++at)
    aliases.push_back(impl_->word(impl_->number(kAliases, at)));
  return aliases;
}

const std::vector<std::string_view>& GraphSnapshot::node_types() const {
  return impl_->node_types;
}
std::span<const NodeIndex> GraphSnapshot::nodes_of_type(std::uint32_t type) const {
  return impl_->numbers(kByType, impl_->node_type_begin[type], impl_->node_type_begin[type + 1]);
}
std::uint32_t GraphSnapshot::count_of_type(std::uint32_t type) const {
  return impl_->node_type_begin[type + 1] - impl_->node_type_begin[type];
}

NodeIndex GraphSnapshot::find(std::string_view id) const {
  NodeIndex low = 0, high = node_count();
  while (low < high) {
    const NodeIndex middle = low + (high - low) / 2;
    if (node_id(middle) < id)
      low = middle + 1;
    else
      high = middle;
  }
  return low < node_count() && node_id(low) == id ? low : KnowledgeGraph::npos;
}

void GraphSnapshot::find_named(std::string_view name, std::vector<NodeIndex>& out) const {
  std::size_t low = 0, high = node_count();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (node_name(impl_->small(kByName, middle)) < name)
      low = middle + 1;
    else
      high = middle;
  }
  for (; low < node_count(); ++low) {
    const NodeIndex node = impl_->small(kByName, low);
    if (node_name(node) != name) return;
    out.push_back(node);
  }
}

const std::vector<std::string_view>& GraphSnapshot::edge_types() const {
  return impl_->edge_types;
}
std::uint32_t GraphSnapshot::edge_type(EdgeIndex edge) const {
  const auto& begin = impl_->edge_type_begin;
  return static_cast<std::uint32_t>(std::upper_bound(begin.begin(), begin.end(), edge) - begin.begin() - 1);
}
std::pair<EdgeIndex, EdgeIndex> GraphSnapshot::edges_of_type(std::uint32_t type) const {
  return {impl_->edge_type_begin[type], impl_->edge_type_begin[type + 1]};
}
NodeIndex GraphSnapshot::source(EdgeIndex edge) const {
  return impl_->small(kSource, edge);
}
NodeIndex GraphSnapshot::target(EdgeIndex edge) const {
  return impl_->small(kTarget, edge);
}
std::span<const EdgeIndex> GraphSnapshot::out_edges(NodeIndex node) const {
  return impl_->numbers(kOut, impl_->number(kOutBegin, node), impl_->number(kOutBegin, node + std::size_t{1}));
}
std::span<const EdgeIndex> GraphSnapshot::in_edges(NodeIndex node) const {
  return impl_->numbers(kIn, impl_->number(kInBegin, node), impl_->number(kInBegin, node + std::size_t{1}));
}

std::string GraphSnapshot::edge_id(EdgeIndex edge) const {
  // Few or none are odd.
  std::size_t low = 0, high = impl_->head.sections[kOddIds].count / 2;
  const std::size_t count = high;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (impl_->number(kOddIds, middle * 2) < edge)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < count && impl_->number(kOddIds, low * 2) == edge)
    return std::string(impl_->word(impl_->number(kOddIds, low * 2 + 1)));
  std::string scratch;
  return edge_id_of(edge_hash(edge_types()[edge_type(edge)], node_id(source(edge)), node_id(target(edge)),
                              modality(edge), negated(edge), scratch));
}
Modality GraphSnapshot::modality(EdgeIndex edge) const {
  return static_cast<Modality>((impl_->small(kStanding, edge) >> 1) & 3);
}
bool GraphSnapshot::negated(EdgeIndex edge) const {
  return (impl_->small(kStanding, edge) & 1) != 0;
}
std::uint32_t GraphSnapshot::evidence_count(EdgeIndex edge) const {
  return impl_->small(kEvidence, edge);
}
std::uint32_t GraphSnapshot::edge_documents(EdgeIndex edge) const {
  return impl_->small(kEdgeDocuments, edge);
}
double GraphSnapshot::confidence(EdgeIndex edge) const {
  return std::bit_cast<double>(impl_->number(kConfidences, impl_->number(kConfidence, edge)));
}
std::uint32_t GraphSnapshot::first_date(EdgeIndex edge) const {
  return impl_->small(kFirstDate, edge);
}
std::uint32_t GraphSnapshot::last_date(EdgeIndex edge) const {
  return impl_->small(kLastDate, edge);
}
std::uint32_t GraphSnapshot::date_count() const {
  return impl_->dates;
}
std::string_view GraphSnapshot::date(std::uint32_t number) const {
  return impl_->word(number);
}

EdgeDetails GraphSnapshot::details(EdgeIndex edge) const {
  DetailReader reader = impl_->details_of(edge);
  EdgeDetails details;
  for (std::uint64_t n = reader.count(); n > 0; --n) details.rules.push_back(impl_->word(reader.number()));
  for (std::uint64_t n = reader.count(); n > 0; --n) details.docs.push_back(impl_->word(reader.number()));
  for (std::uint64_t n = reader.count(); n > 0; --n) {
    const std::uint64_t node = reader.number();
    if (node > node_count()) impl_->image.damaged();
    details.speakers.push_back(node == 0 ? impl_->word(reader.number()) : node_id(static_cast<NodeIndex>(node - 1)));
  }
  for (std::uint64_t n = reader.count(); n > 0; --n) {
    const std::string_view key = impl_->word(reader.number());
    details.attrs.emplace_back(key, impl_->word(reader.number()));
  }
  return details;
}

std::string GraphSnapshot::best_sentence(EdgeIndex edge) const {
  if (impl_->graph != nullptr) {
    const Evidence* best = best_evidence(*impl_->graph, impl_->graph->edges()[edge]);
    return best == nullptr ? std::string() : std::string(best->text);
  }
  DetailReader reader = impl_->details_of(edge);
  for (std::uint64_t n = reader.count(); n > 0; --n) reader.number();
  std::vector<std::uint64_t> docs;
  for (std::uint64_t n = reader.count(); n > 0; --n) docs.push_back(reader.number());
  for (std::uint64_t n = reader.count(); n > 0; --n)
    if (reader.number() == 0) reader.number();
  for (std::uint64_t n = 2 * reader.count(); n > 0; --n) reader.number();
  const std::uint64_t doc = reader.number();
  if (doc == 0) return {};
  if (doc > docs.size()) impl_->image.damaged();
  return impl_->image.sentence(impl_->word(docs[doc - 1]), reader.number());
}

const std::vector<std::string_view>& GraphSnapshot::attribute_keys() const {
  return impl_->attribute_keys;
}

}  // namespace edgewise
