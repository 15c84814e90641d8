#pragma once
// Which words of the texts are names of an entity, and which are pronouns and descriptions of it. Private to src/graph.

#include <string_view>

namespace edgewise {

// True for "Moscow", "Russian", "UN", "Minister of Defence", "Lavrov" (of Sergey Lavrov); false for "he", "The
// minister", "both countries", and for a person whatever shares no word with the name.
bool is_name(std::string_view text, std::string_view type, std::string_view entity_name);

}  // namespace edgewise
