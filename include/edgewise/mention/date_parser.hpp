#pragma once
// Finds the words of dates in one text, left to right, and says what they are (date_phrase.hpp). Nothing is resolved
// here.
//
// Work starts only at months, weekdays, units of time, words like "yesterday", holidays, seasons, digits that may be a
// year or a date, and hyphenated tokens; each is read to its left and right as far as a date may reach. Phrases do not
// overlap.

#include <cstdint>
#include <string_view>
#include <vector>

#include "edgewise/mention/date_phrase.hpp"
#include "edgewise/mention/date_words.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

class DateParser {
 public:
  DateParser(const DateWords& words, const TokenizedText& text, std::vector<DatePhrase>& out)
      : words_(words), text_(text), tokens_(text.tokens), out_(out) {}

  void run();

 private:
  using Index = std::uint32_t;

  // One token, seen as part of a date. Indexes outside the sentence are no words.
  bool inside(Index i) const { return i >= floor_ && i < limit_; }
  DateClass class_at(Index i) const { return inside(i) ? words_.of(tokens_[i].word) : DateClass::kNone; }
  int value_at(Index i) const { return words_.value(tokens_[i].word); }
  bool punct_at(Index i, WordId w) const { return inside(i) && tokens_[i].word == w; }
  bool capital_at(Index i) const { return inside(i) && tokens_[i].has(shape::kCapital); }
  Which which_at(Index i) const;
  bool is(Index i, std::string_view lower) const;
  std::uint64_t flags_at(Index i) const { return inside(i) ? words_.lexicon().flags(tokens_[i].word) : 0; }

  // Numbers. Each returns 0 (or false) where there is none.
  int digits_at(Index i) const;
  int day_at(Index i) const;
  bool days_at(Index i, int& from, int& to) const;  // "3-5"
  int year_at(Index i) const;
  int spelled_year_at(Index i, Index& count) const;
  int count_at(Index i) const;

  // Triggers: read around token i; true where a phrase was added.
  bool read_at(Index i);
  bool read_month(Index i, int month, DatePart part);
  bool read_weekday(Index i);
  bool read_day_word(Index i);
  bool read_day_part(Index i);
  bool read_unit(Index i);
  bool read_holiday(Index i);
  bool read_season(Index i);
  bool read_digits(Index i);
  bool read_hyphenated(Index i);
  bool read_bare_year(Index i, int year, Index count, DatePart part);

  // Units: "the third quarter of 1998", "two years ago", "the following week".
  bool read_new_year(Index i);
  bool read_part_of_year(Index i, DateUnit unit, bool plural);
  bool read_day_around(Index i);
  bool read_shift(Index i, DateUnit unit);
  bool read_which_unit(Index i, DateUnit unit, bool plural);
  bool read_the_unit(Index i, DateUnit unit);

  // Pieces; `end` and `begin` move over what was read.
  void read_year_after(Index& end, DatePhrase& p);
  bool read_year_of(Index& end, DatePhrase& p) const;
  bool year_use(Index begin, Index end, int year) const;
  bool month_use(Index i, Index begin, Index end) const;
  Index read_modifiers_before(Index begin, DatePhrase& p) const;
  bool read_numeric(std::string_view form, DatePhrase& p) const;
  Index read_amount_before(Index i, DatePhrase& p) const;
  bool ends_clause(Index i) const;
  bool add(DatePhrase& p, Index begin, Index end);

  const DateWords& words_;
  const TokenizedText& text_;
  const std::vector<Token>& tokens_;
  std::vector<DatePhrase>& out_;
  Index floor_ = 0, limit_ = 0;  // the tokens of the current sentence that are not yet part of a date
  Index sentence_ = 0;
};

}  // namespace edgewise
