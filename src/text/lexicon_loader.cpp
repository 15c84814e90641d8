// Reads the tables of rules/lexicon into a lexicon.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/text/inflection.hpp"
#include "edgewise/text/lexicon.hpp"
#include "text/form_hash.hpp"

namespace edgewise {
namespace {

struct Line {
  std::string_view file;
  int number = 0;
};

[[noreturn]] void fail(const Line& at, std::size_t column, std::string_view piece, std::string_view what) {
  throw RuleError(fmt::format("{}:{}:{}: '{}': {}", at.file, at.number, column, piece, what));
}

std::vector<std::string_view> split(std::string_view s, char c) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t i = s.find(c);
    out.push_back(s.substr(0, i));
    if (i == std::string_view::npos) return out;
    s.remove_prefix(i + 1);
  }
}

constexpr std::array kFlagNames = std::to_array<std::pair<std::string_view, std::uint64_t>>({
    {"verb", word::kVerb},
    {"noun", word::kNoun},
    {"adjective", word::kAdjective},
    {"adverb", word::kAdverb},
    {"determiner", word::kDeterminer},
    {"preposition", word::kPreposition},
    {"conjunction", word::kConjunction},
    {"subordinator", word::kSubordinator},
    {"relative", word::kRelative},
    {"modal", word::kModal},
    {"be", word::kBe},
    {"have", word::kHave},
    {"do", word::kDo},
    {"negation", word::kNegation},
    {"pronoun", word::kPronoun},
    {"possessive_pronoun", word::kPossessivePronoun},
    {"month", word::kMonth},
    {"weekday", word::kWeekday},
    {"number_word", word::kNumberWord},
    {"ordinal", word::kOrdinal},
    {"time_unit", word::kTimeUnit},
    {"date_word", word::kDateWord},
    {"abbreviation", word::kAbbreviation},
    {"given_name", word::kGivenName},
    {"surname", word::kSurname},
    {"name_particle", word::kNameParticle},
    {"title", word::kTitle},
    {"honorific", word::kHonorific},
    {"org_head", word::kOrgHead},
    {"org_suffix", word::kOrgSuffix},
    {"group_noun", word::kGroupNoun},
    {"event_head", word::kEventHead},
    {"facility_head", word::kFacilityHead},
    {"document_head", word::kDocumentHead},
    {"speech", word::kSpeech},
    {"governor", word::kGovernor},
    {"common", word::kCommon},
    {"particle", word::kParticle},
    {"location_head", word::kLocationHead},
    {"nominal", word::kNominal},
    {"reflexive", word::kReflexive},
    {"direction", word::kDirection},
    {"quantity", word::kQuantity},
    {"there", word::kThere},
    {"human", word::kHuman},
    {"event_noun", word::kEventNoun},
    {"document_noun", word::kDocumentNoun},
    {"attendee", word::kAttendee},
});

}  // namespace

std::uint64_t word_flag_named(std::string_view name) {
  for (const auto& [n, bit] : kFlagNames) {
    if (n == name) return bit;
  }
  return 0;
}

namespace {

// A line of words.tsv.
struct WordRow {
  std::string_view lemma, pos, forms;
  std::uint32_t count = 0;

  explicit WordRow(std::string_view line) {
    std::array<std::string_view, 4> c{};
    for (std::string_view& cell : c) {
      const std::size_t tab = line.find('\t');
      cell = line.substr(0, tab);
      if (tab == std::string_view::npos) break;
      line.remove_prefix(tab + 1);
    }
    lemma = c[0];
    pos = c[1];
    forms = c[3];
    std::from_chars(c[2].data(), c[2].data() + c[2].size(), count);
  }
};

// Adds the inflected forms of one lemma. `count` is remembered in `tally`: uses as verb and as noun.
struct Counts {
  std::uint32_t verb = 0, noun = 0;
};

class WordsLoader {
 public:
  explicit WordsLoader(Lexicon& lexicon) : lexicon_(lexicon) {}

  // Rows are held back until some have come: their places in the table are asked for together, which is most of the
  // time of loading. flush() enters what is held; the rows' text has to be there until then.
  void add(const Line& at, const WordRow& row) {
    if (row.pos != "v" && row.pos != "n" && row.pos != "a" && row.pos != "r")
      fail(at, row.lemma.size() + 2, row.pos, "no part of speech; use v, n, a or r");
    hold(row, false);
  }
  // Gives the forms of a lemma their ids and nothing else.
  void add_forms(const WordRow& row) { hold(row, true); }
  void flush() {
    for (std::size_t i = 0; i < held_count_; ++i) enter(held_[i]);
    held_count_ = 0;
  }

