#pragma once
// Names by their shape: head words ("Sabrang Trust", "Bank of Russia", "Lake Ohrid") and sequences of capitals.
// Inner header of src/mention.

#include <cstdint>

#include "mention/mention_scratch.hpp"

namespace edgewise {

struct HeadedName {
  std::uint32_t last = 0;  // one past its last token; 0 where there is none
  std::uint32_t head = 0;  // token of the head word
  TypeId type = type::kNone;
  bool alone = false;  // nothing but the head: "the Commission"
  explicit operator bool() const { return last != 0; }
};

// The name with a head word that starts at a token.
HeadedName headed_name(const Reading& r, std::uint32_t token, std::uint32_t end);

// One past the sequence of capitals (with particles, initials, nicknames) that starts at a token.
std::uint32_t capital_sequence(const Reading& r, std::uint32_t token, std::uint32_t end);

// A capital letter that may belong to a name: no month, weekday or function word.
bool name_word(const Reading& r, std::uint32_t token);

// "Petrovic", "Ivanova": endings that family names have.
bool surname_shape(std::string_view word);

}  // namespace edgewise
