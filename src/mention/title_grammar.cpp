#include "edgewise/mention/title_grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "edgewise/base/error.hpp"
#include "mention/phrase_words.hpp"
#include "mention/table_file.hpp"

namespace edgewise {
namespace {

constexpr std::pair<std::string_view, TitlePart> kParts[] = {{"status", TitlePart::kStatus},
                                                             {"rank", TitlePart::kRank},
                                                             {"core", TitlePart::kCore},
                                                             {"portfolio", TitlePart::kPortfolio},
                                                             {"modifier", TitlePart::kModifier}};
constexpr std::pair<std::string_view, std::uint16_t> kTraits[] = {{"portfolio", title_trait::kPortfolio},
                                                                  {"of", title_trait::kOf},
                                                                  {"host", title_trait::kHost},
                                                                  {"style", title_trait::kStyle},
                                                                  {"job", title_trait::kJob},
                                                                  {"body", title_trait::kBody},
                                                                  {"counterpart", title_trait::kCounterpart},
                                                                  {"exact", title_trait::kExact},
                                                                  {"m", title_trait::kMale},
                                                                  {"f", title_trait::kFemale},
                                                                  {"former", title_trait::kFormer},
                                                                  {"acting", title_trait::kActing},
                                                                  {"elect", title_trait::kElect},
                                                                  {"seat", title_trait::kSeat}};

constexpr std::pair<std::string_view, RoleVerbKind> kRoleVerbs[] = {{"appoints", RoleVerbKind::kAppoints},
                                                                    {"serves", RoleVerbKind::kServes},
                                                                    {"leads", RoleVerbKind::kLeads},
                                                                    {"leaves", RoleVerbKind::kLeaves}};

// Prefixes that a hyphen joins to a title.
enum : std::uint8_t { kNoPrefix, kEx, kVice, kDeputy, kCo };
constexpr std::pair<std::string_view, std::uint8_t> kPrefixes[] = {
    {"ex-", kEx}, {"then-", kEx}, {"former-", kEx}, {"vice-", kVice}, {"deputy-", kDeputy}, {"co-", kCo}};

bool starts_with_folded(std::string_view s, std::string_view lower) {
  if (s.size() < lower.size()) return false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = s[i] >= 'A' && s[i] <= 'Z' ? static_cast<char>(s[i] + 32) : s[i];
    if (c != lower[i]) return false;
  }
  return true;
}

constexpr std::uint64_t kFunction = word::kDeterminer | word::kPreposition | word::kConjunction | word::kSubordinator |
                                    word::kRelative | word::kModal | word::kBe | word::kHave | word::kPronoun |
                                    word::kPossessivePronoun;

}  // namespace

TitleGrammar TitleGrammar::load(const std::vector<std::string>& paths, Lexicon& lexicon) {
  TitleGrammar g;
  // Rows 0 to 2 serve the hyphened prefixes.
  g.rows_ = {
      {"", TitlePart::kStatus, title_trait::kFormer}, {"Vice", TitlePart::kRank, 0}, {"Deputy", TitlePart::kRank, 0}};
  g.options_.resize(1);
  std::vector<WordId> words;
  for (const std::string& path : paths) {
    TableFile file(path);
    const int part = file.column("part"), forms = file.column("forms"), name = file.column("name"),
              traits = file.column("traits");
    if (part < 0 || forms < 0 || name < 0 || traits < 0)
      throw RuleError(fmt::format("{}:1:1: the header needs the columns part, forms, name and traits", path));
    while (file.next()) {
      if (file.cell(part) == "verb") {
        RoleVerb v;
        for (const auto& [n, k] : kRoleVerbs) {
          if (n == file.cell(traits)) v.kind = k;
        }
        if (v.kind == RoleVerbKind::kNone) file.fail(traits, "a verb of offices appoints, serves, leads or leaves");
        v.title = file.cell(name);
        for_each_value(file.cell(forms), [&](std::string_view form) {
          v.verb = lexicon.add(form);
          g.verbs_.push_back(v);
        });
        continue;
      }
      Row row;
      bool known = false;
      for (const auto& [n, p] : kParts) {
        if (n != file.cell(part)) continue;
        row.part = p;
        known = true;
      }
      if (!known) file.fail(part, "no part of a title; use status, rank, core, portfolio, modifier or verb");
      row.name = file.cell(name);
      std::string_view rest = file.cell(traits);
      while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        const std::string_view trait = rest.substr(0, comma);
        std::uint16_t bit = 0;
        for (const auto& [n, b] : kTraits) {
          if (n == trait) bit = b;
        }
        if (bit == 0)
          file.fail(traits, fmt::format("'{}' is no trait of a title; the manual of rules/ lists them", trait));
        row.traits = static_cast<std::uint16_t>(row.traits | bit);
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
      }
      const auto index = static_cast<std::uint16_t>(g.rows_.size());
      for_each_value(file.cell(forms), [&](std::string_view form) {
        Option o;
        o.row = index;
        o.part = row.part;
        o.traits = row.traits;
        o.plural = form.starts_with("s:");
        if (o.plural) form.remove_prefix(2);
        o.exact = (row.traits & title_trait::kExact) && form.front() >= 'A' && form.front() <= 'Z';
        words.clear();
        split_phrase(form, lexicon, words);
        if (words.empty() || words.front() == kUnknownWord) file.fail(forms, "no words that a text can hold");
        std::uint32_t& value = g.trie_.add(words);
        o.next = static_cast<std::uint16_t>(value);
        value = static_cast<std::uint32_t>(g.options_.size());
        g.options_.push_back(o);
        lexicon.edit(words.front()).flags |= word::kTitle;
      });
      g.rows_.push_back(std::move(row));
    }
  }
  std::sort(g.verbs_.begin(), g.verbs_.end(), [](const RoleVerb& a, const RoleVerb& b) { return a.verb < b.verb; });
  g.of_ = lexicon.add("of");
  g.for_ = lexicon.add("for");
  g.and_ = lexicon.add("and");
  g.the_ = lexicon.add("the");
  return g;
}

