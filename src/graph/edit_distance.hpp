#pragma once
// How many typing errors apart two words are. Private to src/graph; for suggestions only, never to decide who is who.

#include <string_view>

namespace edgewise {

// Insertions, deletions, changes and swaps of neighbours; most + 1 where there are more than `most`.
int edit_distance(std::string_view a, std::string_view b, int most);

}  // namespace edgewise
