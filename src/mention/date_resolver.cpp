#include "edgewise/mention/date_resolver.hpp"

#include <cstdlib>

// Values of phrases. Each kind of phrase has one function; all count either from the document's date or from the date
// that the text named last ("two days later"). What cannot be known stays empty, what is known in part is written in
// part.

namespace edgewise {
namespace {

constexpr int kWeek = 7;
constexpr int kFurtherBack = 5, kFurtherAhead = 4;  // times

Civil of_year(int y) {
  return {static_cast<std::int16_t>(y > 0 && y < 10000 ? y : 0), 0, 0};
}

Civil month_of(Civil d) {
  return {d.year, d.month, 0};
}

// Days between, of dates of which the day may be unknown (its month's middle).
int distance(Civil a, Civil b) {
  const auto number = [](Civil d) {
    if (d.day == 0) d.day = 15;
    return day_number(d);
  };
  return number(a) - number(b);
}

class Resolver {
 public:
  Resolver(const DocumentDate& document, const TokenizedText& text, const DateWords& words)
      : document_(document), now_(document.date), text_(text), words_(words) {}

  void resolve(DatePhrase& p) {
    if (p.repeated || (p.vague && p.kind != DateKind::kCalendar)) return;
    switch (p.kind) {
      case DateKind::kCalendar:
        calendar(p);
        break;
      case DateKind::kDay:
        p.value = add_days(now_, p.amount);
        break;
      case DateKind::kUnit:
        unit(p);
        break;
      case DateKind::kShift:
        shift(p);
        break;
      case DateKind::kPart:
        part_of_year(p);
        break;
      case DateKind::kDecade:
        p.value = of_year(p.year);
        p.end = of_year(p.year + 9);
        break;
      case DateKind::kSeason:
        season(p);
        break;
      case DateKind::kHoliday:
        holiday(p);
        break;
      case DateKind::kWindow:
        window(p);
        break;
    }
    if (!valid(p.value) || !valid(p.end)) p.value = p.end = {};
    if (!p.value.empty() && p.kind != DateKind::kWindow) context_ = p.value;
  }

 private:
  DateTense tense(const DatePhrase& p) const { return tense_of(p, text_, words_); }

  // The year said with words: "this year", "the following year". 0 where unknown.
  int year_said(Which which) const {
    switch (which) {
      case Which::kSame:
        return context_.year;
      case Which::kPrevious:
        return context_.year ? context_.year - 1 : 0;
      case Which::kFollowing:
        return context_.year ? context_.year + 1 : 0;
      default:
        break;
    }
    if (now_.year == 0) return 0;
    switch (which) {
      case Which::kLast:
      case Which::kPast:
        return now_.year - 1;
      case Which::kNext:
      case Which::kComing:
        return now_.year + 1;
      default:
        return now_.year;
    }
  }

  // The year that month (and day) fall in, by distance, tense and which.
  int year_of(Civil d, const DatePhrase& p) const {
    if (now_.year == 0) return d.day != 0 && p.weekday != 0 ? year_by_weekday(d, p.weekday) : 0;
    const int y = now_.year;
    const auto at = [&](int year) {
      d.year = static_cast<std::int16_t>(year);
      return d;
    };
    const bool whole = now_.month != 0;
    const Civil today = whole ? now_ : Civil{now_.year, 7, 1};
    const auto ahead = [&](int year) {
      return d.day != 0 && today.day != 0 ? distance(at(year), today) > 0
                                          : year * 12 + d.month > today.year * 12 + today.month;
    };
    if (p.weekday != 0 && d.day != 0) {
      for (const int k : {0, 1, -1}) {
        if (valid(at(y + k)) && weekday_of(at(y + k)) == p.weekday) return y + k;
      }
    }
    switch (p.which) {
      case Which::kLast:
      case Which::kPast:
        return d.month < today.month && (today.month - d.month > 1 || p.which == Which::kPast) ? y : y - 1;
      case Which::kNext:
      case Which::kComing:
        return d.month > today.month ? y : y + 1;
      case Which::kThis:
        return y;
      default:
        break;
    }
    int best = y;
    for (const int k : {-1, 1}) {
      if (std::abs(distance(at(y + k), today)) < std::abs(distance(at(best), today))) best = y + k;
    }
    if (!whole) return y;
    const bool same_month = d.day == 0 && d.month == today.month;
    if (same_month) return best;
    // The words around it turn it round only where the other year is not much further off.
    const DateTense t = tense(p);
    int other = best;
    if (t == DateTense::kPast && ahead(best)) other = best - 1;
    if (t == DateTense::kFuture && !ahead(best) && at(best) != today) other = best + 1;
    if (p.tense == DateTense::kPast) return other;
    const bool near = std::abs(distance(at(other), today)) <=
                      (other < best ? kFurtherBack : kFurtherAhead) * std::abs(distance(at(best), today));
    return near ? other : best;
  }

