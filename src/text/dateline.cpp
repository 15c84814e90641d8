#include "text/dateline.hpp"

#include <array>

namespace edgewise {
namespace {

constexpr std::uint32_t kLines = 12;       // first lines of a text that may hold the dateline
constexpr std::uint32_t kTokens = 400;     // and no further than this
constexpr std::uint32_t kPlaceWords = 5;   // "DAR ES SALAAM", "Bosnia and Herzegovina"
constexpr std::uint32_t kPlaceParts = 3;   // "CHENGDU, Sichuan, China"
constexpr std::uint32_t kSourceWords = 4;  // "Kyodo News International"
constexpr std::uint32_t kJunkTokens = 4;   // "date 2017-09-19"

// Small words inside names of places and agencies.
constexpr auto kLinks =
    std::to_array<std::string_view>({"of", "the", "and", "de", "la", "el", "al", "es", "upon", "am", "del"});
// Agencies that stand first, without a place: "AP - China has ...".
constexpr auto kAgencies =
    std::to_array<std::string_view>({"AP", "AFP", "Reuters", "TASS", "UPI", "dpa", "ANSA", "EFE", "DPA", "REUTERS",
                                     "Xinhua", "Interfax", "Tanjug", "RIA", "BTA", "MIA", "Kyodo", "ITAR-TASS", "PTI"});

template <std::size_t N>
bool one_of(std::string_view form, const std::array<std::string_view, N>& list) {
  for (const std::string_view w : list) {
    if (w == form) return true;
  }
  return false;
}

int number_of(std::string_view s) {
  if (s.empty() || s.size() > 4) return -1;
  int v = 0;
  for (const char c : s) {
    if (c < '0' || c > '9') return -1;
    v = v * 10 + (c - '0');
  }
  return v;
}

class Reader {
 public:
  Reader(TokenizedText& text, const Lexicon& lexicon) : text_(text), tokens_(text.tokens), lexicon_(lexicon) {}

  bool run() {
    const std::uint32_t n = size() < kTokens ? size() : kTokens;
    std::uint32_t lines = 0;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (i != 0 && !(tokens_[i].gap & (gap::kLine | gap::kParagraph))) continue;
      if (++lines > kLines) break;
      if (read(i, i)) return true;
      const std::uint32_t after = skip_metadata(i);
      if (after != i && read(i, after)) return true;
    }
    return false;
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(tokens_.size()); }
  bool has(std::uint32_t i) const { return i < size(); }
  bool is(std::uint32_t i, WordId w) const { return has(i) && tokens_[i].word == w; }
  std::string_view form(std::uint32_t i) const { return text_.view(tokens_[i]); }
  std::uint64_t flags(std::uint32_t i) const { return has(i) ? lexicon_.flags(tokens_[i].word) : 0; }
  bool new_line(std::uint32_t i) const { return !has(i) || (tokens_[i].gap & (gap::kLine | gap::kParagraph)) != 0; }
  bool capital(std::uint32_t i) const { return has(i) && tokens_[i].has(shape::kCapital); }

  // "date 2017-09-19" before the dateline proper.
  std::uint32_t skip_metadata(std::uint32_t i) const {
    if (!has(i) || capital(i) || (form(i) != "date" && !tokens_[i].has(shape::kDigit))) return i;
    std::uint32_t k = i;
    bool digits = false;
    while (has(k) && k < i + kJunkTokens && !capital(k)) {
      digits = digits || tokens_[k].has(shape::kDigit);
      ++k;
    }
    return digits && capital(k) ? k : i;
  }

  // A dateline that begins at `first`, its place or agency at `i`.
  bool read(std::uint32_t first, std::uint32_t i) {
    Dateline d;
    bool all_caps = false;
    std::uint32_t k = i;
    if (has(k) && one_of(form(k), kAgencies) && is(k + 1, punct::kDash) && !new_line(k + 1)) {
      d.source = tokens_[k].span();
      return finish(d, first, k + 2);
    }
    const std::uint32_t place_end = read_place(k, all_caps);
    if (place_end == k && !month_day_starts(k) && !is(k, punct::kParenOpen)) return false;
    if (place_end != k) d.place = {tokens_[k].begin, tokens_[place_end - 1].end()};
    k = place_end;
    std::uint32_t date_at = k;
    while (date_at < k + 2 && (is(date_at, punct::kComma) || is(date_at, punct::kPeriod)) && !new_line(date_at + 1))
      ++date_at;
    bool dated = false;
    if (place_end == i || date_at > k || all_caps) dated = read_date(date_at, d);
    if (dated) k = date_at;
    std::uint32_t source_at = k;
    while (source_at < k + 2 && (is(source_at, punct::kComma) || is(source_at, punct::kPeriod))) ++source_at;
    const bool slash = is(source_at, punct::kSlash);
    const bool sourced = read_source(source_at, d);
    if (sourced) k = source_at;
    if (d.place.empty() && !sourced) return false;
    // What ends it: a dash, or the period behind /TASS/, or the line's end behind a whole date.
    if (sourced && slash) {
      if (is(k, punct::kPeriod)) ++k;
      while (is(k, punct::kDash) && !new_line(k)) ++k;
      return (dated || sourced) && finish(d, first, k);
    }
    if ((is(k, punct::kPeriod) || is(k, punct::kComma) || is(k, punct::kColon)) && is(k + 1, punct::kDash)) ++k;
    if (is(k, punct::kDash) && !new_line(k)) {
      while (is(k, punct::kDash)) ++k;
      const bool sure = dated || sourced || (all_caps && spaced_before(k - 1) && !d.place.empty());
      return sure && has(k) && finish(d, first, k);
    }
    if (dated && sourced) {
      if (is(k, punct::kPeriod) || is(k, punct::kColon)) ++k;
      return finish(d, first, k);
    }
    if (dated && d.year != 0) {
      if (is(k, punct::kPeriod)) ++k;
      return new_line(k) && finish(d, first, k);
    }
    if (sourced && new_line(k)) return finish(d, first, k);
    return false;
  }

