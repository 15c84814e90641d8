#include "edgewise/mention/date_words.hpp"

#include <array>

namespace edgewise {
namespace {

struct FunctionWord {
  std::string_view form;
  DateClass is;
};

constexpr auto kFunctionWords = std::to_array<FunctionWord>({
    {"the", DateClass::kThe},
    {"a", DateClass::kA},
    {"an", DateClass::kA},
    {"few", DateClass::kFew},
    {"several", DateClass::kFew},
    {"some", DateClass::kFew},
    {"many", DateClass::kFew},
    {"couple", DateClass::kFew},
    {"about", DateClass::kAbout},
    {"almost", DateClass::kAbout},
    {"nearly", DateClass::kAbout},
    {"around", DateClass::kAbout},
    {"roughly", DateClass::kAbout},
    {"only", DateClass::kAbout},
    {"just", DateClass::kAbout},
    {"of", DateClass::kOf},
    {"in", DateClass::kIn},
    {"on", DateClass::kIn},
    {"at", DateClass::kIn},
    {"during", DateClass::kIn},
    {"over", DateClass::kOver},
    {"for", DateClass::kOver},
    {"within", DateClass::kWithin},
    {"from", DateClass::kFrom},
    {"to", DateClass::kTo},
    {"through", DateClass::kThrough},
    {"and", DateClass::kAnd},
    {"or", DateClass::kOr},
    {"between", DateClass::kBetween},
    {"since", DateClass::kSince},
    {"until", DateClass::kUntil},
    {"till", DateClass::kUntil},
    {"by", DateClass::kBy},
    {"after", DateClass::kAfter},
    {"new", DateClass::kNew},
});

// Verbs, nouns and adjectives that say that something lies ahead; every form of the verb counts.
constexpr auto kFutureWords = std::to_array<std::string_view>(
    {"plan",     "schedule", "expect",   "due",        "slate",   "intend", "hope",   "aim",   "upcoming", "postpone",
     "delay",    "prepare",  "forecast", "anticipate", "propose", "invite", "pledge", "vow",   "promise",  "threaten",
     "deadline", "extend",   "expire",   "mature",     "payable", "redeem", "going",  "ready", "poised"});

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

// Given names are in the same table of words with a letter as their value.
bool is_letter(int value) {
  return value == 'm' || value == 'f' || value == 'u';
}

DateClass class_of_date_word(int v) {
  if (v >= date_word::kToday && v <= date_word::kTomorrow) return DateClass::kDay;
  if (v >= date_word::kLast && v <= date_word::kThat) return DateClass::kWhich;
  if (v >= date_word::kEarly && v <= date_word::kEnd) return DateClass::kPart;
  if (v >= date_word::kAgo && v <= date_word::kHence) return DateClass::kAgo;
  if (v >= date_word::kMorning && v <= date_word::kNight) return DateClass::kDayPart;
  if (v == date_word::kFiscal) return DateClass::kFiscal;
  if (v >= date_word::kSpring && v <= date_word::kWinter) return DateClass::kSeason;
  if (v == date_word::kEvery) return DateClass::kEvery;
  if (v < 0 || (v >= date_word::kFirstHoliday && !is_letter(v))) return DateClass::kHoliday;
  return DateClass::kNone;
}

}  // namespace

DateWords::DateWords(const Lexicon& lexicon) : lexicon_(lexicon), classes_(lexicon.size(), DateClass::kNone) {
  std::vector<bool> future(lexicon.size());
  for (const std::string_view form : kFutureWords) future[lexicon.find(form)] = true;
  future[kUnknownWord] = false;
  for (WordId id = punct::kFirstWord; id < lexicon.size(); ++id) {
    const Word& w = lexicon[id];
    DateClass c = DateClass::kNone;
    if (future[id] || future[w.verb]) c = DateClass::kFuture;
    if (w.flags & word::kModal) {
      const std::string_view form = lexicon.form(id);
      if (form == "will" || form == "'ll" || form == "shall" || form == "wo") c = DateClass::kFuture;
    }
    if (w.flags & word::kDateWord) c = class_of_date_word(w.value);
    if (w.flags & word::kTimeUnit) c = DateClass::kUnit;
    if (w.flags & word::kNumberWord) c = w.value == 19 || w.value == 20 ? DateClass::kCentury : DateClass::kNumber;
    if (w.flags & word::kOrdinal) c = DateClass::kOrdinal;
    if (w.flags & word::kWeekday) c = DateClass::kWeekday;
    if (w.flags & word::kMonth) c = DateClass::kMonth;
    classes_[id] = c;
  }
  for (const FunctionWord& f : kFunctionWords) add(f.form, f.is);
  triggers_.resize(classes_.size() / 64 + 1);
  for (std::size_t id = 0; id < classes_.size(); ++id) {
    if (classes_[id] >= kFirstTrigger) triggers_[id / 64] |= 1ull << (id % 64);
  }
}

void DateWords::add(std::string_view form, DateClass c) {
  const WordId id = lexicon_.find(form);
  if (id != kUnknownWord) classes_[id] = c;
}

int DateWords::value(WordId id) const {
  const Word& w = lexicon_[id];
  if ((w.flags & word::kMonth) && (w.value < 1 || w.value > 12)) {
    for (std::size_t m = 0; m < kMonths.size(); ++m) {
      if (lexicon_.form(id) == kMonths[m]) return static_cast<int>(m) + 1;
    }
    return 0;
  }
  return w.value;
}

}  // namespace edgewise
