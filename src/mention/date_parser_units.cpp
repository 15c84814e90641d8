#include "edgewise/mention/date_parser.hpp"

// Dates built on a unit of time: "the third quarter of 1998", "two years ago", "the following week", "the past month".

namespace edgewise {

bool DateParser::read_unit(Index i) {
  const std::string_view form = text_.view(tokens_[i]);
  const auto unit = static_cast<DateUnit>(value_at(i));
  const bool plural = form.ends_with('s') || form.ends_with("ies");
  if (unit == DateUnit::kYear && i > floor_ && class_at(i - 1) == DateClass::kNew && capital_at(i))
    return read_new_year(i);
  // "Day", "Year" inside a name
  if (capital_at(i) && i > floor_ && capital_at(i - 1) && class_at(i - 1) == DateClass::kNone &&
      !tokens_[i].has(shape::kAllCaps))
    return false;
  return read_part_of_year(i, unit, plural) || (unit == DateUnit::kDay && read_day_around(i)) || read_shift(i, unit) ||
         read_which_unit(i, unit, plural) || (!plural && read_the_unit(i, unit));
}

// "New Year's Day", "New Year's Eve", "New Year's address".
bool DateParser::read_new_year(Index i) {
  DatePhrase p;
  p.kind = DateKind::kHoliday;
  p.amount = 101;
  Index end = i + 1;
  if (punct_at(end, punct::kPossessive)) ++end;
  if (is(end, "eve")) {
    p.amount = 1231;
    ++end;
  } else if (is(end, "day")) {
    ++end;
  } else {
    end = i + 1;
  }
  read_year_after(end, p);
  return add(p, i - 1, end);
}

// "the third quarter of 1998", "first half", "the first nine months of this year", "eight months of this year".
bool DateParser::read_part_of_year(Index i, DateUnit unit, bool plural) {
  if (i == floor_) return false;
  DatePhrase p;
  p.kind = DateKind::kPart;
  p.unit = unit;
  Index begin = i - 1, end = i + 1;
  if (unit == DateUnit::kQuarter || unit == DateUnit::kHalf) {
    if (class_at(begin) == DateClass::kFiscal && begin > floor_) --begin;
    const int n = day_at(begin);
    const int most = unit == DateUnit::kQuarter ? 4 : 2;
    if (n < 1 || n > most || plural) {
      if (which_at(begin) != Which::kLast || class_at(end) != DateClass::kOf) return false;
      p.ordinal = static_cast<std::uint8_t>(most);
    } else {
      p.ordinal = static_cast<std::uint8_t>(n);
    }
    if (begin > floor_ && class_at(begin - 1) == DateClass::kFiscal) --begin;
    read_year_after(end, p);
    // "this year's third quarter"
    if (begin == floor_ + 1 && punct_at(floor_, punct::kPossessive) && p.year == 0 && !out_.empty() &&
        out_.back().last == floor_ && out_.back().sentence == sentence_) {
      const DatePhrase& owner = out_.back();
      const bool which = owner.kind == DateKind::kUnit && owner.unit == DateUnit::kYear;
      if (which || (owner.kind == DateKind::kCalendar && owner.year != 0 && owner.month == 0)) {
        p.year = owner.year;
        p.year_which = which ? owner.which : Which::kBare;
        begin = owner.first;
        out_.pop_back();
        return add(p, begin, end);
      }
    }
    // "half of the board": a share, no time
    return (unit == DateUnit::kQuarter || p.year != 0 || p.year_which != Which::kBare ||
            !(class_at(end) == DateClass::kOf)) &&
           add(p, begin, end);
  }
  if (unit != DateUnit::kMonth || !plural) return false;
  const int n = count_at(begin);
  if (n < 1 || n > 11) return false;
  p.amount = static_cast<std::int16_t>(n);
  bool first = false;
  if (begin > floor_ && (class_at(begin - 1) == DateClass::kOrdinal || which_at(begin - 1) == Which::kLast)) {
    first = class_at(begin - 1) == DateClass::kOrdinal;
    if (first && value_at(begin - 1) != 1) return false;
    --begin;
  }
  p.ordinal = first || begin == i - 1 ? 1 : 2;  // 2: the last ones
  read_year_after(end, p);
  const bool placed = p.year != 0 || p.year_which != Which::kBare;
  if (!placed && !first) return false;
  return add(p, begin, end);
}

// "the day before yesterday", "the day after tomorrow".
bool DateParser::read_day_around(Index i) {
  if (class_at(i + 2) != DateClass::kDay) return false;
  const int day = value_at(i + 2);
  DatePhrase p;
  p.kind = DateKind::kDay;
  if (is(i + 1, "before") && day == date_word::kYesterday) {
    p.amount = -2;
  } else if (class_at(i + 1) == DateClass::kAfter && day == date_word::kTomorrow) {
    p.amount = 2;
  } else {
    return false;
  }
  const Index begin = i > floor_ && class_at(i - 1) == DateClass::kThe ? i - 1 : i;
  return add(p, begin, i + 3);
}

// "two years ago", "a day earlier", "three weeks later", "in five days", "within a month", "the day before".
bool DateParser::read_shift(Index i, DateUnit unit) {
  DatePhrase p;
  p.kind = DateKind::kShift;
  p.unit = unit;
  Index begin = read_amount_before(i, p);
  Index end = i + 1;
  const bool counted = begin != i;
  if (!counted && i > floor_ && class_at(i - 1) == DateClass::kThe) {
    p.amount = 1;
    begin = i - 1;
    if (!is(end, "before") && class_at(end) != DateClass::kAfter) return false;
  } else if (!counted) {
    return false;
  }
  if (class_at(end) == DateClass::kOr) {
    if (!is(end + 1, "so")) return false;  // "a year or two"
    end += 2;
  }
  if (class_at(end) == DateClass::kAgo) {
    switch (value_at(end)) {
      case date_word::kAgo:
        p.amount = static_cast<std::int16_t>(-p.amount);
        break;
      case date_word::kEarlier:
        // "a week before the vote" counts from what the words do not date.
        if (is(end, "before") && !ends_clause(end + 1)) return false;
        p.amount = static_cast<std::int16_t>(-p.amount);
        p.from_context = true;
        break;
      case date_word::kLater:
        p.from_context = true;
        break;
      default:
        break;
    }
    return add(p, begin, end + 1);
  }
  if (class_at(end) == DateClass::kAfter && ends_clause(end + 1)) {
    p.from_context = true;
    return add(p, begin, end + 1);
  }
  if (class_at(end) == DateClass::kFrom && is(end + 1, "now")) return add(p, begin, end + 2);
  if (!counted || begin == floor_ || p.vague) return false;
  if (class_at(begin - 1) == DateClass::kWithin) {
    p.kind = DateKind::kWindow;
    p.which = Which::kNext;
    p.deadline = true;
    return add(p, begin, end);
  }
  if (is(begin - 1, "in") &&
      (unit == DateUnit::kYear || unit == DateUnit::kMonth || unit == DateUnit::kWeek || unit == DateUnit::kDay)) {
    // Ahead where the clause is ("will return in two weeks"), else a length of time ("the first time in two years").
    p.which = Which::kComing;
    return add(p, begin, end);
  }
  return false;
}

// "last month", "this fiscal year", "the past three years", "the next two weeks", "that day".
bool DateParser::read_which_unit(Index i, DateUnit unit, bool plural) {
  if (i == floor_) return false;
  DatePhrase p;
  p.unit = unit;
  Index begin = i - 1;
  bool fiscal = false, full = false;
  if (class_at(begin) == DateClass::kFiscal) {
    fiscal = true;
    if (begin == floor_) return false;
    --begin;
  }
  if (is(begin, "full") || is(begin, "whole") || is(begin, "entire")) {
    full = true;
    if (begin == floor_) return false;
    --begin;
  }
  if (plural) {
    Index amount = read_amount_before(i, p);
    if (amount == i) {
      p.vague = true;
      amount = i;
    }
    if (amount == floor_) return false;
    p.which = which_at(amount - 1);
    if (p.which != Which::kLast && p.which != Which::kPast && p.which != Which::kNext && p.which != Which::kComing)
      return false;
    if (unit == DateUnit::kQuarter || unit == DateUnit::kHalf || unit == DateUnit::kWeekend) return false;
    p.kind = DateKind::kWindow;
    return !p.vague && add(p, amount - 1, i + 1);
  }
  p.kind = DateKind::kUnit;
  p.which = which_at(begin);
  if (p.which == Which::kBare) {
    if (is(begin, "latest") && (fiscal || unit == DateUnit::kQuarter)) {
      p.which = Which::kLast;
      return add(p, begin, i + 1);
    } else if ((fiscal || full) && class_at(begin) == DateClass::kThe && unit == DateUnit::kYear) {
      if (is(i + 1, "ended") || is(i + 1, "ending")) return false;
      p.which = Which::kThis;
    } else {
      return false;
    }
  }
  if (unit == DateUnit::kHalf) return false;
  if (unit == DateUnit::kDay && p.which != Which::kSame && p.which != Which::kNext && p.which != Which::kFollowing &&
      p.which != Which::kPrevious)
    return false;
  // "the last year of the war", "the next day of talks"
  if (p.which == Which::kLast && class_at(i + 1) == DateClass::kOf && begin > floor_ &&
      class_at(begin - 1) == DateClass::kThe)
    return false;
  const bool that = is(begin, "that");
  if (that && unit == DateUnit::kWeek && class_at(i + 1) != DateClass::kNone) return false;
  if (p.which == Which::kPast ||
      (p.which == Which::kLast && begin > floor_ && class_at(begin - 1) == DateClass::kThe)) {
    p.kind = DateKind::kWindow;
    p.amount = 1;
  }
  DatePhrase outer = p;
  outer.which = Which::kBare;
  const Index from = read_modifiers_before(begin, outer);
  p.part = outer.part;
  if (p.which == Which::kThis && outer.which != Which::kBare) p.which = outer.which;
  return add(p, from, i + 1);
}

// "the end of the year", "later in the day", "for the year", "the year 2000", "year's end".
bool DateParser::read_the_unit(Index i, DateUnit unit) {
  DatePhrase p;
  p.kind = DateKind::kUnit;
  p.unit = unit;
  p.which = Which::kThis;
  const Index end = i + 1;
  if (unit == DateUnit::kYear) {
    Index count = 1;
    int year = year_at(end);
    if (year == 0) year = spelled_year_at(end, count);
    if (year != 0) {
      DatePhrase y;
      y.year = static_cast<std::int16_t>(year);
      const Index begin = i > floor_ && class_at(i - 1) == DateClass::kThe ? i - 1 : i;
      return add(y, begin, end + count);
    }
    const Index after = punct_at(end, punct::kPossessive) ? end + 1 : end;
    if (is(after, "end") && !capital_at(i)) {
      p.part = DatePart::kEnd;
      return add(p, i, after + 1);
    }
  }
  if (i == floor_ || class_at(i - 1) != DateClass::kThe || unit == DateUnit::kHalf) return false;
  if (unit == DateUnit::kWeekend) return add(p, i - 1, end);
  DatePhrase outer;
  const Index begin = read_modifiers_before(i - 1, outer);
  if (begin != i - 1) {
    p.part = outer.part;
    return add(p, begin, end);
  }
  if (unit != DateUnit::kYear || i - 1 == floor_) return false;
  // "for the year", "so far in the year"; "man of the year" and "the year of the war" are none.
  const DateClass before = class_at(i - 2);
  if (before != DateClass::kIn && before != DateClass::kOver && before != DateClass::kThrough) return false;
  // "for the year ended March 31": twelve months that are no calendar year
  if (is(end, "ended") || is(end, "ending") || is(end, "to")) return false;
  if (class_at(end) == DateClass::kOf || (flags_at(end) & (word::kRelative | word::kSubordinator))) return false;
  return add(p, i - 1, end);
}

}  // namespace edgewise
