#pragma once
// Sets of tags, and the words that no noun phrase starts with but its openers.

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {

constexpr std::uint32_t bit(Tag t) {
  return 1u << static_cast<unsigned>(t);
}
constexpr bool in(Tag t, std::uint32_t set) {
  return (bit(t) & set) != 0;
}

inline constexpr std::uint64_t kClosed =
    word::kDeterminer | word::kPreposition | word::kConjunction | word::kSubordinator | word::kRelative | word::kModal |
    word::kBe | word::kHave | word::kDo | word::kNegation | word::kPronoun | word::kPossessivePronoun | word::kThere;

}  // namespace edgewise
