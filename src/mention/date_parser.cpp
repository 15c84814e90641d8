#include "edgewise/mention/date_parser.hpp"

#include <array>

namespace edgewise {
namespace {

// Days with names of their own, which are no days of the week.
constexpr auto kNamedDays = std::to_array<std::string_view>(
    {"good", "black", "bloody", "ash", "palm", "holy", "easter", "super", "maundy", "cyber", "whit", "man"});
// Newspapers and shows named after a day.
constexpr auto kAfterNamedDays =
    std::to_array<std::string_view>({"times", "telegraph", "mirror", "herald", "mail", "express", "post", "star",
                                     "tribune", "live", "mosque", "bloody", "agreement"});

// Every trigger has one of these.
constexpr std::uint64_t kTriggerFlags =
    word::kMonth | word::kWeekday | word::kTimeUnit | word::kDateWord | word::kNumberWord;

constexpr std::size_t kShortestFullName = 6;  // "Monday"; shorter forms are abbreviations

}  // namespace

void DateParser::run() {
  const auto n = static_cast<Index>(tokens_.size());
  const std::vector<Sentence>& sentences = text_.sentences;
  Index past = 0;
  for (Index i = 0; i < n; ++i) {
    const Token& t = tokens_[i];
    // Most numbers are too short for a year ("'80s" is the shortest).
    const bool number = (t.shape & shape::kDigit) != 0 && t.length >= 3;
    const bool trigger = (text_.flags[i] & kTriggerFlags) != 0 && words_.triggers(t.word);
    if (!trigger && !number && !(t.shape & shape::kHyphen)) continue;
    if (i < past) continue;
    while (sentence_ + 1 < sentences.size() && sentences[sentence_].last <= i) ++sentence_;
    if (sentence_ < sentences.size()) {
      limit_ = sentences[sentence_].last;
      floor_ = past > sentences[sentence_].first ? past : sentences[sentence_].first;
    } else {
      limit_ = n;
      floor_ = past;
    }
    if (read_at(i)) past = floor_;
  }
}

bool DateParser::read_at(Index i) {
  const Token& t = tokens_[i];
  switch (words_.of(t.word)) {
    case DateClass::kMonth:
      return capital_at(i) && read_month(i, value_at(i), DatePart::kWhole);
    case DateClass::kWeekday:
      return capital_at(i) && read_weekday(i);
    case DateClass::kDay:
      return read_day_word(i);
    case DateClass::kUnit:
      return read_unit(i);
    case DateClass::kHoliday:
      return capital_at(i) && read_holiday(i);
    case DateClass::kSeason:
      return read_season(i);
    case DateClass::kDayPart:
      return read_day_part(i);
    case DateClass::kCentury: {
      Index count = 0;
      const int year = spelled_year_at(i, count);
      return year != 0 && read_bare_year(i, year, count, DatePart::kWhole);
    }
    default:
      break;
  }
  if (t.has(shape::kDigit)) return read_digits(i);
  return t.has(shape::kHyphen) && read_hyphenated(i);
}

bool DateParser::read_month(Index i, int month, DatePart part) {
  DatePhrase p;
  p.month = static_cast<std::uint8_t>(month);
  p.part = part;
  Index begin = i, end = i + 1;
  const auto set_days = [&](int from, int to) {
    p.day = static_cast<std::uint8_t>(from);
    p.day2 = static_cast<std::uint8_t>(to);
  };
  int from = 0, to = 0;
  const Index right = class_at(end) == DateClass::kThe && class_at(end + 1) == DateClass::kOrdinal ? end + 1 : end;
  if (days_at(right, from, to)) {
    set_days(from, to);
    end = right + 1;
  } else if (const int day = day_at(right); day != 0 && !punct_at(right + 1, punct::kPercent)) {
    set_days(day, 0);
    end = right + 1;
    const bool range =
        class_at(end) == DateClass::kTo || class_at(end) == DateClass::kThrough || punct_at(end, punct::kDash);
    const int last = range ? day_at(end + 1) : 0;
    if (last > day && class_at(end + 2) != DateClass::kMonth && !tokens_[end + 1].has(shape::kPeriods)) {
      p.day2 = static_cast<std::uint8_t>(last);
      end += 2;
    }
  } else if (i > floor_) {
    const bool of = class_at(i - 1) == DateClass::kOf && i - 1 > floor_;
    const Index left = of ? i - 2 : i - 1;
    if (days_at(left, from, to)) {
      set_days(from, to);
      begin = left;
    } else if (const int d = day_at(left);
               d != 0 && (of ? class_at(left) == DateClass::kOrdinal || tokens_[left].length > 2
                             : tokens_[left].has(shape::kDigit))) {
      set_days(d, 0);
      begin = left;
      // "24 and 25 April", "5 to 7 May", "5 - 7 May"
      if (begin > floor_ + 1) {
        const DateClass c = class_at(begin - 1);
        const bool range = c == DateClass::kTo || punct_at(begin - 1, punct::kDash);
        const int first = range ? day_at(begin - 2) : 0;
        if (first != 0 && first < d) {
          set_days(first, d);
          begin -= 2;
        } else if (c == DateClass::kAnd && tokens_[begin - 2].has(shape::kDigit) && day_at(begin - 2) != 0) {
          DatePhrase other = p;
          other.day = static_cast<std::uint8_t>(day_at(begin - 2));
          add(other, begin - 2, begin - 1);
        }
      }
    }
  }
  if (p.day != 0 && !valid({0, p.month, p.day})) return false;
  read_year_after(end, p);
  if (p.day == 0 || begin == i) begin = read_modifiers_before(begin, p);
  if (p.day != 0) p.which = Which::kBare;
  if (begin > floor_ && class_at(begin - 1) == DateClass::kEvery && p.day == 0) {
    --begin;
    p.repeated = true;
  }
  if (p.day == 0 && p.year == 0 && p.year_which == Which::kBare && !month_use(i, begin, end)) return false;
  const bool second_of_two =
      out_.size() > 1 && p.year != 0 && out_.back().month == p.month && out_.back().last + 1 == begin;
  add(p, begin, end);
  if (second_of_two) out_[out_.size() - 2].year = p.year;
  // "April 24 and 25": more days of the same month.
  if (p.day != 0 && p.day2 == 0 && begin == i && p.year == 0) {
    while (true) {
      Index k = floor_;
      if (punct_at(k, punct::kComma)) ++k;
      const bool joined = class_at(k) == DateClass::kAnd || class_at(k) == DateClass::kOr;
      if (joined) ++k;
      if (k == floor_ || !joined || !inside(k) || !tokens_[k].has(shape::kDigit)) break;
      const int day = day_at(k);
      if (day <= out_.back().day || class_at(k + 1) == DateClass::kMonth || punct_at(k + 1, punct::kPercent) ||
          (inside(k + 1) && !ends_clause(k + 1) && (flags_at(k + 1) & word::kNoun) &&
           !(flags_at(k + 1) & word::kPreposition)))
        break;
      DatePhrase more = p;
      more.day = static_cast<std::uint8_t>(day);
      Index close = k + 1;
      read_year_after(close, more);
      if (more.year != 0) out_.back().year = more.year;
      add(more, k, close);
    }
  }
  return true;
}

bool DateParser::read_weekday(Index i) {
  const int weekday = value_at(i);
  const std::string_view form = text_.view(tokens_[i]);
  const bool short_form = form.size() < kShortestFullName;
  if (i > floor_) {
    for (const std::string_view w : kNamedDays) {
      if (is(i - 1, w) && capital_at(i - 1)) return false;
    }
    if (is(i - 1, "on") && i - 1 > floor_ && capital_at(i - 2) && is(i - 2, "mail")) return false;
  }
  if (capital_at(i + 1)) {
    for (const std::string_view w : kAfterNamedDays) {
      if (is(i + 1, w)) return false;
    }
  }
  // "Sunday, 31 July 2016", "Friday Oct. 13", "Sunday (July 31)"
  Index j = i + 1;
  if (punct_at(j, punct::kComma) || punct_at(j, punct::kParenOpen)) ++j;
  if (class_at(j) == DateClass::kThe) ++j;
  Index month = j;
  if (class_at(j) != DateClass::kMonth) {
    int from = 0, to = 0;
    if (day_at(j) != 0 || days_at(j, from, to)) month = class_at(j + 1) == DateClass::kOf ? j + 2 : j + 1;
  }
  const Index old_floor = floor_;
  if (class_at(month) == DateClass::kMonth && capital_at(month) && (month != j || day_at(month + 1) != 0)) {
    floor_ = j;
    if (read_month(month, value_at(month), DatePart::kWhole)) {
      DatePhrase& p = out_.back();
      floor_ = old_floor;
      DatePhrase before;
      const Index begin = read_modifiers_before(i, before);
      p.weekday = static_cast<std::uint8_t>(weekday);
      const Index end = p.last;
      DatePhrase whole = p;
      out_.pop_back();
      return add(whole, begin, end);
    }
    floor_ = old_floor;
  }
  if (short_form) return false;
  DatePhrase p;
  p.weekday = static_cast<std::uint8_t>(weekday);
  Index end = i + 1;
  if (form.ends_with('s') && !tokens_[i].has(shape::kAllCaps)) {
    p.repeated = true;
    return add(p, i, end);
  }
  if (class_at(end) == DateClass::kDayPart) ++end;
  Index begin = read_modifiers_before(i, p);
  // "Friday of last week", "Tuesday next week"
  Index k = class_at(end) == DateClass::kOf ? end + 1 : end;
  if (which_at(k) != Which::kBare && class_at(k + 1) == DateClass::kUnit &&
      value_at(k + 1) == static_cast<int>(DateUnit::kWeek)) {
    p.which = which_at(k);
    p.unit = DateUnit::kWeek;
    end = k + 2;
  }
  if (begin > floor_ && class_at(begin - 1) == DateClass::kEvery) {
    --begin;
    p.repeated = true;
  }
  return add(p, begin, end);
}

bool DateParser::read_day_word(Index i) {
  // "USA Today"
  if (capital_at(i) && i > floor_ && capital_at(i - 1) && !tokens_[i].has(shape::kAllCaps)) return false;
  DatePhrase p;
  p.kind = DateKind::kDay;
  const int v = value_at(i);
  p.amount = v == date_word::kYesterday ? -1 : v == date_word::kTomorrow ? 1 : 0;
  Index end = i + 1;
  if (class_at(end) == DateClass::kDayPart) ++end;
  DatePhrase ignored;
  return add(p, read_modifiers_before(i, ignored), end);
}

// "this morning", "last night", "the next morning", "that evening".
bool DateParser::read_day_part(Index i) {
  if (i == floor_) return false;
  const Which which = which_at(i - 1);
  DatePhrase p;
  switch (which) {
    case Which::kThis:
      p.kind = DateKind::kDay;
      break;
    case Which::kLast:
      if (value_at(i) != date_word::kNight && !is(i, "evening")) return false;
      p.kind = DateKind::kDay;
      p.amount = -1;
      break;
    case Which::kNext:
    case Which::kFollowing:
    case Which::kPrevious:
    case Which::kSame:
      p.kind = DateKind::kShift;
      p.unit = DateUnit::kDay;
      p.amount = which == Which::kSame ? 0 : which == Which::kPrevious ? -1 : 1;
      p.from_context = true;
      break;
    default:
      return false;
  }
  return add(p, i - 1, i + 1);
}

bool DateParser::read_holiday(Index i) {
  DatePhrase p;
  p.kind = DateKind::kHoliday;
  p.amount = static_cast<std::int16_t>(value_at(i));
  Index end = i + 1;
  if (is(end, "eve")) {
    if (p.amount < 0) return false;
    p.amount = static_cast<std::int16_t>(p.amount - 1);
    ++end;
  } else if (class_at(end) == DateClass::kUnit && is(end, "day")) {
    ++end;
  }
  read_year_after(end, p);
  return add(p, read_modifiers_before(i, p), end);
}

bool DateParser::read_season(Index i) {
  DatePhrase p;
  p.kind = DateKind::kSeason;
  p.month = static_cast<std::uint8_t>((value_at(i) - date_word::kSpring + 1) * 3);  // spring: March
  Index end = i + 1;
  Index begin = read_modifiers_before(i, p);
  const bool the = begin > floor_ && class_at(begin - 1) == DateClass::kThe;
  // "fall of Kabul", "the spring"
  if (class_at(end) == DateClass::kOf && is(i, "fall") && !the) return false;
  read_year_after(end, p);
  if (p.year == 0 && p.year_which == Which::kBare && p.which == Which::kBare) return false;
  return add(p, begin, end);
}

bool DateParser::read_digits(Index i) {
  const std::string_view form = text_.view(tokens_[i]);
  if (form.size() == 4) {
    if (const int year = year_at(i)) return read_bare_year(i, year, 1, DatePart::kWhole);
  }
  if (form.size() < 3 || i < floor_) return false;
  DatePhrase p;
  if (form.ends_with('s') && (form.size() == 5 || form.size() == 3) && form[form.size() - 2] == '0') {
    int year = 0;
    for (const char c : form.substr(0, form.size() - 1)) {
      if (c < '0' || c > '9') return false;
      year = year * 10 + (c - '0');
    }
    if (form.size() == 3) year += year < 30 ? 2000 : 1900;
    if (year < 1500 || year > 2090) return false;
    p.kind = DateKind::kDecade;
    p.year = static_cast<std::int16_t>(year);
    return add(p, read_modifiers_before(i, p), i + 1);
  }
  if (form.size() < 6 || form.size() > 25 || !read_numeric(form, p)) return false;
  if (i > floor_ && tokens_[i - 1].word == punct::kCurrency) return false;
  return add(p, i, i + 1);
}

// "mid-November", "late-2015", "post-1959", "year-end", "May-June".
bool DateParser::read_hyphenated(Index i) {
  const std::string_view form = text_.view(tokens_[i]);
  const std::size_t mark = form.find('-');
  if (mark == std::string_view::npos || mark < 3 || mark + 1 >= form.size()) return false;
  const std::string_view left = form.substr(0, mark), right = form.substr(mark + 1);
  const WordId head = words_.find(left);
  const WordId tail = words_.find(right);
  const DateClass head_class = words_.of(head);
  const bool post = left == "post" || left == "pre" || left == "Post" || left == "Pre";
  const DateClass tail_class = words_.of(tail);
  // "third-quarter profit", "first-half results"
  if (head_class == DateClass::kOrdinal && tail_class == DateClass::kUnit) {
    DatePhrase p;
    p.kind = DateKind::kPart;
    p.unit = static_cast<DateUnit>(words_.value(tail));
    p.ordinal = static_cast<std::uint8_t>(words_.value(head));
    const int most = p.unit == DateUnit::kQuarter ? 4 : p.unit == DateUnit::kHalf ? 2 : 0;
    return p.ordinal <= most && add(p, i, i + 1);
  }
  if (head_class == DateClass::kUnit) {
    const auto unit = static_cast<DateUnit>(words_.value(head));
    DatePhrase p;
    if (right == "end" && unit == DateUnit::kYear) {
      p.kind = DateKind::kHoliday;
      p.amount = 1231;
    } else if ((right == "ago" || right == "earlier") && unit == DateUnit::kYear) {
      p.kind = DateKind::kShift;
      p.unit = DateUnit::kYear;
      p.amount = -1;
    } else {
      return false;
    }
    return add(p, i, i + 1);
  }
  if (head_class == DateClass::kMonth && words_.of(tail) == DateClass::kMonth && capital_at(i)) {
    DatePhrase p;
    p.month = static_cast<std::uint8_t>(words_.value(head));
    p.day2 = static_cast<std::uint8_t>(words_.value(tail));  // without a day: the last month
    Index end = i + 1;
    read_year_after(end, p);
    return add(p, i, end);
  }
  if (head_class != DateClass::kPart && !post) return false;
  const int v = post ? 0 : words_.value(head);
  const DatePart part = post ? DatePart::kWhole : static_cast<DatePart>(v - date_word::kEarly + 1);
  if (words_.of(tail) == DateClass::kMonth) return !post && read_month(i, words_.value(tail), part);
  int year = 0;
  if (right.size() < 4 || right.size() > 5) return false;
  for (const char c : right.substr(0, 4)) {
    if (c < '0' || c > '9') return false;
    year = year * 10 + (c - '0');
  }
  if (year < 1500 || year > 2099) return false;
  if (right.size() == 4) return read_bare_year(i, year, 1, part);
  if (right[4] != 's') return false;
  DatePhrase p;
  p.kind = DateKind::kDecade;
  p.part = part;
  p.year = static_cast<std::int16_t>(year);
  return add(p, i, i + 1);
}

bool DateParser::read_bare_year(Index i, int year, Index count, DatePart part) {
  DatePhrase p;
  p.year = static_cast<std::int16_t>(year);
  p.part = part;
  if (part == DatePart::kWhole && !year_use(i, i + count, year)) return false;
  Index begin = read_modifiers_before(i, p);
  p.which = Which::kBare;
  Index end = i + count;
  // "1988 third quarter", "1988 first half"
  const Index unit = class_at(end) == DateClass::kFiscal ? end + 1 : end;
  if (class_at(unit) == DateClass::kOrdinal && class_at(unit + 1) == DateClass::kUnit &&
      (value_at(unit + 1) == static_cast<int>(DateUnit::kQuarter) ||
       value_at(unit + 1) == static_cast<int>(DateUnit::kHalf))) {
    p.kind = DateKind::kPart;
    p.unit = static_cast<DateUnit>(value_at(unit + 1));
    p.ordinal = static_cast<std::uint8_t>(value_at(unit));
    end = unit + 2;
  }
  return add(p, begin, end);
}

}  // namespace edgewise
