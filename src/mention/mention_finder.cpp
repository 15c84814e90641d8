#include "edgewise/mention/mention_finder.hpp"

#include <algorithm>

#include "mention/mention_scratch.hpp"

namespace edgewise {

MentionFinder::Words::Words(const Lexicon& lexicon) {
  const auto id = [&](std::string_view form) { return lexicon.find(form); };
  of = id("of");
  for_ = id("for");
  in = id("in");
  at = id("at");
  from = id("from");
  to = id("to");
  near = id("near");
  the = id("the");
  a = id("a");
  an = id("an");
  and_ = id("and");
  on = id("on");
  by = id("by");
  with = id("with");
  both = id("both");
  this_ = id("this");
  these = id("these");
  those = id("those");
  its = id("its");
  said = id("said");
  who = id("who");
  or_ = id("or");
  against = id("against");
  former = id("former");
  is = id("is");
  as = id("as");
  was = id("was");
  government = id("government");
  office = id("office");
  credits = {id("author"), id("editor"), id("interview"), id("reporter"), id("writer"), id("reporting")};
  using namespace pronoun;
  for (const auto& [form, bits] : std::initializer_list<std::pair<std::string_view, int>>{{"he", kPerson | kMale},
                                                                                          {"him", kPerson | kMale},
                                                                                          {"his", kPerson | kMale},
                                                                                          {"she", kPerson | kFemale},
                                                                                          {"her", kPerson | kFemale},
                                                                                          {"hers", kPerson | kFemale},
                                                                                          {"they", kPlural},
                                                                                          {"them", kPlural},
                                                                                          {"their", kPlural},
                                                                                          {"theirs", kPlural},
                                                                                          {"it", 0},
                                                                                          {"its", 0},
                                                                                          {"we", kPlural},
                                                                                          {"us", kPlural},
                                                                                          {"our", kPlural},
                                                                                          {"ours", kPlural},
                                                                                          {"i", kPerson},
                                                                                          {"me", kPerson},
                                                                                          {"my", kPerson}}) {
    if (const WordId w = id(form)) pronouns.emplace_back(w, static_cast<std::uint8_t>(bits));
  }
  std::sort(pronouns.begin(), pronouns.end());
}

MentionFinder::MentionFinder(const Schema& /*schema*/, const Lexicon& lexicon, const Gazetteer& gazetteer,
                             const TitleGrammar& titles)
    : lexicon_(lexicon), gazetteer_(gazetteer), titles_(titles), words_(std::make_unique<Words>(lexicon)) {}
MentionFinder::~MentionFinder() = default;

void MentionFinder::ScratchDeleter::operator()(MentionScratch* scratch) const {
  delete scratch;
}
MentionFinder::Scratch MentionFinder::make_scratch() {
  return Scratch(new MentionScratch);
}

namespace {

// Longer mentions before the ones they hold, and the table of sentences.
void finish(const TokenizedText& text, DocumentMentions& out, MentionScratch& scratch) {
  std::vector<Mention>& mentions = out.mentions;
  const auto before = [&](const Mention& a, const Mention& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return a.nested < b.nested;
  };
  // By first token, which nearly always decides; the few that share one are put in order afterwards.
  std::vector<std::uint64_t>& order = scratch.order;
  order.clear();
  for (MentionIndex i = 0; i < mentions.size(); ++i) {
    order.push_back((static_cast<std::uint64_t>(mentions[i].first) << 32) | i);
  }
  std::sort(order.begin(), order.end());
  const auto mention_at = [&](std::size_t i) -> const Mention& { return mentions[order[i] & 0xffffffffu]; };
  for (std::size_t i = 1; i < order.size(); ++i) {
    for (std::size_t k = i; k > 0 && before(mention_at(k), mention_at(k - 1)); --k) std::swap(order[k], order[k - 1]);
  }
  // Roles follow their mentions to the new places.
  std::vector<MentionIndex>& place = scratch.begins;
  place.resize(mentions.size());
  for (MentionIndex i = 0; i < order.size(); ++i) place[order[i] & 0xffffffffu] = i;
  for (Role& r : out.roles) {
    for (MentionIndex* m : {&r.person, &r.office, &r.owner, &r.host, &r.patron}) {
      if (*m != kNoIndex) *m = place[*m];
    }
  }
  std::sort(out.roles.begin(), out.roles.end(), [](const Role& a, const Role& b) {
    return a.office != b.office ? a.office < b.office : a.person < b.person;
  });
  scratch.sorted.clear();
  for (std::size_t i = 0; i < order.size(); ++i) scratch.sorted.push_back(mention_at(i));
  mentions.swap(scratch.sorted);
  out.starts.clear();
  std::uint32_t m = 0;
  for (std::uint32_t s = 0; s < text.sentences.size(); ++s) {
    out.starts.push_back(m);
    while (m < mentions.size() && mentions[m].first < text.sentences[s].last) mentions[m++].sentence = s;
  }
  out.starts.push_back(m);
}

}  // namespace

void MentionFinder::find(const TokenizedText& text, DocumentMentions& out, MentionScratch& scratch) const {
  scratch.candidates.clear();
  scratch.titles.clear();
  scratch.memory.clear();
  scratch.dates.assign(text.tokens.size() + 1, 0);
  for (const Mention& m : out.mentions) {
    for (std::uint32_t i = m.first; i < m.last; ++i) scratch.dates[i] = 1;
  }
  Reading reading{lexicon_, gazetteer_, titles_, *words_, text, out, scratch};
  scan_names(reading);
  settle_names(reading);
  link_roles(reading);
  find_nominals(reading);
  finish(text, out, scratch);
}

void MentionFinder::find(const Document& /*document*/, const TokenizedText& text, DocumentMentions& out) const {
  thread_local const Scratch scratch = make_scratch();
  find(text, out, *scratch);
}

}  // namespace edgewise