  // How often each form is a verb, out of its uses as verb or noun.
  void finish() {
    for (WordId id = punct::kFirstWord; id < lexicon_.size(); ++id) {
      Word& w = lexicon_.edit(id);
      if (!(w.flags & word::kVerb)) continue;
      if (!(w.flags & word::kNoun)) {
        w.verb_share = 255;
        continue;
      }
      const double v = 1 + (w.verb < counts_.size() ? counts_[w.verb].verb : 0);
      const double n = 1 + (w.noun < counts_.size() ? counts_[w.noun].noun : 0);
      w.verb_share = static_cast<std::uint8_t>(255 * v / (v + n));
    }
  }

 private:
  struct Held {
    WordRow row{{}};
    std::array<std::string_view, 4> forms;  // as given
    VerbForms verb;                         // and by rule
    std::string plural;
    bool only_forms = false;
  };

  void hold(const WordRow& row, bool only_forms) {
    Held& h = held_[held_count_++];
    h.only_forms = only_forms;
    h.row = row;
    h.forms = parts_of(row.forms);
    prefetch(row.lemma);
    if (row.pos == "v") {
      h.verb = regular_verb_forms(row.lemma);
      prefetch(h.verb.third);
      prefetch(h.verb.past);
      prefetch(h.verb.gerund);
    } else if (row.pos == "n") {
      h.plural = regular_plural(row.lemma);
      prefetch(h.plural);
    }
    if (held_count_ == held_.size()) flush();
  }
  void enter(const Held& h) {
    if (h.row.pos == "v") {
      h.only_forms ? add_verb_forms(h) : add_verb(h);
    } else if (h.row.pos == "n") {
      h.only_forms ? add_noun_forms(h) : add_noun(h);
    } else {
      const WordId id = lexicon_.add(h.row.lemma);
      if (h.only_forms) return;
      lexicon_.edit(id).flags |= (h.row.pos == "a" ? word::kAdjective : word::kAdverb) | word::kCommon;
    }
  }

  static std::array<std::string_view, 4> parts_of(std::string_view forms) {
    std::array<std::string_view, 4> f{};
    std::size_t n = 0;
    while (!forms.empty() && n < f.size()) {
      const std::size_t i = forms.find('|');
      f[n++] = forms.substr(0, i);
      if (i == std::string_view::npos) break;
      forms.remove_prefix(i + 1);
    }
    return f;
  }

  void prefetch(std::string_view form) const { lexicon_.prefetch(hash_form(form.data(), form.size())); }

  void verb_form(std::string_view form, WordId base, std::uint8_t bits) {
    if (form.empty()) return;
    const WordId id = lexicon_.add(form);
    Word& w = lexicon_.edit(id);
    // "found" is a verb of its own and the past of find, "saw" likewise: the base that came with the irregular form
    // wins.
    if (w.verb != 0 && w.verb != base && w.verb == id) return;
    w.flags |= word::kVerb | word::kCommon;
    w.verb = base;
    w.verb_forms |= bits;
  }

  void add_verb_forms(const Held& h) {
    const std::array<std::string_view, 4>& f = h.forms;
    lexicon_.add(h.row.lemma);
    lexicon_.add(f[2].empty() ? std::string_view(h.verb.third) : f[2]);
    lexicon_.add(f[0].empty() ? std::string_view(h.verb.past) : f[0]);
    lexicon_.add(f[3].empty() ? std::string_view(h.verb.gerund) : f[3]);
  }
  void add_noun_forms(const Held& h) {
    lexicon_.add(h.row.lemma);
    lexicon_.add(h.forms[0].empty() ? std::string_view(h.plural) : h.forms[0]);
  }

  void add_verb(const Held& h) {
    const std::array<std::string_view, 4>& f = h.forms;
    const VerbForms& regular = h.verb;
    const std::uint32_t count = h.row.count;
    const WordId base = lexicon_.add(h.row.lemma);
    if (counts_.size() <= base) counts_.resize(base + 1024);
    counts_[base].verb += count;
    const std::string_view past = f[0].empty() ? std::string_view(regular.past) : f[0];
    const std::string_view participle = f[1].empty() ? past : f[1];
    Word& w = lexicon_.edit(base);
    if (w.verb == 0 || w.verb == base || count > counts_[w.verb].verb) {
      w.flags |= word::kVerb | word::kCommon;
      w.verb = base;
      w.verb_forms |= verb_form::kBase;
    }
    verb_form(f[2].empty() ? std::string_view(regular.third) : f[2], base, verb_form::kThird);
    verb_form(past, base, verb_form::kPast);
    verb_form(participle, base, verb_form::kParticiple);
    verb_form(f[3].empty() ? std::string_view(regular.gerund) : f[3], base, verb_form::kGerund);
  }

