#pragma once
// The merged graph as rows, for the store's tables `entity`, `merged` and `edge`: they serve readers of SQL and
// `verify`. The program itself merges from the facts. Views live with whoever made the rows.

#include <cstdint>
#include <string_view>
#include <vector>

namespace edgewise {

struct MergedEntity {
  std::string_view id, type, name;
  std::uint32_t mentions = 0, documents = 0;
};

// An id that documents use and the node that it became; `why` is one line for people.
struct MergedAlias {
  std::string_view id, document, node, why;  // document: empty where it holds for all of them
};

struct MergedEdge {
  std::string_view id, type, source, target, modality;
  bool negated = false;
  std::uint32_t evidence = 0, documents = 0;
  std::string_view first_date, last_date;
  double confidence = 0;
};

struct MergedGraph {
  std::vector<MergedEntity> entities;  // sorted by id
  std::vector<MergedAlias> aliases;    // sorted by id, document
  std::vector<MergedEdge> edges;       // sorted by id
};

}  // namespace edgewise
