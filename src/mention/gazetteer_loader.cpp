#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <unordered_map>

#include "edgewise/base/error.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/base/fold.hpp"
#include "edgewise/mention/gazetteer.hpp"
#include "mention/phrase_words.hpp"
#include "mention/table_file.hpp"

namespace edgewise {

struct Gazetteer::Storage {
  std::vector<std::unique_ptr<TableFile>> files;
  std::vector<std::unique_ptr<std::string>> strings;
  std::unordered_map<std::string_view, std::uint32_t> countries;  // by name and code
};

Gazetteer::Gazetteer() : forms_(1), storage_(std::make_unique<Storage>()) {}
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;
Gazetteer::~Gazetteer() = default;

std::uint32_t Gazetteer::country_named(std::string_view name) const {
  const auto it = storage_->countries.find(name);
  return it == storage_->countries.end() ? kNoIndex : it->second;
}

namespace {

bool has_lower(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c & 0x80); });
}
bool has_upper(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}
bool non_ascii(std::string_view s) {
  return std::any_of(s.begin(), s.end(), [](char c) { return (c & 0x80) != 0; });
}
bool lower_letter(char c) {
  return c >= 'a' && c <= 'z';
}

// Where one phrase names several entities, the type that news means by it more often.
int type_rank(TypeId t) {
  switch (t) {
    case type::kCountry:
      return 5;
    case type::kOrganization:
      return 3;
    case type::kCity:
      return 2;
    case type::kRegion:
      return 1;
    default:
      return 0;
  }
}

// The type of a file that has neither a type column nor a "# type: X" line, by its name.
std::string_view type_of_stem(std::string_view stem) {
  constexpr std::pair<std::string_view, std::string_view> kStems[] = {
      {"countries", "Country"},   {"cities", "City"},   {"regions", "Region"},   {"organizations", "Organization"},
      {"groups", "Group"},        {"events", "Event"},  {"products", "Product"}, {"documents", "Document"},
      {"facilities", "Facility"}, {"people", "Person"}, {"persons", "Person"}};
  for (const auto& [name, type] : kStems) {
    if (stem == name) return type;
  }
  return {};
}

}  // namespace

// Reads the files into a gazetteer that is being built.
class GazetteerLoader {
 public:
  GazetteerLoader(Gazetteer& gazetteer, const Schema& schema, Lexicon& lexicon)
      : g_(gazetteer), schema_(schema), lexicon_(lexicon) {}

  void load(const std::vector<std::string>& folders) {
    namespace fs = std::filesystem;
    std::vector<std::string> paths;
    try {
      paths = files_of_layers(folders, ".tsv");
    } catch (const InputError& error) {
      throw RuleError(
          fmt::format("{}:1:1: cannot be read as a folder of gazetteers: {}", folders.front(), error.what()));
    }
    for (const std::string& path : paths) {
      const std::string stem = fs::path(path).stem().string();
      g_.storage_->files.push_back(std::make_unique<TableFile>(path));
      TableFile& file = *g_.storage_->files.back();
      if (stem == "given-names") {
        load_words(file, word::kGivenName);
      } else if (stem == "surnames") {
        load_words(file, word::kSurname);
      } else {
        load_entries(file, stem);
      }
    }
    link();
    g_.the_ = lexicon_.add("the");
  }

 private:
  void load_words(TableFile& file, std::uint64_t flag) {
    const int name = require(file, "name"), gender = file.column("gender");
    while (file.next()) {
      if (file.cell(name).empty()) file.fail(name, "a row needs a name");
      mark(file.cell(name), flag, file.cell(gender));
      if (non_ascii(file.cell(name))) mark(fold(file.cell(name)), flag, file.cell(gender));
    }
  }
  void mark(std::string_view name, std::uint64_t flag, std::string_view gender) {
    const WordId id = lexicon_.add(name);
    Word& w = lexicon_.edit(id);
    w.flags |= flag;
    if (!gender.empty() && w.value == 0) w.value = gender.front();
  }

  static int require(const TableFile& file, std::string_view column) {
    const int c = file.column(column);
    if (c < 0) throw RuleError(fmt::format("{}:1:1: the header has no column '{}'; add it", file.path(), column));
    return c;
  }

  TypeId file_type(const TableFile& file, std::string_view stem) const {
    std::string_view name = type_of_stem(stem);
    for (const std::string_view comment : file.comments()) {
      if (!comment.starts_with("type:")) continue;
      name = comment.substr(5);
      while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    }
    if (name.empty())
      throw RuleError(
          fmt::format("{}:1:1: no entity type is given; add a column 'type' or a line '# type: City'", file.path()));
    const TypeId t = schema_.type_named(name);
    if (t == type::kNone)
      throw RuleError(
          fmt::format("{}:1:1: '{}': no entity type of the schema; see rules/schema.json", file.path(), name));
    return t;
  }

