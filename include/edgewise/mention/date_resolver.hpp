#pragma once
// From what the text says to days, months, years and intervals.
//
//   document_date_of()   the document's own date: metadata, a full date in its head or on a line of its own, the
//   dateline;
//                        a dateline without a year gets one only where weekday and the years named in the text agree on
//                        it, or a reference date bounds it
//   resolve_dates()      every phrase's value against that date
//   tense_of()           whether the words around a date look back or ahead
//
// No clock and no state: the same text gives the same values. Nothing is allocated.

#include <span>

#include "edgewise/mention/date_phrase.hpp"
#include "edgewise/mention/date_words.hpp"
#include "edgewise/text/document.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

struct DocumentDate {
  Civil date;  // year 0 where only the dateline's day is known, empty where nothing is
  double confidence = 0;
  int weekday = 0;        // of the document's day; known at times where its year is not
  int earliest_year = 0;  // of the years the text names as past: the document is not older; 0 where none
  int latest_year = 0;    // of the years named as to come; 0 where none
};

// `reference` is a day the document is surely not younger than; empty where the caller knows none.
DocumentDate document_date_of(const Document& document, const TokenizedText& text, const DateWords& words,
                              std::span<const DatePhrase> phrases, Civil reference);

void resolve_dates(const DocumentDate& document, const TokenizedText& text, const DateWords& words,
                   std::span<DatePhrase> phrases);

DateTense tense_of(const DatePhrase& phrase, const TokenizedText& text, const DateWords& words);

}  // namespace edgewise
