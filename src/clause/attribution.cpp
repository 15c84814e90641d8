// Pass 3 of the clause reader: who says what inside the sentence.

#include <algorithm>
#include <array>

#include "edgewise/clause/clause_reader.hpp"

namespace edgewise {
namespace {

// What speaks for its owner: "X's statement", "the report of X".
constexpr std::array<std::string_view, 22> kMessages = {
    "account",   "agency",       "bulletin",    "channel",   "communique", "daily",  "declaration", "document",
    "letter",    "memo",         "newspaper",   "note",      "office",     "post",   "release",     "report",
    "spokesman", "spokesperson", "spokeswoman", "statement", "tweet",      "website"};
// "in X's words", "in the opinion of X"
constexpr std::array<std::string_view, 7> kOpinions = {"assessment", "estimate", "opinion", "telling",
                                                       "view",       "word",     "words"};
// "expressed hope that", "voiced confidence that", "is convinced that"
constexpr std::array<std::string_view, 14> kBeliefs = {"belief",     "concern", "confidence", "confident", "convinced",
                                                       "conviction", "fear",    "hope",       "hopeful",   "opinion",
                                                       "optimistic", "regret",  "sure",       "view"};
// What these say of their object's acts is their subject's word: "accused Y of attacking Z".
constexpr std::array<std::string_view, 14> kJudging = {"accuse",    "applaud",   "blame",    "commend", "condemn",
                                                       "criticise", "criticize", "denounce", "hail",    "laud",
                                                       "praise",    "suspect",   "thank",    "welcome"};

bool listed(const auto& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

}  // namespace

bool ClauseReader::hopes(const Clause& c) const {
  const auto hope = [](std::string_view word) { return word == "hope" || word == "hopeful"; };
  if (c.object != kNoIndex && hope(lexicon_.form(out_->phrases[c.object].lemma))) return true;
  return c.adjective != kNoIndex && hope(lexicon_.form(token(c.adjective).word));
}

// Whether what the clause carries is its subject's word: a verb of saying, or a belief voiced.
bool ClauseReader::states(const Clause& c) const {
  const VerbGroup& v = out_->verbs[c.verb];
  if (lexicon_.flags(token(v.head).word) & word::kSpeech) return !v.passive;
  if (c.object != kNoIndex && listed(kBeliefs, lexicon_.form(out_->phrases[c.object].lemma))) return true;
  return v.copula && c.adjective != kNoIndex && listed(kBeliefs, lexicon_.form(token(c.adjective).word));
}

// The subject, or whom a subject speaks for that names nobody: "a statement by X said".
MentionIndex ClauseReader::speaker_of(const Clause& c) const {
  if (c.subject == kNoIndex) return kNoIndex;
  const NounPhrase& p = out_->phrases[c.subject];
  if (p.members_end > p.members_begin) return out_->mentions[p.members_begin];
  if (!listed(kMessages, lexicon_.form(p.lemma))) return kNoIndex;
  for (std::size_t k = 0; k + 2 < elements_.size(); ++k) {
    if (elements_[k].kind != ElementKind::kPhrase || elements_[k].index != c.subject) continue;
    if (elements_[k + 1].kind != ElementKind::kPreposition || elements_[k + 2].kind != ElementKind::kPhrase) break;
    const std::string_view link = lexicon_.form(elements_[k + 1].word);
    const NounPhrase& owner = out_->phrases[elements_[k + 2].index];
    if ((link == "by" || link == "of" || link == "from") && owner.members_end > owner.members_begin)
      return out_->mentions[owner.members_begin];
    break;
  }
  return p.anchors_end > p.anchors_begin ? out_->mentions[p.anchors_begin] : kNoIndex;
}

// Who goes on speaking in a gerund: "X said that Y ..., adding that ..." is X; "quoted X as saying" as well.
std::uint32_t ClauseReader::speaker_before(std::size_t gerund, std::uint32_t previous) const {
  const VerbGroup& v = out_->verbs[elements_[gerund].index];
  if (!v.gerund || !(lexicon_.flags(token(v.head).word) & word::kSpeech) || gerund == 0) return kNoIndex;
  const Element& left = elements_[gerund - 1];
  if (left.kind == ElementKind::kPreposition && lexicon_.form(left.word) == "as") {
    const Clause& p = out_->clauses[previous];
    return out_->verbs[p.verb].passive ? p.subject : p.object;
  }
  if (left.kind != ElementKind::kComma && left.kind != ElementKind::kQuote) return kNoIndex;
  for (std::uint32_t p = previous + 1; p-- > 0;) {
    const Clause& c = out_->clauses[p];
    if (out_->verbs[c.verb].finite && states(c) && c.subject != kNoIndex) return c.subject;
  }
  return kNoIndex;
}

void ClauseReader::attribute() {
  std::vector<Clause>& cs = out_->clauses;
  for (std::size_t i = 0; i < cs.size(); ++i) {
    std::uint32_t p = cs[i].parent;
    for (int depth = 0; p != kNoIndex && p < i && depth < 6; ++depth) {
      const VerbGroup& v = out_->verbs[cs[p].verb];
      if (states(cs[p]) && (cs[p].complement != kNoIndex || cs[i].form == ClauseForm::kConjoined)) {
        cs[i].speaker = speaker_of(cs[p]);
        break;
      }
      if (cs[i].form == ClauseForm::kGerund && cs[i].parent == p && !v.passive &&
          listed(kJudging, lexicon_.form(v.lemma))) {
        cs[i].speaker = speaker_of(cs[p]);
        if (cs[i].speaker != kNoIndex) break;
      }
      if (cs[p].speaker != kNoIndex) {
        cs[i].speaker = cs[p].speaker;
        break;
      }
      p = cs[p].parent;
    }
  }
  attribute_tails();
  attribute_phrases();
}

// ", X said", ", X told reporters": an attribution without a clause of its own speaks all that stands before it and has
// no other speaker.
void ClauseReader::attribute_tails() {
  std::vector<Clause>& cs = out_->clauses;
  MentionIndex tail = kNoIndex;
  for (std::size_t i = cs.size(); i-- > 0;) {
    const Clause& c = cs[i];
    const VerbGroup& v = out_->verbs[c.verb];
    const bool speech = (lexicon_.flags(token(v.head).word) & word::kSpeech) != 0 && !v.passive;
    const std::string_view lemma = lexicon_.form(v.lemma);
    const bool hearer = lemma == "tell" || lemma == "inform" || lemma == "assure" || lemma == "remind";
    const bool bare = speech && c.complement == kNoIndex && v.finite && i > 0 && !c.adverbial && !c.conditional &&
                      c.form != ClauseForm::kRelative && (c.object == kNoIndex || c.object == c.subject || hearer);
    if (bare) {
      if (const MentionIndex speaker = speaker_of(c); speaker != kNoIndex) {
        if (tail != kNoIndex && speaker != tail) cs[i].speaker = tail;
        tail = speaker;
        continue;
      }
    }
    if (tail != kNoIndex && c.speaker == kNoIndex && !speech) cs[i].speaker = tail;
  }
}

// "according to X", "in X's words", "in the opinion of X"
void ClauseReader::attribute_phrases() {
  for (std::size_t k = 0; k + 1 < elements_.size(); ++k) {
    const ElementKind kind = elements_[k].kind;
    if (kind != ElementKind::kVerb && kind != ElementKind::kPreposition) continue;
    const std::string_view form = lexicon_.form(token(elements_[k].first).word);
    MentionIndex speaker = kNoIndex;
    std::size_t x = k + 1;
    if (form == "according") {
      while (x < elements_.size() && x < k + 3 && elements_[x].kind != ElementKind::kPhrase) ++x;
      if (x >= elements_.size() || elements_[x].kind != ElementKind::kPhrase) continue;
      Clause said;
      said.subject = elements_[x].index;
      speaker = speaker_of(said);
    } else if (form == "in" && elements_[x].kind == ElementKind::kPhrase) {
      const NounPhrase& p = out_->phrases[elements_[x].index];
      if (!listed(kOpinions, lexicon_.form(p.lemma))) continue;
      if (p.anchors_end > p.anchors_begin) {
        speaker = out_->mentions[p.anchors_begin];
      } else if (x + 2 < elements_.size() && elements_[x + 1].kind == ElementKind::kPreposition &&
                 lexicon_.form(elements_[x + 1].word) == "of" && elements_[x + 2].kind == ElementKind::kPhrase) {
        const NounPhrase& owner = out_->phrases[elements_[x + 2].index];
        if (owner.members_end > owner.members_begin) speaker = out_->mentions[owner.members_begin];
      }
    }
    if (speaker == kNoIndex) continue;
    for (Clause& c : out_->clauses) {
      if (c.speaker == kNoIndex) c.speaker = speaker;
    }
  }
}

}  // namespace edgewise
