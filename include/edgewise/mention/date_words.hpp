#pragma once
// What each word of the lexicon is to a date, one byte a word, so that the scan of a text costs one load a token.
//
// Built from the flags month, weekday, time_unit, number_word, ordinal and date_word (rules/lexicon/dates.tsv names the
// values) and from a closed list of function words. Read-only after construction, safe from any thread. The lexicon
// must be complete and outlive it.

#include <cstdint>
#include <vector>

#include "edgewise/text/lexicon.hpp"

namespace edgewise {

enum class DateClass : std::uint8_t {
  kNone,
  // Words inside a date.
  kNumber,   // two
  kOrdinal,  // second
  kWhich,    // last previous past this current next coming following same that
  kPart,     // early mid late beginning middle end
  kAgo,      // ago earlier later hence
  kFiscal,
  kEvery,
  kThe,
  kA,      // a an
  kFew,    // few several some many couple
  kAbout,  // about almost nearly: before a number
  kOf,
  kIn,    // in on at during
  kOver,  // over for
  kWithin,
  kFrom,
  kTo,
  kThrough,
  kAnd,
  kOr,
  kBetween,
  kSince,
  kUntil,  // until till
  kBy,     // by before
  kAfter,
  kNew,     // New Year
  kFuture,  // will plan schedule expect: what stands near lies ahead
  // From here on a word starts work by itself.
  kMonth,
  kWeekday,
  kDay,   // today tonight yesterday tomorrow
  kUnit,  // day week month year quarter decade weekend half century
  kHoliday,
  kSeason,
  kDayPart,  // morning night
  kCentury,  // nineteen, twenty: may start a year in words
};
inline constexpr DateClass kFirstTrigger = DateClass::kMonth;

// Values of date words in the lexicon.
namespace date_word {
inline constexpr int kToday = 1, kTonight = 2, kYesterday = 3, kTomorrow = 4;
inline constexpr int kLast = 10, kPrevious = 11, kPast = 12, kThis = 13, kCurrent = 14, kNext = 15, kComing = 16,
                     kFollowing = 17, kSame = 18, kThat = 19;
inline constexpr int kEarly = 20, kMid = 21, kLate = 22, kBeginning = 23, kMiddle = 24, kEnd = 25;
inline constexpr int kAgo = 30, kEarlier = 31, kLater = 32, kHence = 33;
inline constexpr int kMorning = 40, kNight = 43, kFiscal = 50, kSpring = 61, kWinter = 64, kEvery = 70;
inline constexpr int kFirstHoliday = 101;
}  // namespace date_word

enum class DateUnit : std::uint8_t { kNone, kDay, kWeek, kMonth, kYear, kQuarter, kDecade, kWeekend, kHalf, kCentury };

class DateWords {
 public:
  explicit DateWords(const Lexicon& lexicon);

  DateClass of(WordId id) const { return id < classes_.size() ? classes_[id] : DateClass::kNone; }
  // Whether a date may start its reading at this word: one bit a word, small enough for the first-level cache.
  bool triggers(WordId id) const { return (triggers_[id / 64] >> (id % 64) & 1) != 0; }
  int value(WordId id) const;
  const Lexicon& lexicon() const { return lexicon_; }
  // The inside of a hyphenated token ("mid-November"): class and value of a part that is no token of its own.
  WordId find(std::string_view part) const { return lexicon_.find(part); }

 private:
  void add(std::string_view form, DateClass c);

  const Lexicon& lexicon_;
  std::vector<DateClass> classes_;
  std::vector<std::uint64_t> triggers_;
};

}  // namespace edgewise
