#pragma once
// Which date of a sentence belongs to an act, and which place.
//
// A date counts for the nearest verb or noun it can belong to: in the act's own clause behind its trigger, else before
// it with no other verb between, else elsewhere in the sentence; never across
// a quotation mark. A date that only describes a noun ("the Feb. 23
// accord", "Sunday's vote") belongs to the act where that noun is the trigger ("Friday's talks"), and else to none.
// Nested ends of a range, repeated days, "since" and words without a value never do. Nothing is allocated; safe from
// any thread.

#include <cstdint>

#include "edgewise/mention/document_mentions.hpp"
#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

enum class Closeness : std::uint8_t { kTrigger, kClause, kBefore, kSentence, kNone };  // surest first

struct AttachedDate {
  MentionIndex mention = kNoIndex;
  Closeness closeness = Closeness::kNone;
};

// A clause: its sentence, its tokens [first, last) in the document, and the token of the verb or noun that names the
// act.
struct ActClause {
  std::uint32_t sentence = 0;
  std::uint32_t first = 0, last = 0;
  std::uint32_t trigger = 0;
};

AttachedDate attach_date(const TokenizedText& text, const Lexicon& lexicon, const DocumentMentions& mentions,
                         const ActClause& clause);

// The time since when the clause holds ("since 2014"); kNoIndex where it says none.
MentionIndex attach_since(const TokenizedText& text, const Lexicon& lexicon, const DocumentMentions& mentions,
                          const ActClause& clause);

// Whether the mention stands behind "in" or "at" ("in Belgrade", "at the base in Nis"), so that it can be an act's
// place.
bool stands_as_place(const TokenizedText& text, const Lexicon& lexicon, const Mention& mention);

}  // namespace edgewise
