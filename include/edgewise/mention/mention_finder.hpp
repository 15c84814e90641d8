#pragma once
// Finds the names, titles, pronouns, nominals and groups of one document, and the roles that titles give to names.
// Dates are found apart (mention/date_finder.hpp).
//
// How, in the order of the work:
//   1. names     each sentence from left to right, at its capitalised and flagged tokens only: listed names (longest
//   match),
//                names by head word (X Council, Bank of X), titles, then what is left as sequences of capitals.
//   2. memory    every sequence nobody knows is one record of the document; each place where it stands adds evidence:
//   behind
//                a title a person, after "in" a city, before "spokesman" an organization. The sums decide once for all
//                places. Surnames, short forms and acronyms of what was decided are names too.
//   3. bodies    "the Serbian government", "Russia's foreign ministry".
//   4. roles     each title gets its holder, owner and host from the words around; a bare "the Serbian foreign
//   minister" is
//                a kNominal mention of type Person, with a role whose `person` is that mention, so that resolution can
//                find the holder. The office's own words are a mention of type Office (nested inside a bare title).
//   5. the rest  pronouns, "the two countries", "rebels".
// A description without office ("analyst", "lawyer") is a cue for a person and gives no role.
//
// The finder is read-only and safe from any thread; a scratch belongs to one thread and is reused without allocation.

#include <memory>

#include "edgewise/mention/document_mentions.hpp"
#include "edgewise/mention/gazetteer.hpp"
#include "edgewise/mention/title_grammar.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/text/document.hpp"
#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

struct MentionScratch;  // src/mention/mention_scratch.hpp

class MentionFinder {
 public:
  // All four must outlive the finder; the lexicon is frozen.
  MentionFinder(const Schema& schema, const Lexicon& lexicon, const Gazetteer& gazetteer, const TitleGrammar& titles);
  ~MentionFinder();

  struct ScratchDeleter {
    void operator()(MentionScratch* scratch) const;
  };
  using Scratch = std::unique_ptr<MentionScratch, ScratchDeleter>;
  static Scratch make_scratch();

  // Fills mentions (sorted, with `starts`) and roles of `out`, which was cleared; dates already in `out.mentions` are
  // kept and sorted in, and no name is found inside them.
  void find(const TokenizedText& text, DocumentMentions& out, MentionScratch& scratch) const;
  // The same with a scratch of the calling thread.
  void find(const Document& document, const TokenizedText& text, DocumentMentions& out) const;

  struct Words;  // ids of single words that the stage asks for

 private:
  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const TitleGrammar& titles_;
  std::unique_ptr<Words> words_;
};

}  // namespace edgewise
