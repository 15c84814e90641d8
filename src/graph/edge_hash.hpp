#pragma once
// What the id of an edge is made of.

#include <cstdint>
#include <string>
#include <string_view>

#include "edgewise/model/fact.hpp"

namespace edgewise {

// Of all that makes an edge this one and no other. `scratch` saves an allocation a call.
std::uint64_t edge_hash(std::string_view type, std::string_view source, std::string_view target, Modality modality,
                        bool negated, std::string& scratch);

// "e" and 16 hexadecimal digits: fit for XML, for a shell, for a person to copy.
std::string edge_id_of(std::uint64_t hash);

}  // namespace edgewise
