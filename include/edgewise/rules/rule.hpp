#pragma once
// One rule as the program runs it: what it binds, which facts it makes of a match, and where it was written.
// Rules are made by RuleSet::load and never change afterwards; the manual of their written form is rules/README.md.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edgewise/clause/view.hpp"
#include "edgewise/model/fact.hpp"
#include "edgewise/model/schema.hpp"

namespace edgewise {

inline constexpr std::size_t kMaxCaptures = 8;
inline constexpr std::uint8_t kNoCapture = 0xff;  // an end, attribute or speaker that the template does not name
inline constexpr std::uint8_t kSpeakerCapture =
    0xfe;  // "@speaker": whoever the clause is attributed to; no fact without one
inline constexpr std::uint8_t kUnboundItem = 0xff;  // a capture that the match left out

enum class CaptureKind : std::uint8_t { kPhrase, kInfinitive, kThat, kQuote };

// Types that a noun without a name can be: "the talks" an Event, "a deal" a Document.
inline constexpr TypeMask kNatures = (TypeMask{1} << type::kEvent) | (TypeMask{1} << type::kDocument);

struct RuleCapture {
  std::string name;  // "a"
  CaptureKind kind = CaptureKind::kPhrase;
  TypeMask mask = 0;    // accepted types of Arguments (and of anchors, with `anchor`)
  bool list = false;    // '+': an item of several members binds them all
  bool anchor = false;  // '~': a Noun item anchored by one of `mask` stands for its anchor
  bool plain = false;   // a noun that has an owner is no match: "the plan", but not "Norway's plan"
  bool topic = false;   // any other Noun item is accepted too and stands for itself, as a Topic
};

// Which entity a bound item means: the item's own (Argument), its anchor's, or the phrase itself as a Topic.
enum class CaptureReading : std::uint8_t { kEntity, kAnchor, kTopic, kClause };
inline CaptureReading reading_of(const RuleCapture& capture, const ViewItem& item) {
  if (capture.kind != CaptureKind::kPhrase) return CaptureReading::kClause;
  if (item.kind == ItemKind::kArgument) return CaptureReading::kEntity;
  if (capture.anchor && item.type != type::kNone && (capture.mask >> item.type & 1u) != 0)
    return CaptureReading::kAnchor;
  return CaptureReading::kTopic;
}

struct AttrTemplate {
  std::string key;
  std::uint8_t capture = kNoCapture;  // its text is the value
  bool trigger_lemma = false;         // "<trigger>": the trigger's base form is the value
  std::string constant;               // otherwise: the value
};

struct FactTemplate {
  RelationId relation = kNoRelation;
  std::uint8_t subject = kNoCapture;  // capture index or kSpeakerCapture
  std::uint8_t object = kNoCapture;
  bool mutual = false;                // pairs inside the list that `subject` binds; `object` is kNoCapture
  std::vector<AttrTemplate> attrs;    // sorted by key; an attribute whose capture is unbound is left out
  std::optional<Modality> modality;   // the fact's modality is the weaker one of this and the clause's
  bool negated = false;               // turns the clause's polarity round
  std::uint8_t speaker = kNoCapture;  // a capture that speaks, in place of the clause's speaker
};

struct RuleRequire {  // what the clause must be, where set
  std::optional<bool> passive;
  std::optional<Tense> tense;
  std::optional<Modality> modality;
  std::optional<bool> negated;
  std::optional<bool> quoted;
  std::uint8_t forms = 0xff;  // bit n: ClauseForm n is accepted
};

struct RuleExample {
  std::string text;  // marked up: "[Ann Lee|a] met with [Bo Ek|b]. => planned"; see extract/rule_examples.hpp
  std::uint32_t line = 0;
};

struct Rule {
  std::string id;  // "met.active", or "met.meet.subj-obj" for a bulk row
  RelationId relation = kNoRelation;
  bool on_noun = false;     // runs on noun views; otherwise on verb views
  bool names_host = false;  // the pattern names the host's verb, so that the verb's own effect on the noun is told
  bool suppress = false;    // makes no facts; takes out matches of lower or equal priority for the same trigger
  std::int32_t priority = 0;
  double confidence = 0.8;
  std::vector<RuleCapture> captures;
  std::vector<FactTemplate> facts;
  RuleRequire require;
  std::vector<RuleExample> examples, counter_examples;
  std::string pattern;  // as written
  std::string trigger;  // of a bulk row, as written: "hold talks"; empty otherwise
  std::string file;     // path below the rules folder
  std::string path;     // the same as opened, for messages
  std::uint32_t line = 0, column = 0;
  std::uint32_t order = 0;  // index in RuleSet::rules(): file order

  std::string where() const;  // "relations/met.json:12:7"
};

struct RuleMatch {
  const Rule* rule = nullptr;
  std::array<std::uint8_t, kMaxCaptures> item{};  // by capture index: the view's item, or kUnboundItem
  std::uint8_t first_item = 0, last_item = 0;     // what the whole pattern covered, inclusive
  std::uint8_t gap_items = 0;                     // how many of them stood in gaps
};

}  // namespace edgewise