  void add_noun(const Held& h) {
    const WordId base = lexicon_.add(h.row.lemma);
    if (counts_.size() <= base) counts_.resize(base + 1024);
    counts_[base].noun += h.row.count;
    Word& w = lexicon_.edit(base);
    w.flags |= word::kNoun | word::kCommon;
    w.noun = base;
    const WordId many = lexicon_.add(h.forms[0].empty() ? std::string_view(h.plural) : h.forms[0]);
    Word& p = lexicon_.edit(many);
    p.flags |= word::kNoun | word::kCommon;
    if (p.noun == 0 || p.noun != many) {
      p.noun = base;
      p.plural = true;
    }
  }

  Lexicon& lexicon_;
  std::vector<Counts> counts_;
  std::array<Held, 16> held_;
  std::size_t held_count_ = 0;
};

std::string read_all(const std::string& path) {
  try {
    return read_file(path);
  } catch (const InputError&) {
    throw RuleError(fmt::format("{}:1:1: cannot be read; check that it exists and that you may read it", path));
  }
}

// Words in use get their ids first, so that what the stages keep by word id lies close together where texts look.
constexpr std::uint32_t kInUse = 5;

void add_words_in_use(std::string_view rows, WordsLoader& words) {
  while (!rows.empty()) {
    const std::size_t nl = rows.find('\n');
    std::string_view line = rows.substr(0, nl);
    rows.remove_prefix(nl == std::string_view::npos ? rows.size() : nl + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line[0] == '#') continue;
    const WordRow row(line);
    if (row.count >= kInUse) words.add_forms(row);
  }
  words.flush();
}

void load_flag_row(Lexicon& lexicon, const Line& at, const std::vector<std::string_view>& cells) {
  std::uint64_t flags = 0;
  std::size_t column = cells[0].size() + 2;
  for (std::string_view name : split(cells[1], ',')) {
    const std::uint64_t bit = word_flag_named(name);
    if (bit == 0) fail(at, column, name, "no such word flag; see include/edgewise/text/lexicon.hpp for the list");
    flags |= bit;
    column += name.size() + 1;
  }
  const WordId id = lexicon.add(cells[0]);
  Word& w = lexicon.edit(id);
  w.flags |= flags | word::kCommon;
  if (flags & word::kVerb) {
    w.verb = w.verb ? w.verb : id;
  }
  if (flags & word::kNoun) w.noun = w.noun ? w.noun : id;
  if (cells.size() > 2 && !cells[2].empty()) {
    const std::string_view v = cells[2];
    int value = 0;
    const auto [end, ec] = std::from_chars(v.data(), v.data() + v.size(), value);
    if (ec != std::errc() || end != v.data() + v.size()) {
      if (v.size() != 1) fail(at, column + 1, v, "a value is a whole number or one letter");
      value = v[0];
    }
    w.value = static_cast<std::int16_t>(value);
  }
}

}  // namespace

void Lexicon::load_folders(const std::vector<std::string>& folders) {
  std::vector<std::string> files;
  try {
    files = files_of_layers(folders, ".tsv");
  } catch (const InputError& error) {
    throw RuleError(fmt::format("{}:1:1: cannot be listed ({}); give the rules folder with --rules", folders.front(),
                                error.what()));
  }
  WordsLoader words(*this);
  for (const std::string& name : files) {
    const std::string content = read_all(name);
    Line at{name, 0};
    enum { kHeader, kWords, kFlags } kind = kHeader;
    for (std::string_view rest = content; !rest.empty();) {
      const std::size_t nl = rest.find('\n');
      std::string_view line = rest.substr(0, nl);
      rest.remove_prefix(nl == std::string_view::npos ? rest.size() : nl + 1);
      ++at.number;
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (line.empty() || line[0] == '#') continue;
      if (kind == kHeader) {
        if (line.starts_with("lemma\tpos")) {
          kind = kWords;
          add_words_in_use(rest, words);
        } else if (line.starts_with("word\tflags")) {
          kind = kFlags;
        } else {
          break;
        }
        continue;
      }
      if (kind == kFlags) {
        const std::vector<std::string_view> cells = split(line, '\t');
        if (cells.size() < 2) fail(at, 1, line, "a row needs a word, a tab and its flags");
        load_flag_row(*this, at, cells);
        continue;
      }
      const WordRow row(line);
      if (row.lemma.empty() || row.pos.empty()) fail(at, 1, line, "a row needs a lemma, a tab and a part of speech");
      words.add(at, row);
    }
    words.flush();
  }
  words.finish();
}

}  // namespace edgewise
