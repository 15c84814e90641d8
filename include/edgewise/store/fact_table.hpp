#pragma once
// All facts of a store in memory, interned: what the merge works on. Strings are numbers into one pool, so that
// comparing two facts compares integers; documents are sorted by id, sentences by document and index, facts by
// document.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/base/arena.hpp"
#include "edgewise/base/span.hpp"

namespace edgewise {

// Strings that live as long as the pool. Graphs made from a table share it.
struct StringPool {
  Arena arena;
  std::vector<std::string_view> strings;  // [0] is ""
};

using StringId = std::uint32_t;  // equal strings have equal ids; 0 is the empty string

// How a document names an entity: the same entity may come with several names.
struct EntityForm {
  StringId id = 0, type = 0, name = 0;
};

struct DocumentRow {
  std::string_view id, title, date, url, source;
  std::uint32_t facts = 0;
};

struct SentenceRow {
  std::uint32_t document = 0, index = 0;
  Span span;
  std::string_view text;
};

struct FactRow {
  static constexpr std::uint32_t kNone = 0xffffffff;
  std::uint32_t document = 0;  // position in documents
  std::uint32_t sentence = 0;  // position in sentences
  StringId type = 0;
  std::uint32_t subject = 0, object = 0;         // positions in forms
  std::uint32_t speaker = kNone, place = kNone;  // likewise
  StringId subject_text = 0, object_text = 0, speaker_text = 0;
  Span subject_span, object_span, speaker_span, trigger;
  StringId date = 0, rule = 0;
  StringId attrs = 0;            // encoded, see decode_attrs()
  std::uint16_t confidence = 0;  // hundredths
  std::uint8_t modality = 0;
  bool negated = false;
};

class FactTable {
 public:
  std::shared_ptr<StringPool> pool = std::make_shared<StringPool>();
  std::vector<DocumentRow> documents;
  std::vector<SentenceRow> sentences;
  std::vector<EntityForm> forms;
  std::vector<FactRow> facts;

  std::string_view string(StringId id) const { return pool->strings[id]; }
};

// Attributes as the store keeps them: "key=value" lines; '\\' and '\n' in a value stand behind a backslash.
std::string encode_attrs(const std::vector<std::pair<std::string_view, std::string_view>>& attrs);
// The views point into `encoded`, or into the arena where a value had to be unescaped.
std::vector<std::pair<std::string_view, std::string_view>> decode_attrs(std::string_view encoded, Arena& arena);

}  // namespace edgewise
