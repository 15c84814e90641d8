#pragma once
// The line that places and dates a wire report, recognised in the tokens before sentences are split:
//
//   BELGRADE, March 13. /TASS/.        BEIJING, March 10 (Xinhua) --       MOSCOW. April 2 (Interfax) -
//   MADRID (AFP) -                     Tallinn, March 22, 2018 (AFP) -     NAIROBI, Kenya (AP) _
//   BEIRUT, Lebanon, June 2 -          Belgrade, 13 March 2021 -           MIAMI _
//
// It stands at the start of the text or of one of its first lines (after headlines and bylines), perhaps behind a line
// of metadata ("date 2017-09-19"), which then belongs to it.

#include "edgewise/text/lexicon.hpp"
#include "edgewise/text/token.hpp"

namespace edgewise {

// Fills text.dateline from text.tokens; false where there is none. Nothing is allocated.
bool find_dateline(TokenizedText& text, const Lexicon& lexicon);

}  // namespace edgewise
