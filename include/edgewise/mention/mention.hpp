#pragma once
// Mentions of one document: spans that name or stand for an entity or a date, and the roles that titles give to names.

#include <cstdint>
#include <string_view>
#include <vector>

#include "edgewise/base/span.hpp"
#include "edgewise/model/schema.hpp"

namespace edgewise {

using MentionIndex = std::uint32_t;
using EntityIndex = std::uint32_t;
inline constexpr std::uint32_t kNoIndex = 0xffffffff;

enum class MentionKind : std::uint8_t {
  kName,       // Nikola Selakovic, Serbia, United Nations
  kAdjective,  // Serbian
  kDemonym,    // Serbs, a Serb
  kAcronym,    // EU
  kMetonym,    // the Kremlin, White House; a capital is kName of a City until resolution decides
  kTitle,      // an office's words: "Foreign Minister", "Minister of Defence" (type Office)
  kNominal,    // "the foreign minister", "the two countries", "the alliance": resolved later
  kPronoun,    // he, she, they, it, we, I, his, its
  kGeneric,    // "rebels", "Israeli soldiers", "police": a Group of its own
  kDate,
};

struct Mention {
  Span span;                          // bytes: exactly the name, without title, article, possessive
  std::uint32_t first = 0, last = 0;  // tokens [first, last); a part of a hyphenated token keeps that token
  std::uint32_t sentence = 0;
  TypeId type = type::kNone;
  MentionKind kind = MentionKind::kName;
  bool nested = false;             // lies inside a longer mention ("Russia" in "Bank of Russia")
  bool plural = false;             // "ministers", "they", "the two countries"
  char gender = 0;                 // 'm', 'f' or 0
  std::uint32_t entry = kNoIndex;  // gazetteer entry, where the name is listed
  EntityIndex entity = kNoIndex;   // set by resolution
  std::uint32_t group_begin = 0,
                group_end = 0;     // plural nominals and pronouns: members, into DocumentEntities::members
  std::uint32_t value = kNoIndex;  // dates: index into the document's date values
  // What it is called, where the words as written are no name: "Government of Serbia" for "the Serbian government",
  // kind kNominal; "Ministry of Foreign Affairs of Russia" for "Russian Foreign Ministry", kind kName. In the
  // document's arena.
  std::string_view canonical;
};

// A title that stands with a name, or for a person: "Serbian First Deputy Prime Minister and Foreign Minister Ivica
// Dacic" gives two roles on one person.
struct Role {
  MentionIndex person =
      kNoIndex;  // the name it stands with; kNoIndex for a bare "the Serbian foreign minister" (see `office`)
  MentionIndex office = kNoIndex;  // the title's own mention
  MentionIndex owner = kNoIndex;   // Serbia in "Serbian Foreign Minister"; kNoIndex where none stands there
  MentionIndex host = kNoIndex;    // ambassadors and envoys: "to Serbia", "in Belgrade"
  std::string_view
      title;  // canonical, from the title table: "Minister of Foreign Affairs"; points into the document's arena
  bool former = false, acting = false, elect = false;
  bool counterpart = false;  // "his Serbian counterpart B": the title is to be taken from the other person
  bool job = false;   // "an analyst at Y": no office (none is made), what it says is that the person belongs to `owner`
  bool seat = false;  // "Labour lawmaker X": `owner` is the holder's party, not the office's body
  bool verbal = false;  // said by a verb ("X is the head of Y", "Y, led by X"): person and title are no one phrase
  MentionIndex patron = kNoIndex;  // "Lee's spokesman", "an envoy of President Lee": the office is of Lee's state
  TypeId context = type::kNone;    // "the country's president", "its chairman": the owner is of this type and was named
                                   // before
  std::uint32_t sentence = 0;
};

}  // namespace edgewise