  // The only year near those the text names in which the day falls on the weekday; 0 where there is none or more.
  int year_by_weekday(Civil d, int weekday) const {
    const int from = document_.earliest_year;
    if (from == 0) return 0;
    const int to = document_.latest_year != 0 ? document_.latest_year : from + 3;
    int found = 0;
    for (int y = from; y <= to; ++y) {
      d.year = static_cast<std::int16_t>(y);
      if (!valid(d) || weekday_of(d) != weekday) continue;
      if (found != 0) return 0;
      found = y;
    }
    return found;
  }

  void calendar(DatePhrase& p) {
    if (p.month == 0 && p.year == 0) {
      if (p.weekday != 0) weekday(p);
      return;
    }
    p.value = {p.year, p.month, p.day};
    if (p.year == 0) {
      const int y = p.year_which != Which::kBare ? year_said(p.year_which) : year_of(p.value, p);
      p.value.year = static_cast<std::int16_t>(y);
    }
    if (p.unsure_order) {
      const Civil swapped{p.year, p.day, p.month};
      if (now_.whole() && std::abs(distance(swapped, now_)) < std::abs(distance(p.value, now_))) {
        p.value = swapped;
      } else if (!now_.whole()) {
        p.value = of_year(p.year);
      }
    }
    if (p.year2 != 0) p.end = of_year(p.year2);
    if (p.day2 == 0) return;
    p.end = p.value;
    if (p.day != 0) {
      p.end.day = p.day2;
    } else {
      p.end.month = p.day2;  // "May-June"
      if (p.day2 < p.month && p.end.year != 0) ++p.end.year;
    }
  }

  void weekday(DatePhrase& p) {
    const bool context = p.which == Which::kPrevious || p.which == Which::kFollowing;
    const Civil base = context && context_.whole() ? context_ : now_;
    const int today = context && context_.whole() ? weekday_of(context_) : document_.weekday;
    if (base.day == 0 || today == 0) return;
    const int back = (today - p.weekday + kWeek) % kWeek;   // days since that weekday, 0 to 6
    const int ahead = (p.weekday - today + kWeek) % kWeek;  // days until it, 0 to 6
    int days = 0;
    if (p.unit == DateUnit::kWeek) {
      const int week = p.which == Which::kLast || p.which == Which::kPast     ? -1
                       : p.which == Which::kNext || p.which == Which::kComing ? 1
                                                                              : 0;
      days = p.weekday - today + week * kWeek;
    } else {
      switch (p.which) {
        case Which::kLast:
        case Which::kPast:
        case Which::kPrevious:
          days = back == 0 ? -kWeek : -back;
          break;
        case Which::kNext:
        case Which::kComing:
        case Which::kFollowing:
          days = ahead == 0 ? kWeek : ahead;
          break;
        case Which::kThis:
          days = tense(p) == DateTense::kPast ? -back : ahead;
          break;
        default:
          days = tense(p) == DateTense::kFuture ? ahead : -back;
          break;
      }
    }
    p.value = add_days(base, days);
  }

