#include "rules/symbols.hpp"

#include <algorithm>
#include <map>

namespace edgewise::rules {

void append_utf8(char32_t c, std::string& out) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xc0 | (c >> 6));
    out += static_cast<char>(0x80 | (c & 0x3f));
  } else {
    out += static_cast<char>(0xe0 | (c >> 12));
    out += static_cast<char>(0x80 | ((c >> 6) & 0x3f));
    out += static_cast<char>(0x80 | (c & 0x3f));
  }
}

char32_t Symbols::generic(ItemKind kind) {
  switch (kind) {
    case ItemKind::kNoun:
      return symbol::kNoun;
    case ItemKind::kVerb:
      return symbol::kVerb;
    case ItemKind::kPreposition:
      return symbol::kPreposition;
    case ItemKind::kAdjective:
      return symbol::kAdjective;
    case ItemKind::kPossessive:
      return symbol::kPossessive;
    case ItemKind::kHost:
      return symbol::kHost;
    case ItemKind::kInfinitive:
      return symbol::kInfinitive;
    case ItemKind::kThat:
      return symbol::kThat;
    case ItemKind::kQuote:
      return symbol::kQuote;
    case ItemKind::kArgument:
      break;
  }
  return symbol::kOther;
}

void Symbols::assign(const WordSets& sets, std::size_t lexicon_size) {
  // In which sets a word stands, ascending.
  std::map<WordKey, std::vector<SetId>> memberships;
  for (SetId id = 0; id < sets.size(); ++id) {
    for (const WordKey& key : sets[id]) memberships[key].push_back(id);
  }
  slot_of_word_.assign(lexicon_size, 0);
  slots_.assign(1, {});
  of_set_.assign(sets.size(), {});
  // Keys come by kind, so the classes of one kind are neighbours.
  std::map<std::pair<ItemKind, std::vector<SetId>>, char32_t> classes;
  for (const auto& [key, in] : memberships) classes.emplace(std::pair(key.kind, in), 0);
  char32_t next = symbol::kFirstWord;
  for (auto& [signature, code] : classes) {
    Range& range = ranges_[static_cast<std::size_t>(signature.first)];
    if (range.first == 0) range.first = next;
    code = next++;
    if (next == 0xd800) next = 0xe000;  // surrogates are no code points
    range.last = next;
    for (const SetId set : signature.second) of_set_[set].push_back(code);
  }
  classes_ = classes.size();
  for (const auto& [key, in] : memberships) {
    std::uint32_t& slot = slot_of_word_[key.word];
    if (slot == 0) {
      slot = static_cast<std::uint32_t>(slots_.size());
      slots_.emplace_back();
    }
    slots_[slot][static_cast<std::size_t>(key.kind)] = classes.at({key.kind, in});
  }
  for (auto& codes : of_set_) std::sort(codes.begin(), codes.end());
}

char32_t Symbols::symbol_of(ItemKind kind, WordId word) const {
  if (word < slot_of_word_.size()) {
    if (const std::uint32_t slot = slot_of_word_[word]; slot != 0) {
      if (const char32_t code = slots_[slot][static_cast<std::size_t>(kind)]; code != 0) return code;
    }
  }
  return generic(kind);
}

void Symbols::encode(const View& view, EncodedView& out) const {
  out.text.clear();
  out.types = 0;
  out.symbols = 0;
  out.items = std::min(view.items.size(), EncodedView::kMaxItems);
  for (std::size_t i = 0; i < out.items; ++i) {
    const ViewItem& item = view.items[i];
    out.begin[i] = static_cast<std::uint16_t>(out.text.size());
    if (i == view.trigger) {
      out.text += static_cast<char>(symbol::kTrigger);
      continue;
    }
    if (item.kind == ItemKind::kArgument) {
      if (item.type >= type::kMaxTypes) {
        out.text += static_cast<char>(symbol::kOther);
        continue;
      }
      out.types |= 1u << item.type;
      append_utf8((item.list ? symbol::kList : symbol::kSingle) + item.type, out.text);
      continue;
    }
    const char32_t code = symbol_of(item.kind, item.lemma);
    append_utf8(code, out.text);
    if (code >= symbol::kFirstWord || code == symbol::kPossessive) out.symbols |= 1ull << (code & 63);
    if (item.kind == ItemKind::kNoun && item.nature < type::kMaxTypes) {
      out.types |= 1u << item.nature;
      append_utf8(symbol::kNature + item.nature, out.text);
    }
    if (item.kind == ItemKind::kNoun && item.type < type::kMaxTypes) {
      out.types |= 1u << item.type;
      append_utf8(symbol::kAnchor + item.type, out.text);
    }
  }
  out.begin[out.items] = static_cast<std::uint16_t>(out.text.size());
  std::uint64_t h = 0xcbf29ce484222325ull;
  for (const char c : out.text) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  out.hash = h ^ (h >> 29);
}

}  // namespace edgewise::rules
