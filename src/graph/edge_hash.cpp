#include "graph/edge_hash.hpp"

#include "edgewise/store/content_hash.hpp"

namespace edgewise {

std::uint64_t edge_hash(std::string_view type, std::string_view source, std::string_view target, Modality modality,
                        bool negated, std::string& scratch) {
  scratch.assign(type).append(1, '\0').append(source).append(1, '\0').append(target).append(1, '\0');
  scratch.append(to_string(modality)).append(1, negated ? '-' : '+');
  return hash_bytes_64(scratch);
}

std::string edge_id_of(std::uint64_t hash) {
  std::string id(17, 'e');
  for (std::size_t i = 16; i > 0; --i, hash >>= 4) id[i] = "0123456789abcdef"[hash & 15];
  return id;
}

}  // namespace edgewise