  void unit(DatePhrase& p) {
    const bool context = p.which == Which::kSame || p.which == Which::kPrevious || p.which == Which::kFollowing ||
                         (p.unit == DateUnit::kDay && p.which == Which::kNext);
    const Civil base = context ? context_ : now_;
    int n = 0;
    if (p.which == Which::kLast || p.which == Which::kPast || p.which == Which::kPrevious) n = -1;
    if (p.which == Which::kNext || p.which == Which::kComing || p.which == Which::kFollowing) n = 1;
    move(p, base, p.unit, n, true);
  }

  // The unit that lies n units from base. Weeks, quarters and longer ones are intervals where `aligned`.
  void move(DatePhrase& p, Civil base, DateUnit unit, int n, bool aligned) const {
    switch (unit) {
      case DateUnit::kDay:
        p.value = add_days(base, n);
        break;
      case DateUnit::kWeek:
      case DateUnit::kWeekend: {
        if (!aligned) {
          p.value = add_days(base, n * kWeek);
          break;
        }
        if (!base.whole()) break;
        const Civil monday = add_days(base, 1 - weekday_of(base) + n * kWeek);
        const bool weekend = unit == DateUnit::kWeekend;
        // On a Monday "the weekend" is the one just over.
        const int back = weekend && n == 0 && weekday_of(base) <= 3 && tense(p) != DateTense::kFuture ? kWeek : 0;
        p.value = add_days(monday, weekend ? 5 - back : 0);
        p.end = add_days(monday, 6 - back);
        break;
      }
      case DateUnit::kMonth:
        p.value = add_months(base, n);
        break;
      case DateUnit::kYear:
        if (base.year != 0) p.value = of_year(base.year + n);
        break;
      case DateUnit::kQuarter:
        if (base.year != 0 && base.month != 0) {
          p.value = add_months({base.year, static_cast<std::uint8_t>((base.month - 1) / 3 * 3 + 1), 0}, n * 3);
          p.end = add_months(p.value, 2);
        }
        break;
      case DateUnit::kDecade:
        if (base.year == 0) break;
        p.value = of_year(base.year / 10 * 10 + n * 10);
        p.end = of_year(p.value.year + 9);
        break;
      case DateUnit::kCentury:
        if (base.year == 0) break;
        p.value = of_year(aligned ? (base.year - 1) / 100 * 100 + 1 + n * 100 : base.year + n * 100);
        if (aligned) p.end = of_year(p.value.year + 99);
        break;
      default:
        break;
    }
  }

  void shift(DatePhrase& p) const {
    if (p.which == Which::kComing && tense(p) != DateTense::kFuture) return;
    // "a year earlier" in a text on a quarter's results is that quarter of the year before.
    if (p.unit == DateUnit::kYear && p.amount == -1 && !period_.empty()) {
      p.value = {static_cast<std::int16_t>(period_.year - 1), period_.month, 0};
      p.end = {p.value.year, period_end_, 0};
      return;
    }
    const bool context = p.from_context && !context_.empty();
    Civil base = context ? context_ : now_;
    if (p.unit == DateUnit::kYear && base.year == 0) base = now_;
    move(p, base, p.unit, p.amount, false);
  }

  void part_of_year(DatePhrase& p) {
    int y = p.year;
    if (y == 0 && p.year_which != Which::kBare) y = year_said(p.year_which);
    int first = 1, last = 12;
    switch (p.unit) {
      case DateUnit::kQuarter:
        first = (p.ordinal - 1) * 3 + 1;
        last = first + 2;
        break;
      case DateUnit::kHalf:
        first = p.ordinal == 1 ? 1 : 7;
        last = first + 5;
        break;
      default:
        if (p.ordinal == 1) {
          last = p.amount;
        } else {
          first = 13 - p.amount;
        }
        break;
    }
    if (y == 0 && p.year_which == Which::kBare && now_.year != 0)
      y = first > now_.month && now_.month != 0 && tense(p) != DateTense::kFuture ? now_.year - 1 : now_.year;
    if (y == 0) return;
    const auto year = static_cast<std::int16_t>(y);
    p.value = {year, static_cast<std::uint8_t>(first), 0};
    p.end = {year, static_cast<std::uint8_t>(last), 0};
    period_ = p.value;
    period_end_ = p.end.month;
  }

