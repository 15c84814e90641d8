#include "graph/person_name.hpp"

#include <algorithm>

#include "edgewise/base/fold.hpp"

namespace edgewise {
namespace {

std::vector<std::string_view> words_of(std::string_view id) {
  std::string_view rest = id.substr(id.find(':') + 1);
  std::vector<std::string_view> words;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('_'), rest.size());
    if (end != 0) words.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

}  // namespace

bool PersonName::initials_only() const {
  return !middle.empty() && std::all_of(middle.begin(), middle.end(), [](const auto& w) { return w.size() == 1; });
}

PersonName person_name(std::string_view id) {
  const auto words = words_of(id);
  PersonName name;
  if (words.empty()) return name;
  name.given = coarse(words.front());
  name.family = coarse(words.back());
  for (std::size_t i = 1; i + 1 < words.size(); ++i) name.middle.push_back(coarse(words[i]));
  return name;
}

std::string short_surname(std::string_view id) {
  const auto words = words_of(id);
  return words.empty() ? std::string() : coarse(words.back());
}

char short_initial(std::string_view id) {
  const auto words = words_of(id);
  return words.size() > 1 ? words.front()[0] : '\0';
}

bool initials_fit(const std::vector<std::string>& initials, const std::vector<std::string>& words) {
  return std::equal(
      initials.begin(), initials.end(), words.begin(), words.end(),
      [](const std::string& a, const std::string& b) { return a == b || (a.size() == 1 && a[0] == b[0]); });
}

}  // namespace edgewise
