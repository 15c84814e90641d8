#pragma once
// The parts of a person's id, by which spellings are compared. Private to src/graph.

#include <string>
#include <string_view>
#include <vector>

namespace edgewise {

struct PersonName {
  std::string given, family;        // coarse keys of the first and the last word
  std::vector<std::string> middle;  // coarse keys between them
  bool initials_only() const;       // middle: at least one, and each one letter
};

// Of a full name's id ("person:donald_j_trump").
PersonName person_name(std::string_view id);
// The coarse key of a short person's last word ("person:s_lavrov": lavrov), and the initial before it or '\0'.
std::string short_surname(std::string_view id);
char short_initial(std::string_view id);

// "j" and "john": the same number of words, each equal or the other's first letter.
bool initials_fit(const std::vector<std::string>& initials, const std::vector<std::string>& words);

}  // namespace edgewise