  void season(DatePhrase& p) const {
    int y = p.year != 0 ? p.year : p.year_which != Which::kBare ? year_said(p.year_which) : 0;
    if (y == 0 && now_.year != 0 && now_.month != 0) {
      const bool over = now_.month > p.month + 2;
      y = p.which == Which::kThis                              ? now_.year
          : p.which == Which::kLast || p.which == Which::kPast ? (over ? now_.year : now_.year - 1)
                                                               : (now_.month < p.month ? now_.year : now_.year + 1);
    }
    if (y == 0) return;
    p.value = {static_cast<std::int16_t>(y), p.month, 0};
    p.end = add_months(p.value, 2);
  }

  // The n-th such weekday of a month.
  static Civil nth_weekday(int year, int code) {
    const int month = code / 100, nth = code / 10 % 10, weekday = code % 10;
    const Civil first{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), 1};
    return add_days(first, (weekday - weekday_of(first) + kWeek) % kWeek + (nth - 1) * kWeek);
  }

  void holiday(DatePhrase& p) const {
    int y = p.year != 0 ? p.year : p.year_which != Which::kBare ? year_said(p.year_which) : 0;
    const bool fixed = p.amount > 0;
    Civil d{static_cast<std::int16_t>(y), static_cast<std::uint8_t>(std::abs(p.amount) / 100),
            static_cast<std::uint8_t>(fixed ? p.amount % 100 : 0)};
    if (y == 0) y = year_of(d, p);
    d.year = static_cast<std::int16_t>(y);
    if (!fixed && y != 0) d = nth_weekday(y, -p.amount);
    p.value = d;
  }

  void window(DatePhrase& p) const {
    if (now_.empty() || p.amount == 0) return;
    const bool back = p.which == Which::kLast || p.which == Which::kPast;
    DatePhrase other = p;
    move(other, now_, p.unit, back ? -p.amount : p.amount, false);
    Civil here = now_;
    if (other.value.day == 0) here = month_of(here);
    if (other.value.month == 0) here = of_year(here.year);
    if (other.value.empty() || here.empty()) return;
    p.value = back ? other.value : here;
    p.end = back ? here : other.value;
  }

  const DocumentDate& document_;
  const Civil now_;
  const TokenizedText& text_;
  const DateWords& words_;
  Civil context_;  // the date named last
  Civil period_;   // first month of the part of a year named last, to period_end_
  std::uint8_t period_end_ = 0;
};

// "from April to June 1998", "March 3 to March 5, 2001": the first end takes the year of the second.
void share_year(DatePhrase& a, const DatePhrase& b) {
  if (a.kind == DateKind::kCalendar && b.kind == DateKind::kCalendar && a.month != 0 && a.year == 0 &&
      a.which == Which::kBare) {
    if (b.year != 0) a.year = static_cast<std::int16_t>(a.month <= b.month ? b.year : b.year - 1);
    if (b.year_which != Which::kBare && a.month <= b.month) a.year_which = b.year_which;
  }
}

}  // namespace

void resolve_dates(const DocumentDate& document, const TokenizedText& text, const DateWords& words,
                   std::span<DatePhrase> phrases) {
  Resolver resolver(document, text, words);
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    DatePhrase& p = phrases[i];
    if (i + 1 < phrases.size() && phrases[i + 1].joined) share_year(p, phrases[i + 1]);
    resolver.resolve(p);
  }
}

}  // namespace edgewise