  bool spaced_before(std::uint32_t i) const { return has(i) && (tokens_[i].gap & gap::kSpace) != 0; }

  bool month_day_starts(std::uint32_t i) const { return (flags(i) & word::kMonth) && capital(i) && day(i + 1) != 0; }

  // Up to three parts with commas between: "DAR ES SALAAM, Tanzania". Sets all_caps by the first part.
  std::uint32_t read_place(std::uint32_t i, bool& all_caps) const {
    std::uint32_t k = i, end = i;
    for (std::uint32_t part = 0; part < kPlaceParts; ++part) {
      const std::uint32_t begin = k;
      bool caps = true;
      while (has(k) && k < begin + kPlaceWords && (k == i || !new_line(k))) {
        const Token& t = tokens_[k];
        if ((flags(k) & (word::kMonth | word::kWeekday)) && capital(k) &&
            (day(k + 1) != 0 || (flags(k) & word::kWeekday)))
          break;
        if (t.has(shape::kPunct) || t.has(shape::kDigit)) {
          // "WASHINGTON/NEW YORK"
          if (t.word == punct::kSlash && k > begin && capital(k + 1) && t.gap == 0 && tokens_[k + 1].gap == 0) {
            ++k;
            continue;
          }
          break;
        }
        const bool link = k > begin && (one_of(form(k), kLinks) || t.has(shape::kAllCaps));
        if (!t.has(shape::kCapital) && !link) break;
        caps = caps && (t.has(shape::kAllCaps) || t.has(shape::kPeriods));
        ++k;
      }
      if (k == begin) break;
      if (!capital(k - 1)) return end;
      if (part == 0) all_caps = caps;
      end = k;
      if (!is(k, punct::kComma) || new_line(k + 1)) break;
      ++k;
    }
    return end;
  }

  int day(std::uint32_t i) const {
    if (!has(i) || !tokens_[i].has(shape::kDigit)) return 0;
    const int v = number_of(form(i));
    return v >= 1 && v <= 31 ? v : 0;
  }
  int month(std::uint32_t i) const {
    if (!(flags(i) & word::kMonth) || !capital(i)) return 0;
    const int v = lexicon_[tokens_[i].word].value;
    if (v >= 1 && v <= 12) return v;
    // A given name as well ("April"): its value is a letter.
    constexpr auto names =
        std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                         "september", "october", "november", "december"});
    for (std::size_t m = 0; m < names.size(); ++m) {
      if (lexicon_.form(tokens_[i].word) == names[m]) return static_cast<int>(m) + 1;
    }
    return 0;
  }
  int year(std::uint32_t i) const {
    const int v = has(i) && tokens_[i].length == 4 ? number_of(form(i)) : -1;
    return v >= 1900 && v < 2100 ? v : 0;
  }

  // "March 13", "13 March 2021", "March 22, 2018", "Monday, March 13"; also a weekday alone. Moves i behind it.
  bool read_date(std::uint32_t& i, Dateline& d) const {
    std::uint32_t k = i;
    if ((flags(k) & word::kWeekday) && capital(k)) {
      ++k;
      if (is(k, punct::kComma)) ++k;
    }
    int m = month(k), dd = 0;
    if (m != 0) {
      dd = day(k + 1);
    } else {
      dd = day(k);
      m = dd != 0 ? month(k + 1) : 0;
    }
    if (m == 0 || dd == 0) {
      if (k == i) return false;
      i = is(k - 1, punct::kComma) ? k - 1 : k;
      return true;
    }
    k += 2;
    const std::uint32_t at = is(k, punct::kComma) ? k + 1 : k;
    if (const int y = year(at)) {
      d.year = static_cast<std::int16_t>(y);
      k = at + 1;
    }
    d.month = static_cast<std::uint8_t>(m);
    d.day = static_cast<std::uint8_t>(dd);
    i = k;
    return true;
  }

  // "(Xinhua)", "/TASS/", "/ITAR-TASS/". Moves i behind it.
  bool read_source(std::uint32_t& i, Dateline& d) const {
    const bool slash = is(i, punct::kSlash);
    if (!slash && !is(i, punct::kParenOpen)) return false;
    const WordId close = slash ? punct::kSlash : punct::kParenClose;
    std::uint32_t k = i + 1;
    bool name = false;
    while (has(k) && k <= i + kSourceWords && !is(k, close) && !new_line(k)) {
      if (!capital(k) && !is(k, punct::kSlash) && !is(k, punct::kPeriod) && form(k) != "dpa" &&
          !one_of(form(k), kLinks))
        return false;
      name = name || !tokens_[k].has(shape::kPunct);
      ++k;
    }
    if (!is(k, close) || !name) return false;
    d.source = {tokens_[i + 1].begin, tokens_[k - 1].end()};
    i = k + 1;
    return true;
  }

  bool finish(Dateline d, std::uint32_t first, std::uint32_t end) {
    d.span = {tokens_[first].begin, tokens_[end - 1].end()};
    text_.dateline = d;
    return true;
  }

  TokenizedText& text_;
  const std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
};

}  // namespace

bool find_dateline(TokenizedText& text, const Lexicon& lexicon) {
  return Reader(text, lexicon).run();
}

}  // namespace edgewise