  void load_entries(TableFile& file, std::string_view stem) {
    const int name = require(file, "name"), type = file.column("type");
    const TypeId whole = type < 0 ? file_type(file, stem) : type::kNone;
    const int id = file.column("id"), kind = file.column("kind"), gender = file.column("gender"),
              cue = file.column("cue"), weight = file.column("weight"), country = file.column("country"),
              iso2 = file.column("iso2"), iso3 = file.column("iso3"), aliases = file.column("aliases"),
              official = file.column("official"), acronym = file.column("acronym"),
              adjectives = file.column("adjectives"), demonyms = file.column("demonyms"),
              metonyms = file.column("metonyms"), capital = file.column("capital");
    while (file.next()) {
      if (file.cell(name).empty()) file.fail(name, "a row needs a name");
      GazetteerEntry e;
      e.name = file.cell(name);
      e.type = whole;
      if (type >= 0) {
        e.type = schema_.type_named(file.cell(type));
        if (e.type == type::kNone) file.fail(type, "no entity type of the schema; see rules/schema.json");
      }
      e.id = file.cell(id);
      e.kind = file.cell(kind);
      e.code = file.cell(iso2);
      e.country_text = file.cell(country);
      if (!file.cell(gender).empty()) e.gender = file.cell(gender).front();
      e.cue = !file.cell(cue).empty() && file.cell(cue) != "0";
      if (const std::string_view w = file.cell(weight); !w.empty()) {
        const auto [end, ec] = std::from_chars(w.data(), w.data() + w.size(), e.weight);
        if (ec != std::errc() || end != w.data() + w.size()) file.fail(weight, "a weight is a whole number");
      }
      const auto index = static_cast<std::uint32_t>(g_.entries_.size());
      if (e.type == type::kCountry) {
        e.country = index;
        auto& names = g_.storage_->countries;
        names.emplace(e.name, index);
        for (const int c : {iso2, iso3, id}) {
          if (!file.cell(c).empty()) names.emplace(file.cell(c), index);
        }
      }
      g_.entries_.push_back(e);
      add(e.name, index, FormKind::kName);
      add_all(file.cell(official), index, FormKind::kOfficial);
      add_all(file.cell(acronym), index, FormKind::kAcronym);
      add_all(file.cell(aliases), index, FormKind::kAlias);
      add_all(file.cell(metonyms), index, FormKind::kMetonym);
      add_all(file.cell(adjectives), index, FormKind::kAdjective);
      bool plural = false;
      for_each_value(file.cell(demonyms), [&](std::string_view form) {
        add(form, index, FormKind::kDemonym, plural);
        plural = !plural;
      });
      for_each_value(file.cell(capital), [&](std::string_view seat) { seats_.push_back({seat, index}); });
    }
  }

  void add_all(std::string_view cell, std::uint32_t entry, FormKind kind) {
    for_each_value(cell, [&](std::string_view form) { add(form, entry, kind); });
  }

  // Adds a form and its spellings without diacritics and with the curly apostrophe.
  void add(std::string_view text, std::uint32_t entry, FormKind kind, bool plural = false) {
    add_spelling(text, entry, kind, plural);
    if (non_ascii(text)) {
      for (const bool dj : {true, false}) {
        std::string plain = without_diacritics(text, dj);
        if (plain != text && !non_ascii(plain)) add_spelling(keep(std::move(plain)), entry, kind, plural);
      }
    }
    if (const std::size_t i = text.find('\''); i != std::string_view::npos && i + 2 < text.size()) {
      std::string curly(text);
      curly.replace(i, 1, "\xe2\x80\x99");
      add_spelling(keep(std::move(curly)), entry, kind, plural);
    }
  }

