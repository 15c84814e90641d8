#pragma once
// A written phrase as the word ids that the tokenizer would give it; words are added to the lexicon.

#include <string_view>
#include <vector>

#include "edgewise/text/lexicon.hpp"

namespace edgewise {

// "St. Petersburg" -> st petersburg; "People's Party" -> people 's party. Appends nothing for an empty phrase.
void split_phrase(std::string_view phrase, Lexicon& lexicon, std::vector<WordId>& out);

}  // namespace edgewise