bool TitleGrammar::piece_at(const TokenizedText& text, std::uint32_t token, std::uint32_t end, const Lexicon& lexicon,
                            Piece& out) const {
  std::uint32_t node = trie_.root(text.tokens[token].word);
  out.options = 0;
  out.prefix = kNoPrefix;
  out.elect = false;
  for (std::uint32_t last = token + 1; node != 0; ++last) {
    if (const std::uint32_t v = trie_.value(node)) {
      out.first = token;
      out.last = last;
      out.options = static_cast<std::uint16_t>(v);
    }
    if (last >= end) break;
    node = trie_.step(node, text.tokens[last].word);
  }
  if (out.options != 0) return true;
  return text.tokens[token].has(shape::kHyphen) && hyphen_piece(text, token, lexicon, out);
}

// "ex-president", "vice-chairman", "President-elect".
bool TitleGrammar::hyphen_piece(const TokenizedText& text, std::uint32_t token, const Lexicon& lexicon,
                                Piece& out) const {
  std::string_view form = text.view(text.tokens[token]);
  if (starts_with_folded(form.substr(form.size() - std::min<std::size_t>(form.size(), 6)), "-elect")) {
    form.remove_suffix(6);
    out.elect = true;
  }
  for (const auto& [prefix, kind] : kPrefixes) {
    if (!starts_with_folded(form, prefix)) continue;
    form.remove_prefix(prefix.size());
    out.prefix = kind;
    break;
  }
  if (!out.elect && out.prefix == kNoPrefix) return false;
  const std::uint32_t node = trie_.root(lexicon.find(form));
  out.options = static_cast<std::uint16_t>(node != 0 ? trie_.value(node) : 0);
  out.first = token;
  out.last = token + 1;
  // "ex-prime" in "ex-prime minister": the words after it belong to the phrase.
  if (node != 0 && token + 1 < text.tokens.size()) {
    if (const std::uint32_t two = trie_.step(node, text.tokens[token + 1].word); two != 0 && trie_.value(two) != 0) {
      out.options = static_cast<std::uint16_t>(trie_.value(two));
      out.last = token + 2;
    }
  }
  return out.options != 0;
}

const TitleGrammar::Option* TitleGrammar::option(const Piece& piece, TitlePart part, const TokenizedText& text) const {
  for (std::uint16_t o = piece.options; o != 0; o = options_[o].next) {
    if (options_[o].part != part) continue;
    if (options_[o].exact && !text.tokens[piece.first].has(shape::kAllCaps)) continue;
    return &options_[o];
  }
  return nullptr;
}

