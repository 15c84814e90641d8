#include <array>

#include "edgewise/mention/date_parser.hpp"

// The small pieces that several kinds of dates share: numbers, years, the words before and after.

namespace edgewise {
namespace {

constexpr int kFirstUsualYear = 1900,
              kLastUsualYear = 2099;  // outside of these a number needs a preposition to be a year

bool digit(char c) {
  return c >= '0' && c <= '9';
}

int to_number(std::string_view s) {
  if (s.empty() || s.size() > 4) return -1;
  int v = 0;
  for (const char c : s) {
    if (!digit(c)) return -1;
    v = v * 10 + (c - '0');
  }
  return v;
}

// "3rd" -> 3, "12" -> 12.
int to_day(std::string_view s) {
  if (s.size() > 2) {
    const std::string_view suffix = s.substr(s.size() - 2);
    if (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") s.remove_suffix(2);
  }
  const int v = s.size() <= 2 ? to_number(s) : -1;
  return v >= 1 && v <= 31 ? v : 0;
}

// Words before a number that make it no year.
constexpr auto kNumbered =
    std::to_array<std::string_view>({"no", "no.", "flight", "boeing", "route", "room", "page", "resolution", "number",
                                     "section", "article", "highway", "airbus", "peugeot"});
// Words after a number that make it no year.
constexpr auto kCounted = std::to_array<std::string_view>(
    {"people",    "gmt",     "hours",    "est",        "edt",        "km",     "miles",    "dollars", "pounds",
     "euros",     "points",  "men",      "women",      "troops",     "shares", "per",      "percent", "pct",
     "feet",      "meters",  "metres",   "kilometers", "kilometres", "tons",   "tonnes",   "million", "billion",
     "employees", "workers", "soldiers", "barrels",    "mln",        "dlrs",   "hectares", "acres",   "square",
     "local",     "others",  "jobs",     "cars",       "units"});

}  // namespace

bool DateParser::is(Index i, std::string_view lower) const {
  if (!inside(i) || tokens_[i].length != lower.size()) return false;
  const std::string_view form = text_.view(tokens_[i]);
  for (std::size_t k = 0; k < lower.size(); ++k) {
    const char c = form[k];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != lower[k]) return false;
  }
  return true;
}

Which DateParser::which_at(Index i) const {
  if (class_at(i) != DateClass::kWhich) return Which::kBare;
  switch (value_at(i)) {
    case date_word::kLast:
      return Which::kLast;
    case date_word::kPrevious:
      return Which::kPrevious;
    case date_word::kPast:
      return Which::kPast;
    case date_word::kNext:
      return Which::kNext;
    case date_word::kComing:
      return Which::kComing;
    case date_word::kFollowing:
      return Which::kFollowing;
    case date_word::kSame:
    case date_word::kThat:
      return Which::kSame;
    default:
      return Which::kThis;
  }
}

int DateParser::digits_at(Index i) const {
  return inside(i) && tokens_[i].has(shape::kDigit) ? to_number(text_.view(tokens_[i])) : -1;
}

int DateParser::day_at(Index i) const {
  if (!inside(i)) return 0;
  if (tokens_[i].has(shape::kDigit)) return to_day(text_.view(tokens_[i]));
  if (class_at(i) != DateClass::kOrdinal) return 0;
  const int v = value_at(i);
  return v >= 1 && v <= 31 ? v : 0;
}

bool DateParser::days_at(Index i, int& from, int& to) const {
  if (!inside(i) || !tokens_[i].has(shape::kDigit)) return false;
  const std::string_view form = text_.view(tokens_[i]);
  std::size_t mark = form.find('-'), width = 1;
  if (mark == std::string_view::npos) {
    mark = form.find("\xe2\x80\x93");
    width = 3;
  }
  if (mark == std::string_view::npos) return false;
  from = to_day(form.substr(0, mark));
  to = to_day(form.substr(mark + width));
  return from != 0 && to > from;
}

int DateParser::year_at(Index i) const {
  if (!inside(i) || tokens_[i].length != 4) return 0;
  const int v = digits_at(i);
  return v >= 1000 && v < 2200 ? v : 0;
}

// "nineteen ninety-six", "nineteen ninety six", "twenty fifteen", "two thousand (and) three".
int DateParser::spelled_year_at(Index i, Index& count) const {
  const DateClass c = class_at(i);
  if (c != DateClass::kCentury && c != DateClass::kNumber) return 0;
  const auto number = [&](Index k) {
    const DateClass n = class_at(k);
    return n == DateClass::kNumber || n == DateClass::kCentury ? value_at(k) : 0;
  };
  const int head = value_at(i);
  if (head == 2 && number(i + 1) == 1000) {
    const Index k = i + 2 + (class_at(i + 2) == DateClass::kAnd ? 1 : 0);
    const int rest = number(k);
    count = rest > 0 && rest < 100 ? k + 1 - i : 2;
    return 2000 + (rest > 0 && rest < 100 ? rest : 0);
  }
  if (head < 15 || head > 20) return 0;
  const int tens = number(i + 1);
  if (tens < 10 || tens > 99) return 0;
  const int ones = tens >= 20 && tens % 10 == 0 ? number(i + 2) : 0;
  const bool three = ones >= 1 && ones <= 9;
  count = three ? 3 : 2;
  return head * 100 + tens + (three ? ones : 0);
}

int DateParser::count_at(Index i) const {
  const DateClass c = class_at(i);
  if (c == DateClass::kNumber || c == DateClass::kCentury) return value_at(i);
  if (c == DateClass::kA) return 1;
  const int v = digits_at(i);
  return v > 0 ? v : 0;
}

// The amount before a unit: "two", "a", "about 10", "a few" (vague), "almost four". Returns where it begins, i where
// there is none.
DateParser::Index DateParser::read_amount_before(Index i, DatePhrase& p) const {
  if (i == 0) return i;
  Index begin = i - 1;
  if (class_at(begin) == DateClass::kOf && begin > 0 && class_at(begin - 1) == DateClass::kFew) --begin;
  if (class_at(begin) == DateClass::kFew) {
    p.vague = true;
    if (begin > 0 && class_at(begin - 1) == DateClass::kA) --begin;
  } else {
    const int n = count_at(begin);
    if (n <= 0 || n > 1000) return i;
    p.amount = static_cast<std::int16_t>(n);
  }
  while (begin > 0 && class_at(begin - 1) == DateClass::kAbout) --begin;
  return begin;
}

// "of last year", "this year", "of the same year".
bool DateParser::read_year_of(Index& end, DatePhrase& p) const {
  Index i = end;
  if (class_at(i) == DateClass::kOf) ++i;
  const bool the = class_at(i) == DateClass::kThe;
  if (the) ++i;
  Which which = which_at(i);
  if (which == Which::kBare && !(the && i > end + 1)) return false;
  if (which == Which::kBare) {
    which = Which::kThis;
  } else {
    ++i;
  }
  if (class_at(i) == DateClass::kFiscal) ++i;
  if (class_at(i) != DateClass::kUnit || value_at(i) != static_cast<int>(DateUnit::kYear)) return false;
  p.year_which = which;
  end = i + 1;
  return true;
}

// A year after a month, a day or a holiday: "1998", ", 1998", "of 1998", "last year", "nineteen ninety-seven".
void DateParser::read_year_after(Index& end, DatePhrase& p) {
  if (read_year_of(end, p)) return;
  Index i = end;
  const bool comma = punct_at(i, punct::kComma);
  if (comma || class_at(i) == DateClass::kOf) ++i;
  Index count = 1;
  int year = year_at(i);
  if (year == 0 && !comma) year = spelled_year_at(i, count);
  if (year == 0) return;
  // "in March, 2000 people": a comma needs a day before it or nothing that is counted behind.
  if (comma && p.day == 0 && !ends_clause(i + 1)) return;
  if (p.day == 0 && !year_use(end, i + count, year)) return;
  p.year = static_cast<std::int16_t>(year);
  end = i + count;
}

bool DateParser::ends_clause(Index i) const {
  return !inside(i) || tokens_[i].has(shape::kPunct);
}

bool DateParser::year_use(Index begin, Index end, int year) const {
  if (inside(end)) {
    if (tokens_[end].word == punct::kPercent || tokens_[end].word == punct::kCurrency) return false;
    if (!tokens_[end].has(shape::kPunct | shape::kDigit)) {
      for (const std::string_view w : kCounted) {
        if (is(end, w)) return false;
      }
    }
    if (class_at(end) == DateClass::kUnit) {
      const std::string_view form = text_.view(tokens_[end]);
      if (form.ends_with('s')) return false;
    }
  }
  bool cued = false;
  if (begin > 0 && inside(begin - 1)) {
    const Index before = begin - 1;
    const WordId w = tokens_[before].word;
    if (w == punct::kCurrency || (w == punct::kOther && tokens_[before].gap == 0)) return false;
    for (const std::string_view n : kNumbered) {
      if (is(before, n)) return false;
    }
    switch (class_at(before)) {
      case DateClass::kIn:
      case DateClass::kSince:
      case DateClass::kUntil:
      case DateClass::kBy:
      case DateClass::kFrom:
      case DateClass::kBetween:
      case DateClass::kMonth:
      case DateClass::kPart:
      case DateClass::kFiscal:
        cued = true;
        break;
      default:
        break;
    }
    cued = cued || is(before, "year");
  }
  const Word& next = words_.lexicon()[inside(end) ? tokens_[end].word : kUnknownWord];
  const bool counted = inside(end) && next.plural && !capital_at(end);
  if (year < kFirstUsualYear || year > kLastUsualYear) return cued && !counted;
  return cued || !(counted && year % 50 == 0);
}

// A month alone is a name or a verb as often ("May", "March", "April Jones"): what stands around it decides.
bool DateParser::month_use(Index i, Index begin, Index end) const {
  if (begin != i || end != i + 1) return true;  // "last May", "early March", "April 1998"
  bool cued = false, determined = false;
  if (begin > 0 && inside(begin - 1)) {
    switch (class_at(begin - 1)) {
      case DateClass::kIn:
      case DateClass::kOf:
      case DateClass::kSince:
      case DateClass::kUntil:
      case DateClass::kBy:
      case DateClass::kFrom:
      case DateClass::kTo:
      case DateClass::kThrough:
      case DateClass::kBetween:
      case DateClass::kAfter:
      case DateClass::kOver:
      case DateClass::kAgo:
      case DateClass::kAbout:
        cued = true;
        break;
      case DateClass::kThe:
      case DateClass::kA:
        determined = true;
        break;
      default:
        break;
    }
    determined = determined || tokens_[begin - 1].word == punct::kPossessive;
  }
  // "April and May", "March to June".
  if (!out_.empty() && begin > 0 && out_.back().last + 1 == begin && out_.back().month != 0 &&
      out_.back().sentence == sentence_)
    cued = true;
  const bool name_follows = capital_at(end) && class_at(end) == DateClass::kNone && !tokens_[i].has(shape::kAllCaps) &&
                            !(flags_at(end) & word::kCommon);
  const bool short_form = tokens_[i].length <= 3 && !tokens_[i].has(shape::kPeriods);
  if (is(i, "may") || is(i, "march")) return cued || (determined && is(i, "march") && !name_follows);
  if (short_form) return cued && !name_follows;
  return cued || determined || !name_follows;
}

// Words before that belong to the date: "early next", "the end of", "late", "this past". Returns where the date begins.
DateParser::Index DateParser::read_modifiers_before(Index begin, DatePhrase& p) const {
  while (begin > floor_) {
    const Index before = begin - 1;
    const DateClass c = class_at(before);
    if (c == DateClass::kWhich && (p.which == Which::kBare || which_at(before) == Which::kThis)) {
      if (p.which == Which::kBare) p.which = which_at(before);
    } else if (c == DateClass::kPart && p.part == DatePart::kWhole && value_at(before) <= date_word::kLate) {
      p.part = static_cast<DatePart>(value_at(before) - date_word::kEarly + 1);
    } else if (c == DateClass::kAgo && (is(before, "earlier") || is(before, "later"))) {
      // "earlier Sunday", "later this month": the same day or month.
    } else if ((c == DateClass::kOf || c == DateClass::kIn) && before > floor_ &&
               class_at(before - 1) == DateClass::kPart && p.part == DatePart::kWhole &&
               (c == DateClass::kOf) == (value_at(before - 1) > date_word::kLate)) {
      p.part = static_cast<DatePart>(value_at(before - 1) - date_word::kEarly + 1);
      --begin;
      if (begin > floor_ + 1 && class_at(begin - 2) == DateClass::kThe) --begin;
    } else if (c == DateClass::kIn && before > floor_ && class_at(before - 1) == DateClass::kAgo &&
               (is(before - 1, "earlier") || is(before - 1, "later"))) {
      --begin;
    } else if (c == DateClass::kFiscal && p.month == 0 && p.weekday == 0) {
    } else if (c == DateClass::kThe && (p.which != Which::kBare || p.part == DatePart::kEnd) && before > floor_ &&
               class_at(before - 1) == DateClass::kOf) {
    } else {
      break;
    }
    --begin;
  }
  return begin;
}

// 2016-07-31, 2016/7/31, 31.07.2016, 7/31/2016, 31/7/16; 1939-1945, 1989-90.
bool DateParser::read_numeric(std::string_view form, DatePhrase& p) const {
  std::array<int, 3> part{};
  std::array<std::size_t, 3> width{};
  std::size_t n = 0, i = 0;
  char mark = 0;
  while (i < form.size() && n < 3) {
    std::size_t k = i;
    while (k < form.size() && digit(form[k])) ++k;
    const int v = to_number(form.substr(i, k - i));
    if (v < 0) return false;
    part[n] = v;
    width[n++] = k - i;
    if (k == form.size()) {
      i = k;
      break;
    }
    std::size_t step = 1;
    char m = form[k];
    if (form.substr(k).starts_with("\xe2\x80\x93")) {
      m = '-';
      step = 3;
    }
    if (n == 3) {
      if (m != 'T') return false;  // the time of day of an ISO stamp
      i = form.size();
      break;
    }
    if ((m != '-' && m != '/' && m != '.') || (mark != 0 && m != mark)) return false;
    mark = m;
    i = k + step;
  }
  if (i != form.size()) return false;
  if (n == 2) {
    if (mark == '.' || width[0] != 4 || part[0] < 1400 || part[0] > kLastUsualYear) return false;
    const int second = width[1] == 2 ? part[0] / 100 * 100 + part[1] : width[1] == 4 ? part[1] : 0;
    if (second <= part[0] || second > kLastUsualYear) {
      if (mark != '-' || width[1] != 2 || part[1] < 1 || part[1] > 12) return false;
      p.year = static_cast<std::int16_t>(part[0]);
      p.month = static_cast<std::uint8_t>(part[1]);
      return true;
    }
    p.year = static_cast<std::int16_t>(part[0]);
    p.year2 = static_cast<std::int16_t>(second);
    return true;
  }
  if (n != 3) return false;
  int year = 0, month = 0, day = 0;
  if (width[0] == 4) {
    year = part[0];
    month = part[1];
    day = part[2];
  } else if (width[0] <= 2 && width[1] <= 2 && (width[2] == 4 || (width[2] == 2 && mark != '-'))) {
    year = width[2] == 4 ? part[2] : part[2] + (part[2] < 70 ? 2000 : 1900);
    day = part[0];
    month = part[1];
    if (month > 12 || (mark == '/' && day <= 12)) std::swap(day, month);
    // 3/5/2016 is March 5 or 3 May; points and hyphens stand between day and month.
    p.unsure_order = mark == '/' && day <= 12 && month <= 12 && day != month;
  } else {
    return false;
  }
  const Civil d{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  if (year < 1000 || year > kLastUsualYear || month < 1 || month > 12 || day < 1 || day > 31 || !valid(d)) return false;
  p.year = d.year;
  p.month = d.month;
  p.day = d.day;
  return true;
}

bool DateParser::add(DatePhrase& p, Index begin, Index end) {
  p.first = begin;
  p.last = end;
  p.sentence = sentence_;
  p.span = {tokens_[begin].begin, tokens_[end - 1].end()};
  if (begin > floor_) {
    Index before = begin - 1;
    if (class_at(before) == DateClass::kThe && before > floor_) --before;
    switch (class_at(before)) {
      case DateClass::kSince:
        p.since = true;
        break;
      case DateClass::kUntil:
      case DateClass::kBy:
        p.deadline = true;
        break;
      case DateClass::kOf:
        if (before > floor_ && is(before - 1, "ahead")) p.tense = DateTense::kFuture;  // "ahead of"
        break;
      default:
        break;
    }
    if (is(before, "as") && before > floor_ && (is(before - 1, "early") || is(before - 1, "soon")))
      p.tense = DateTense::kFuture;
    if (is(before, "ended")) p.tense = DateTense::kPast;  // "the quarter ended Oct. 31"
    if (is(before, "than") && before > floor_ && is(before - 1, "later")) p.deadline = true;
  }
  const bool line_before = begin == 0 || (tokens_[begin].gap & (gap::kLine | gap::kParagraph));
  Index after = end;
  while (after < tokens_.size() && tokens_[after].word == punct::kPeriod && tokens_[after].gap == 0) ++after;
  const bool line_after = after >= tokens_.size() || (tokens_[after].gap & (gap::kLine | gap::kParagraph));
  p.own_line = line_before && line_after;
  out_.push_back(p);
  floor_ = end;
  return true;
}

}  // namespace edgewise