  // Letter by letter through fold(), capitals kept: "Niš" -> "Nis", "Đorđe" -> "Djordje" or "Dorde". Cyrillic stays.
  static std::string without_diacritics(std::string_view text, bool dj) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const auto c = static_cast<unsigned char>(text[i]);
      const std::size_t n = c < 0x80 ? 1 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
      const std::string_view letter = text.substr(i, n);
      i += n;
      if (n == 1 || c >= 0xd0) {
        out += letter;
        continue;
      }
      std::string plain = fold(letter);
      if (plain == "dj" && !dj) plain = "d";
      const bool capital = (c == 0xc3 && static_cast<unsigned char>(letter[1]) < 0x9f) ||
                           ((c == 0xc4 || c == 0xc5) && (letter[1] & 1) == 0);
      if (capital && !plain.empty() && lower_letter(plain[0])) plain[0] = static_cast<char>(plain[0] - 32);
      out += plain;
    }
    return out;
  }

  std::string_view keep(std::string s) {
    g_.storage_->strings.push_back(std::make_unique<std::string>(std::move(s)));
    return *g_.storage_->strings.back();
  }

  void add_spelling(std::string_view text, std::uint32_t entry, FormKind kind, bool plural) {
    Gazetteer::Form form;
    std::string_view phrase = text;
    if (phrase.starts_with("The ")) {
      form.article = form.needs_the = true;
      phrase.remove_prefix(4);
    } else if (phrase.starts_with("the ")) {
      form.needs_the = true;
      phrase.remove_prefix(4);
    }
    words_.clear();
    split_phrase(phrase, lexicon_, words_);
    if (words_.empty() || words_.front() == kUnknownWord) return;
    form.entry = entry;
    form.text = phrase;
    form.kind = kind;
    form.plural = plural;
    const std::size_t last_word = phrase.rfind(' ') + 1;  // 0 where there is one word only
    form.exact = words_.size() == 1 && !has_lower(phrase) && has_upper(phrase) &&
                 (kind == FormKind::kAcronym || phrase.size() <= 6);
    if (form.exact && kind != FormKind::kAdjective) form.kind = FormKind::kAcronym;
    form.lower_first = lower_letter(phrase.front());
    form.lower_last =
        lower_letter(phrase[last_word]) || words_.back() == punct::kPossessive || words_.back() < punct::kFirstWord;
    std::uint32_t* slot = &g_.trie_.add(words_);
    // Stronger forms first; the first one given stands before its equals.
    while (*slot != 0) {
      const Gazetteer::Form& other = g_.forms_[*slot];
      if (other.entry == entry && other.exact == form.exact && other.needs_the == form.needs_the &&
          (other.kind == form.kind || form.kind == FormKind::kAdjective || form.kind == FormKind::kDemonym))
        if (!(other.kind == FormKind::kAdjective && form.kind == FormKind::kDemonym)) return;
      if (strength(form) > strength(other)) break;
      slot = &g_.forms_[*slot].next;
    }
    form.next = *slot;
    const auto index = static_cast<std::uint32_t>(g_.forms_.size());
    *slot = index;
    g_.forms_.push_back(form);
    lexicon_.edit(words_.front()).flags |= word::kListed;
    if (form.lower_first) {
      if (words_.front() >= g_.lower_starts_.size()) g_.lower_starts_.resize(words_.front() + 1024);
      g_.lower_starts_[words_.front()] = true;
    }
  }

  // Forms that need more (exact case, an article) go first, as they are the more telling; then weight, then type.
  int strength(const Gazetteer::Form& f) const {
    const GazetteerEntry& e = g_.entries_[f.entry];
    return (f.exact ? 100000 : 0) + (f.needs_the ? 50000 : 0) + e.weight * 10 + type_rank(e.type) - (e.cue ? 1000 : 0);
  }

  // Countries of the entries, and the seats of states as cities.
  void link() {
    std::unordered_map<std::string_view, std::uint32_t> cities;
    for (std::uint32_t i = 0; i < g_.entries_.size(); ++i) {
      GazetteerEntry& e = g_.entries_[i];
      if (e.country == kNoIndex && !e.country_text.empty()) e.country = g_.country_named(e.country_text);
      if (e.type == type::kCity) cities.emplace(e.name, i);
    }
    for (const auto& [seat, country] : seats_) {
      std::uint32_t city = kNoIndex;
      if (const auto it = cities.find(seat); it != cities.end()) city = it->second;
      if (city == kNoIndex || (g_.entries_[city].country != kNoIndex && g_.entries_[city].country != country)) {
        city = static_cast<std::uint32_t>(g_.entries_.size());
        GazetteerEntry e;
        e.name = seat;
        e.type = type::kCity;
        e.country = country;
        g_.entries_.push_back(e);
        cities.emplace(seat, city);
        add(seat, city, FormKind::kName);
      }
      if (g_.entries_[city].capital_of == kNoIndex) g_.entries_[city].capital_of = country;
      g_.entries_[city].country = country;
    }
  }

  Gazetteer& g_;
  const Schema& schema_;
  Lexicon& lexicon_;
  std::vector<WordId> words_;
  std::vector<std::pair<std::string_view, std::uint32_t>> seats_;
};

Gazetteer Gazetteer::load(const std::vector<std::string>& folders, const Schema& schema, Lexicon& lexicon) {
  Gazetteer g;
  GazetteerLoader(g, schema, lexicon).load(folders);
  return g;
}

void Gazetteer::load_combining_forms(const std::string& path, Lexicon& lexicon) {
  TableFile file(path);
  const int form = file.column("form"), country = file.column("country");
  if (form < 0 || country < 0)
    throw RuleError(fmt::format("{}:1:1: the header needs the columns 'form' and 'country'", path));
  while (file.next()) {
    const std::uint32_t entry = country_named(file.cell(country));
    if (entry == kNoIndex) file.fail(country, "no country of the gazetteer");
    combining_.emplace_back(lexicon.add(file.cell(form)), entry);
  }
  std::sort(combining_.begin(), combining_.end());
}

}  // namespace edgewise
