#include "edgewise/text/inflection.hpp"

namespace edgewise {
namespace {

bool vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

bool ends_in_consonant_y(std::string_view w) {
  return w.size() > 1 && w.back() == 'y' && !vowel(w[w.size() - 2]);
}

bool hisses(std::string_view w) {
  return w.ends_with("s") || w.ends_with("x") || w.ends_with("z") || w.ends_with("ch") || w.ends_with("sh");
}

std::string with_s(std::string_view w) {
  std::string s(w);
  if (ends_in_consonant_y(w)) {
    s.replace(s.size() - 1, 1, "ies");
  } else if (hisses(w)) {
    s += "es";
  } else {
    s += 's';
  }
  return s;
}

}  // namespace

VerbForms regular_verb_forms(std::string_view base) {
  VerbForms f;
  f.third = base.ends_with("o") ? std::string(base) + "es" : with_s(base);
  const std::string stem(base);
  if (base.ends_with("e")) {
    f.past = stem + "d";
    const bool keeps_e = base.ends_with("ee") || base.ends_with("oe") || base.ends_with("ye");
    if (base.ends_with("ie")) {
      f.gerund = stem.substr(0, stem.size() - 2) + "ying";
    } else {
      f.gerund = (keeps_e ? stem : stem.substr(0, stem.size() - 1)) + "ing";
    }
  } else if (ends_in_consonant_y(base)) {
    f.past = stem.substr(0, stem.size() - 1) + "ied";
    f.gerund = stem + "ing";
  } else {
    f.past = stem + "ed";
    f.gerund = stem + "ing";
  }
  return f;
}

std::string regular_plural(std::string_view singular) {
  if (singular.size() > 3 && singular.ends_with("man"))
    return std::string(singular.substr(0, singular.size() - 3)) + "men";
  return with_s(singular);
}

}  // namespace edgewise