TitleMatch TitleGrammar::match(const TokenizedText& text, std::uint32_t token, std::uint32_t end,
                               const Lexicon& lexicon, const std::uint64_t* flags) const {
  std::array<Piece, TitleMatch::kMaxParts> pieces;
  std::size_t count = 0, core = pieces.size();
  std::uint32_t at = token;
  while (count < pieces.size() && at < end) {
    Piece& p = pieces[count];
    const bool worth = flags == nullptr || (flags[at] & word::kTitle) || text.tokens[at].has(shape::kHyphen);
    if (!worth || !piece_at(text, at, end, lexicon, p)) {
      // "Energy and Environment Minister"
      if (count > 0 && at + 1 < end && (text.tokens[at].word == and_ || text.tokens[at].word == punct::kOther) &&
          option(pieces[count - 1], TitlePart::kPortfolio, text) && piece_at(text, at + 1, end, lexicon, p) &&
          option(p, TitlePart::kPortfolio, text)) {
        at = p.last;
        ++count;
        continue;
      }
      break;
    }
    const Option* as_core = option(p, TitlePart::kCore, text);
    const bool style = as_core && (as_core->traits & title_trait::kStyle);
    if (style && count > 0 && core == count - 1) break;  // "army chief | General X"
    if (as_core) core = count;
    const bool other = option(p, TitlePart::kStatus, text) || option(p, TitlePart::kRank, text) ||
                       option(p, TitlePart::kPortfolio, text) || option(p, TitlePart::kModifier, text);
    ++count;
    at = p.last;
    if (!other) break;
  }
  TitleMatch m;
  if (core >= count) return m;
  m.first = token;
  m.core_first = token;
  m.capital = text.tokens[token].has(shape::kCapital);
  for (std::size_t k = 0; k <= core; ++k) {
    const Piece& p = pieces[k];
    if (p.elect) m.elect = true;
    if (p.prefix == kEx) m.former = true;
    if (p.prefix == kVice || p.prefix == kDeputy) m.parts[m.part_count++] = p.prefix == kVice ? 1 : 2;
    if (k == core) break;
    if (const Option* s = option(p, TitlePart::kStatus, text)) {
      const std::uint16_t t = rows_[s->row].traits;
      m.former |= (t & title_trait::kFormer) != 0;
      m.acting |= (t & title_trait::kActing) != 0;
      m.elect |= (t & title_trait::kElect) != 0;
      if (m.part_count == 0) m.core_first = p.last;
      continue;
    }
    for (const TitlePart part : {TitlePart::kRank, TitlePart::kPortfolio, TitlePart::kModifier}) {
      if (const Option* o = option(p, part, text)) {
        if (m.part_count < TitleMatch::kMaxParts) m.parts[m.part_count++] = o->row;
        break;
      }
    }
  }
  const Option& c = *option(pieces[core], TitlePart::kCore, text);
  m.core = c.row;
  m.traits = rows_[c.row].traits;
  m.plural = c.plural;
  m.last = pieces[core].last;
  // A portfolio without a core that takes one is none: "economy analyst" keeps its words, "trade king" is no title.
  if (m.is(title_trait::kStyle)) {
    for (std::size_t k = 0; k < m.part_count; ++k) {
      if (rows_[m.parts[k]].part == TitlePart::kPortfolio) return {};
    }
  }
  if (m.is(title_trait::kPortfolio)) read_portfolios(text, end, lexicon, m);
  return m;
}

void TitleGrammar::read_portfolios(const TokenizedText& text, std::uint32_t end, const Lexicon& lexicon,
                                   TitleMatch& m) const {
  const std::vector<Token>& t = text.tokens;
  std::uint32_t at = m.last;
  if (at + 1 >= end || (t[at].word != of_ && t[at].word != for_)) return;
  ++at;
  if (t[at].word == the_ && at + 1 < end) ++at;
  const std::uint32_t start = at;
  Piece p;
  while (at < end && m.portfolio_count < TitleMatch::kMaxParts && piece_at(text, at, end, lexicon, p)) {
    const Option* o = option(p, TitlePart::kPortfolio, text);
    if (!o) break;
    m.portfolios[m.portfolio_count++] = o->row;
    m.last = at = p.last;
    std::uint32_t next = at;
    if (next < end && t[next].word == punct::kComma) ++next;
    if (next < end && (t[next].word == and_ || t[next].word == punct::kOther)) ++next;
    if (next == at) break;
    if (next < end && t[next].word == the_) ++next;
    at = next;
  }
  if (m.portfolio_count > 0 || !m.is(title_trait::kOf)) return;
  // "Minister of Improvement of Government Services": capitals that name no country and no listed body.
  if (!t[start].has(shape::kCapital) || (lexicon.flags(t[start].word) & (word::kListed | kFunction))) return;
  std::uint32_t stop = start;
  for (std::uint32_t k = start; k < end && k < start + 7; ++k) {
    if (t[k].has(shape::kCapital)) {
      if (k > start && (lexicon.flags(t[k].word) & word::kListed) && !(lexicon.flags(t[k].word) & word::kCommon)) break;
      if (lexicon.flags(t[k].word) & (word::kGivenName | word::kTitle)) {
        if (k > start && t[k - 1].has(shape::kCapital)) break;
      }
      stop = k + 1;
    } else if (t[k].word != of_ && t[k].word != and_ && t[k].word != the_ && t[k].word != for_) {
      break;
    }
  }
  // One capital word that nobody knows may as well be the owner's name.
  if (stop == start || (stop == start + 1 && !(lexicon.flags(t[start].word) & word::kCommon))) return;
  m.free = {t[start].begin, t[stop - 1].end()};
  m.last = stop;
}

