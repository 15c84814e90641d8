#pragma once
// Views: what rules see. A clause (or a noun that names an act) is laid out in one canonical order, so that one rule
// covers active, passive, relative, conjoined, infinitive and gerund wording alike:
//
//   verb view   subject VERB particle? object second-object? predicate-adjective? (preposition phrase)* infinitive?
//   that-clause?
//     "Bo Ek, who was met by Ann Lee in Oslo on Friday, ..."  ->  Ann Lee <meet> Bo Ek in Oslo
//     (dates and adverbs are kept apart from views: they never stand between two items)
//   noun view   (subject VERB preposition?)? | (owner 's)* NOUN (preposition phrase)*
//     "Ann Lee thanked Norway for its support for Chad."      ->  Ann Lee <thank> for | Norway 's <support> for Chad
//     "at talks between Ann Lee and Bo Ek"                    ->  | <talks> between Ann Lee + Bo Ek
//
// Every noun phrase is one item. If its head is a mention (or a list of mentions of one type, or a word that resolution
// gave an entity, such as "he"), the item is an Argument. Otherwise it is a Noun with its head's lemma; a noun that
// belongs to somebody ("Serbia's position", "the Serbian position", "the position of Serbia") carries that owner as its
// anchor. Views are rebuilt for each clause in arrays that the thread reuses; indexes refer to the sentence's clauses.

#include <cstdint>
#include <vector>

#include "edgewise/base/span.hpp"
#include "edgewise/model/fact.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

enum class ItemKind : std::uint8_t {
  kArgument,     // type, list
  kNoun,         // lemma; type of the anchor (type::kNone where none), list
  kVerb,         // lemma
  kPreposition,  // lemma: the preposition's or particle's word id
  kAdjective,    // lemma: predicate adjective ("is ready to", "is critical of")
  kPossessive,   // between owner and noun
  kHost,         // the bar of noun views
  kInfinitive,   // lemma: verb of a "to ..." complement that follows; one item
  kThat,         // a finite complement clause, one item; lemma: its verb
  kQuote,        // quoted speech as the object
};

struct ViewItem {
  ItemKind kind = ItemKind::kNoun;
  TypeId type = type::kNone;
  TypeId nature = type::kNone;  // of a Noun: what it is itself, an Event ("the talks") or a Document ("a deal")
  bool list = false;            // more than one member
  WordId lemma = 0;
  std::uint32_t phrase =
      0xffffffff;  // phrase or clause of the sentence that it stands for: see clause/sentence_clauses.hpp
};

enum class ClauseForm : std::uint8_t { kActive, kPassive, kRelative, kConjoined, kInfinitive, kGerund, kNominal };
enum class Tense : std::uint8_t { kNone, kPast, kPresent, kFuture };

struct View {
  std::vector<ViewItem> items;
  std::uint16_t trigger = 0;  // index of the verb or noun that the view is about
  bool noun_view = false;
  std::uint32_t clause = 0;  // the clause it comes from (noun views: the hosting clause)
  ClauseForm form = ClauseForm::kActive;
  Tense tense = Tense::kNone;
  Modality modality = Modality::kActual;
  bool negated = false;
  Modality host_modality = Modality::kActual;  // noun views: of the hosting clause alone, whatever its verb governs
  bool host_negated = false;
  bool quoted = false;  // inside a direct quote
  bool question = false;

  void clear() {
    items.clear();
    trigger = 0;
    noun_view = false;
    clause = 0;
    form = ClauseForm::kActive;
    tense = Tense::kNone;
    modality = host_modality = Modality::kActual;
    host_negated = false;
    negated = quoted = question = false;
  }
};

}  // namespace edgewise
