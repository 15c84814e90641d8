#pragma once
// Regular English inflection: enough for the words of the lexicon, irregular forms stand in its files.

#include <string>
#include <string_view>

namespace edgewise {

struct VerbForms {
  std::string third, past, gerund;  // "agrees", "agreed", "agreeing"; the participle is the past
};

// No consonant is doubled: verbs that double theirs give their forms in the file.
VerbForms regular_verb_forms(std::string_view base);
std::string regular_plural(std::string_view singular);

}  // namespace edgewise