std::string_view TitleGrammar::canonical(const TitleMatch& m, const TokenizedText& text, Arena& arena) const {
  std::size_t size = 64 + m.free.size() + rows_[m.core].name.size();
  for (std::size_t k = 0; k < m.part_count; ++k) size += rows_[m.parts[k]].name.size() + 5;
  for (std::size_t k = 0; k < m.portfolio_count; ++k) size += rows_[m.portfolios[k]].name.size() + 5;
  char* const begin = arena.allocate(size);
  char* p = begin;
  const auto put = [&](std::string_view word, std::string_view before) {
    if (word.empty()) return;
    if (p != begin) {
      std::memcpy(p, before.data(), before.size());
      p += before.size();
    }
    std::memcpy(p, word.data(), word.size());
    p += word.size();
  };
  const bool order_of = m.is(title_trait::kOf);
  for (std::size_t k = 0; k < m.part_count; ++k) {
    const Row& row = rows_[m.parts[k]];
    if (row.part != TitlePart::kPortfolio || !order_of) put(row.name, " ");
  }
  put(rows_[m.core].name, " ");
  bool first = true;
  const auto put_portfolio = [&](std::string_view name) {
    put(name, first ? " of " : " and ");
    first = false;
  };
  if (order_of) {
    for (std::size_t k = 0; k < m.part_count; ++k) {
      if (rows_[m.parts[k]].part == TitlePart::kPortfolio) put_portfolio(rows_[m.parts[k]].name);
    }
  }
  for (std::size_t k = 0; k < m.portfolio_count; ++k) put_portfolio(rows_[m.portfolios[k]].name);
  if (!m.free.empty()) put_portfolio(text.view(m.free));
  return {begin, static_cast<std::size_t>(p - begin)};
}

char TitleGrammar::gender(const TitleMatch& m) {
  return m.is(title_trait::kMale) ? 'm' : m.is(title_trait::kFemale) ? 'f' : '\0';
}

bool TitleGrammar::status(WordId word, TitleMatch& m) const {
  const std::uint32_t node = trie_.root(word);
  for (std::uint32_t o = node != 0 ? trie_.value(node) : 0; o != 0; o = options_[o].next) {
    const Row& row = rows_[options_[o].row];
    if (row.part != TitlePart::kStatus) continue;
    m.former |= (row.traits & title_trait::kFormer) != 0;
    m.acting |= (row.traits & title_trait::kActing) != 0;
    m.elect |= (row.traits & title_trait::kElect) != 0;
    return true;
  }
  return false;
}

bool TitleGrammar::prefix(WordId word, TitleMatch& m) const {
  const std::uint32_t node = trie_.root(word);
  for (std::uint32_t o = node != 0 ? trie_.value(node) : 0; o != 0; o = options_[o].next) {
    const TitlePart part = rows_[options_[o].row].part;
    if (part != TitlePart::kRank && part != TitlePart::kModifier) continue;
    if (m.part_count > 0 && m.parts[0] == options_[o].row) return true;
    if (m.part_count >= TitleMatch::kMaxParts) continue;
    std::copy_backward(m.parts, m.parts + m.part_count, m.parts + m.part_count + 1);
    m.parts[0] = options_[o].row;
    ++m.part_count;
    return true;
  }
  return false;
}

const RoleVerb* TitleGrammar::verb(WordId lemma) const {
  const auto it =
      std::lower_bound(verbs_.begin(), verbs_.end(), lemma, [](const RoleVerb& v, WordId w) { return v.verb < w; });
  return lemma != 0 && it != verbs_.end() && it->verb == lemma ? &*it : nullptr;
}

}  // namespace edgewise
