#pragma once
// The graph that queries are asked of: the image that a build left in the store, or, where there is none, the graph
// merged from the facts. What needs all that is behind the edges (pictures, names as people type them) has it read
// whole, once. One thread.

#include <memory>
#include <optional>
#include <string>

#include "edgewise/base/error.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/query/cypher/knowledge_view.hpp"

namespace edgewise {

class AskedGraph {
 public:
  // Throws InputError.
  explicit AskedGraph(std::string store) : store_(std::move(store)), view_(cypher::open_knowledge_view(store_)) {
    if (view_ == nullptr) view_ = cypher::make_knowledge_view(whole());
  }
  cypher::PropertyGraph& view() { return *view_; }
  // The same graph, with the same indexes. Throws InputError where the store has changed since the view was opened.
  const KnowledgeGraph& whole() {
    if (whole_) return *whole_;
    whole_.emplace(load_graph(store_));
    if (view_ != nullptr && !same()) {
      whole_.reset();
      throw InputError(store_ + ": has changed since it was opened; open it again");
    }
    return *whole_;
  }

 private:
  bool same() const {
    const auto nodes = whole_->nodes();
    const auto edges = whole_->edges();
    if (view_->node_bound() != nodes.size() || view_->relationship_bound() != edges.size()) return false;
    for (NodeIndex n = 0; n < nodes.size(); ++n)
      if (view_->node_name(n) != nodes[n].id) return false;
    for (EdgeIndex e = 0; e < edges.size(); ++e)
      if (view_->source(e) != edges[e].source || view_->target(e) != edges[e].target ||
          view_->type_name(view_->type_of(e)) != edges[e].type)
        return false;
    return true;
  }

  std::string store_;
  std::optional<KnowledgeGraph> whole_;
  std::unique_ptr<cypher::PropertyGraph> view_;
};

}  // namespace edgewise
