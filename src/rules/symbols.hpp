#pragma once
// The alphabet of view strings: which code point stands for an item, and the string of a view.
//
// Fixed: T the trigger, H the host bar, S the possessive, N V P A any noun, verb, preposition, adjective that no
// pattern names, I an infinitive, L a that-clause, Q a quote. Arguments and anchors have one code point a type. A word
// that patterns name has the code point of its class: all words of one kind that stand in exactly the same sets. A
// noun's code point is followed by that of what it is itself (its nature) and by its anchor's, where it has them.
//
//   Ann Lee <thank> for | Norway 's <support> for Chad   ->   [Person][thank-class][for] H [Country] S T [for]
//   [Country]

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rules/pattern.hpp"

namespace edgewise::rules {

namespace symbol {
inline constexpr char32_t kTrigger = U'T', kHost = U'H', kPossessive = U'S', kNoun = U'N', kVerb = U'V',
                          kPreposition = U'P', kAdjective = U'A', kInfinitive = U'I', kThat = U'L', kQuote = U'Q',
                          kOther = U'X';
inline constexpr char32_t kSingle = 0x80, kList = 0xa0, kAnchor = 0xc0,
                          kNature = 0xe0;  // plus the type id (below 32)
inline constexpr char32_t kFirstWord = 0x100;
}  // namespace symbol

// A view as a string, with what filters look at. Reused from view to view.
struct EncodedView {
  static constexpr std::size_t kMaxItems = 120;  // longer views are cut: no pattern looks that far
  std::string text;
  std::array<std::uint16_t, kMaxItems + 1> begin{};  // byte where item n starts; begin[items] is the end
  std::size_t items = 0;
  std::uint32_t types = 0;    // bit a type: among arguments and anchors
  std::uint64_t symbols = 0;  // bit `code point mod 64` of every word symbol and of S
  std::uint64_t hash = 0;

  std::uint8_t item_at(std::size_t byte) const {  // the item that starts at or holds the byte
    std::size_t i = 0;
    while (i + 1 < items && begin[i + 1] <= byte) ++i;
    return static_cast<std::uint8_t>(i);
  }
};

class Symbols {
 public:
  // Gives every word of the sets its class. Call once, after the last set was added.
  void assign(const WordSets& sets, std::size_t lexicon_size);

  void encode(const View& view, EncodedView& out) const;

  // The code points of a set, ascending.
  const std::vector<char32_t>& of_set(SetId set) const { return of_set_[set]; }
  // The code points that any word class of a kind may have: [first, last).
  struct Range {
    char32_t first = 0, last = 0;
  };
  Range words(ItemKind kind) const { return ranges_[static_cast<std::size_t>(kind)]; }
  static char32_t generic(ItemKind kind);
  std::size_t classes() const { return classes_; }

 private:
  static constexpr std::size_t kKinds = 10;
  char32_t symbol_of(ItemKind kind, WordId word) const;

  std::vector<std::uint32_t> slot_of_word_;          // by word id: index into slots_, 0 where no pattern names it
  std::vector<std::array<char32_t, kKinds>> slots_;  // by kind; 0: generic
  std::vector<std::vector<char32_t>> of_set_;
  std::array<Range, kKinds> ranges_{};
  std::size_t classes_ = 0;
};

void append_utf8(char32_t c, std::string& out);

}  // namespace edgewise::rules
