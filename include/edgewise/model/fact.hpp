#pragma once
// One fact: a typed edge as one sentence states it, with its provenance. The only thing that reading and graph share.
// Its JSON form is the interchange format of the program (one object a line, keys in a fixed order).

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edgewise/base/span.hpp"

namespace edgewise {

enum class Modality : std::uint8_t { kActual, kPlanned, kHoped, kPossible };
std::string_view to_string(Modality modality);              // "actual", "planned", "hoped", "possible"
bool parse_modality(std::string_view name, Modality& out);  // false where unknown

// One end of a fact, or a speaker or place. All views point into storage of whoever made the fact.
struct FactEnd {
  std::string_view id;    // "person:nikola_selakovic"
  std::string_view type;  // "Person"
  std::string_view name;  // the resolved name
  std::string_view text;  // the mention as it stands in the text; empty for a place or where none
  Span span;              // of `text`, bytes in the document
  bool present() const { return !id.empty(); }
};

struct Fact {
  std::string_view doc;
  std::uint32_t sentence_index = 0;
  Span sentence;
  std::string_view sentence_text;  // its words, where they go along with the fact; else empty
  std::string_view type;
  FactEnd subject, object;
  Span trigger;  // the word that the rule stood at, bytes in the document; empty where none did ("minister Ann Lee")
  Modality modality = Modality::kActual;
  bool negated = false;
  FactEnd speaker;        // absent: !present()
  std::string_view date;  // ISO 8601 day, month, year or start/end; empty where nothing fixes it
  FactEnd place;
  std::vector<std::pair<std::string_view, std::string_view>> attrs;  // sorted by key
  std::string_view rule;
  double confidence = 0;  // 0 to 1, two decimals are written
};

// Grows when extraction tells more about a fact than before: what older programs stored is then out of date.
inline constexpr std::uint64_t kFactForm = 2;

// The facts format, or with the trigger besides: what a store keeps.
enum class FactParts : std::uint8_t { kFormat, kWithTrigger };

// Appends the fact as one JSON line (with '\n') in the key order of the facts format; defaults are left out.
void write_fact(const Fact& fact, std::string& out, FactParts parts = FactParts::kFormat);

// What a line of facts may say of the document before them: all that a graph needs of it besides the facts.
//   {"document":"news-1","date":"2021-03-13","title":"...","hash":"0123..."}
struct DocumentLine {
  std::string_view id, title, date, url, source;
  std::string_view hash;  // 32 hexadecimal digits: content and rules, as the store keeps it
};
void write_document_line(const DocumentLine& document, std::string& out);

// A document line read back, owning its strings.
class ParsedDocumentLine {
 public:
  // Whether the line is one at all: no fact begins so.
  static bool looks_like_one(std::string_view line) { return line.starts_with("{\"document\":"); }
  // Throws InputError naming the key that is missing or wrong.
  explicit ParsedDocumentLine(std::string_view line);
  DocumentLine document() const { return {id_, title_, date_, url_, source_, hash_}; }

 private:
  std::string id_, title_, date_, url_, source_, hash_;
};

// A fact read back from its JSON line, owning its strings.
class ParsedFact {
 public:
  // Throws InputError naming the key that is missing or wrong. `line` may be reused afterwards.
  explicit ParsedFact(std::string_view line);
  ParsedFact(ParsedFact&&) noexcept = default;  // the views stay good; a copy's would not
  ParsedFact& operator=(ParsedFact&&) noexcept = default;
  const Fact& fact() const { return fact_; }

 private:
  std::string storage_;
  Fact fact_;
};

}  // namespace edgewise
