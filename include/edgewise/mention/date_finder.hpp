#pragma once
// Dates of one document: mentions with their words and their values.
//
//   DateFinder finder(lexicon);          // keep one a thread; the lexicon must be complete and outlive it
//   finder.find(document, text, out);    // appends mentions of type::kDate to out.mentions, values to out.dates,
//                                        // and sets out.document_date
//
// Values are ISO days, months, years ("2021-03-13", "2019-01", "2016") or intervals ("2018-01/2018-08"); XXXX stands
// for a year that nothing fixes. Lengths of time and vague words have no value. A range ("from 2005 to 2009") is one
// mention with an interval, its two ends are nested in it. Mentions come in text order, the longer before those nested
// in it. Memory of the values is out.arena's; nothing else is allocated once the finder is warm.

#include <memory>
#include <string_view>
#include <vector>

#include "edgewise/mention/date_phrase.hpp"
#include "edgewise/mention/date_words.hpp"
#include "edgewise/mention/document_mentions.hpp"
#include "edgewise/text/document.hpp"
#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

struct DateOptions {
  std::string_view reference_date;  // ISO day that no document is younger than (--reference-date); empty: none
};

class DateFinder {
 public:
  explicit DateFinder(const Lexicon& lexicon, DateOptions options = {});

  void find(const Document& document, const TokenizedText& text, DocumentMentions& out);

 private:
  void emit(DocumentMentions& out) const;

  std::shared_ptr<const DateWords> words_;  // shared by copies of the finder
  Civil reference_;
  std::vector<DatePhrase> phrases_;
};

}  // namespace edgewise
