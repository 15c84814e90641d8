#pragma once
// The entities of one document, and which mention means which: what resolution hands on. Reused by the thread that owns
// it.

#include <cstdint>
#include <string_view>
#include <vector>

#include "edgewise/base/arena.hpp"
#include "edgewise/mention/mention.hpp"
#include "edgewise/model/schema.hpp"

namespace edgewise {

// How a mention was resolved, surest first; it lowers the confidence of what is built on it and explains itself in
// traces.
enum class Resolved : std::uint8_t {
  kName,
  kListed,
  kSurname,
  kAcronym,
  kTitle,
  kCounterpart,
  kMetonym,
  kNominal,
  kPronoun,
  kSpeaker,
  kPlural,
  kNone
};
std::string_view to_string(Resolved how);

struct DocumentEntity {
  TypeId type = type::kNone;
  std::string_view name;
  std::string_view id;             // empty until asked for: see Resolver::id_of
  std::uint64_t key = 0;           // hash of type and folded name
  std::uint32_t entry = kNoIndex;  // gazetteer entry
  char gender = 0;
  std::uint32_t count = 0;       // mentions by name
  EntityIndex owner = kNoIndex;  // offices: whose; organisations, cities: the country they belong to, where listed
  EntityIndex host = kNoIndex;   // offices of envoys: where they are sent
  std::string_view title;        // offices: canonical title without owner
};

// A person in an office, as some sentence says it.
struct Holding {
  EntityIndex person = kNoIndex, office = kNoIndex;
  std::uint32_t role = 0;  // index into DocumentMentions::roles
  bool owner_inferred = false;
};

struct QuoteSpan {
  std::uint32_t first = 0, last = 0;  // tokens inside the marks
  EntityIndex speaker = kNoIndex;
  MentionIndex speaker_mention = kNoIndex;
};

struct DocumentEntities {
  std::vector<DocumentEntity> entities;
  std::vector<EntityIndex> members;  // groups of plural mentions
  std::vector<Resolved> how;         // by mention
  std::vector<Holding> holdings;
  std::vector<QuoteSpan> quotes;  // in text order, not nested
  Arena arena;

  void clear() {
    entities.clear();
    members.clear();
    how.clear();
    holdings.clear();
    quotes.clear();
    arena.clear();
  }
};

}  // namespace edgewise
