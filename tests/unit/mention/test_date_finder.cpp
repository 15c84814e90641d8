#include <doctest/doctest.h>

#include <string>

#include "edgewise/mention/date_finder.hpp"
#include "edgewise/text/tokenizer.hpp"

using namespace edgewise;

namespace {

const Lexicon& lexicon() {
  static const Lexicon words = [] {
    Lexicon l;
    l.load_folder(EDGEWISE_SOURCE_DIR "/rules/lexicon");
    l.freeze();
    return l;
  }();
  return words;
}

struct Reading {
  TokenizedText text;
  DocumentMentions mentions;
};

Reading read(std::string_view text, std::string_view date, DateOptions options = {}) {
  Reading r;
  Tokenizer(lexicon()).run(text, r.text);
  Document document;
  document.text = text;
  document.date = date;
  DateFinder(lexicon(), options).find(document, r.text, r.mentions);
  return r;
}

// "words=value" of every mention, joined by "; ".
std::string dates(std::string_view text, std::string_view date = "2018-11-09") {
  const Reading r = read(text, date);
  std::string out;
  for (const Mention& m : r.mentions.mentions) {
    if (!out.empty()) out += "; ";
    out += std::string(r.text.view(m.span)) + "=" + std::string(r.mentions.dates[m.value].value);
  }
  return out;
}

struct Row {
  const char* text;
  const char* expected;
};

// All against Friday, 9 November 2018.
void check(std::initializer_list<Row> rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(dates(row.text) == row.expected);
  }
}

}  // namespace

TEST_CASE("whole dates in every usual order") {
  check({
      {"They met on May 3, 2017.", "May 3, 2017=2017-05-03"},
      {"They met on 3 May 2017.", "3 May 2017=2017-05-03"},
      {"They met on the 3rd of May, 2017.", "3rd of May, 2017=2017-05-03"},
      {"They met on Sunday, 31 July 2016.", "Sunday, 31 July 2016=2016-07-31"},
      {"They met on Friday Oct. 26.", "Friday Oct. 26=2018-10-26"},
      {"The law of 2016-07-31 holds.", "2016-07-31=2016-07-31"},
      {"Signed 31.07.2016 in Nis.", "31.07.2016=2016-07-31"},
      {"Signed 7/31/2016 in Nis.", "7/31/2016=2016-07-31"},
      {"Signed 31/7/16 in Nis.", "31/7/16=2016-07-31"},
  });
}

TEST_CASE("an order that cannot be told takes the day nearer to the document, else only the year") {
  CHECK(dates("Signed 11/7/2018 in Nis.") == "11/7/2018=2018-11-07");
  CHECK(dates("Signed 7/11/2018 in Nis.") == "7/11/2018=2018-11-07");
  CHECK(dates("Signed 7/11/2018 in Nis.", "") == "7/11/2018=2018");
}

TEST_CASE("a month and day without a year is the nearest one") {
  check({
      {"They met on October 2.", "October 2=2018-10-02"},
      {"The visit is planned for January 17.", "January 17=2019-01-17"},
      {"On February 3 the two spoke.", "February 3=2018-02-03"},
      {"Talks were held on June 7 and 8.", "June 7=2018-06-07; 8=2018-06-08"},
      {"Talks were held on 7 and 8 June.", "7=2018-06-07; 8 June=2018-06-08"},
  });
  CHECK(dates("They met on October 2.", "") == "October 2=XXXX-10-02");
}

TEST_CASE("months need more than a capital letter") {
  check({
      {"He left in May.", "May=2018-05"},
      {"Theresa May spoke in March.", "March=2018-03"},
      {"May I ask why?", ""},
      {"April Jones spoke.", ""},
      {"He resigned last April.", "last April=2018-04"},
      {"Putin plans to visit Serbia in January next year.", "January next year=2019-01"},
      {"In March of last year he resigned.", "March of last year=2017-03"},
      {"It was founded in September 1998.", "September 1998=1998-09"},
      {"The vote is due in mid-December.", "mid-December=2018-12"},
  });
}

TEST_CASE("weekdays look back unless the clause looks ahead") {
  check({
      {"The minister said on Wednesday that he agreed.", "Wednesday=2018-11-07"},
      {"The minister said so on Friday.", "Friday=2018-11-09"},
      {"The minister will meet her on Tuesday.", "Tuesday=2018-11-13"},
      {"The talks are scheduled for Monday.", "Monday=2018-11-12"},
      {"He said Thursday they would meet again Sunday.", "Thursday=2018-11-08; Sunday=2018-11-11"},
      {"The sides have until Tuesday to sign.", "Tuesday=2018-11-13"},
      {"They spoke last Friday.", "last Friday=2018-11-02"},
      {"They meet next Friday.", "next Friday=2018-11-16"},
      {"They met on Tuesday of last week.", "Tuesday of last week=2018-10-30"},
      {"They met Monday evening.", "Monday evening=2018-11-05"},
      {"The Good Friday accord holds.", ""},
      {"The Sunday Times wrote so.", ""},
  });
}

TEST_CASE("a repeated day has no value") {
  const Reading r = read("They meet every Monday.", "2018-11-09");
  REQUIRE(r.mentions.dates.size() == 1);
  CHECK(r.mentions.dates[0].repeated);
  CHECK(r.mentions.dates[0].value.empty());
}

TEST_CASE("days around the document's own") {
  check({
      {"They met today.", "today=2018-11-09"},
      {"They met late yesterday.", "late yesterday=2018-11-08"},
      {"They meet tomorrow morning.", "tomorrow morning=2018-11-10"},
      {"They met the day before yesterday.", "the day before yesterday=2018-11-07"},
      {"They met last night.", "last night=2018-11-08"},
      {"She reads USA Today.", ""},
  });
}

TEST_CASE("this, last and next units") {
  check({
      {"Trade grew this year.", "this year=2018"},
      {"He resigned earlier this month.", "earlier this month=2018-11"},
      {"The plant opens early next year.", "early next year=2019"},
      {"They met last week.", "last week=2018-10-29/2018-11-04"},
      {"Trade will pass that level by the end of the year.", "the end of the year=2018"},
      {"It fell in the past three months.", "past three months=2018-08/2018-11"},
      {"This is his last year of office.", "last year=2017"},
      {"He is man of the year.", ""},
  });
}

TEST_CASE("shifts from the document and from the date named before") {
  check({
      {"They met two weeks ago.", "two weeks ago=2018-10-26"},
      {"He left three months ago.", "three months ago=2018-08"},
      {"It was founded almost 20 years ago.", "almost 20 years ago=1998"},
      {"They met on May 3. Two days later he resigned.", "May 3=2018-05-03; Two days later=2018-05-05"},
      {"He won in 1996. The following year he lost.", "1996=1996; following year=1997"},
      {"He came on May 3. He left the same day.", "May 3=2018-05-03; same day=2018-05-03"},
      {"He left several years ago.", "several years ago="},
      {"It lasted two years.", ""},
      {"It was the first time in two years.", "two years="},
  });
}

TEST_CASE("parts of a year are intervals") {
  check({
      {"Trade rose in eight months of this year.", "eight months of this year=2018-01/2018-08"},
      {"Profit fell in the first nine months of 2017.", "first nine months of 2017=2017-01/2017-09"},
      {"Profit rose in the third quarter.", "third quarter=2018-07/2018-09"},
      {"Profit rose in last year's third quarter.", "last year's third quarter=2017-07/2017-09"},
      {"Trade grew in the first half of 2016.", "first half of 2016=2016-01/2016-06"},
      {"Songs of the 1990s.", "1990s=1990/1999"},
      {"They met in the summer of 2014.", "summer of 2014=2014-06/2014-08"},
  });
}

TEST_CASE("ranges are one mention around their ends") {
  check({
      {"He ruled from 2005 to 2009.", "2005 to 2009=2005/2009; 2005=2005; 2009=2009"},
      {"The fair ran October 3-5.", "October 3-5=2018-10-03/2018-10-05"},
      {"The war of 1939-1945.", "1939-1945=1939/1945"},
      {"It was built between 1993 and 2010.", "1993 and 2010=1993/2010; 1993=1993; 2010=2010"},
      {"It rained from April to June 1998.", "April to June 1998=1998-04/1998-06; April=1998-04; June 1998=1998-06"},
  });
  const Reading r = read("He ruled from 2005 to 2009.", "");
  CHECK(r.mentions.dates[0].range);
  CHECK_FALSE(r.mentions.mentions[0].nested);
  CHECK(r.mentions.mentions[1].nested);
}

TEST_CASE("years in words, holidays, numbers that are no years") {
  check({
      {"It began in nineteen ninety-six.", "nineteen ninety-six=1996"},
      {"They met on Christmas Eve.", "Christmas Eve=2018-12-24"},
      {"They met last Thanksgiving.", "last Thanksgiving=2017-11-23"},
      {"The city sent 2000 people.", ""},
      {"Resolution 1970 was adopted.", ""},
      {"It starts at 1900 GMT.", ""},
      {"He was born in 1879.", "1879=1879"},
  });
}

TEST_CASE("since and by are kept as such") {
  const Reading r = read("He has ruled since 2014 and will go by May 20.", "2018-11-09");
  REQUIRE(r.mentions.dates.size() == 2);
  CHECK(r.mentions.dates[0].since);
  CHECK(r.mentions.dates[1].deadline);
  CHECK(r.mentions.dates[1].value == "2019-05-20");
}

TEST_CASE("the document's date: metadata, a line of its own, the dateline") {
  CHECK(read("They met today.", "2018-11-09").mentions.document_date == "2018-11-09");
  CHECK(read("The ministers met today.\n\nSunday, 31 July 2016.\n\nThey agreed.", "").mentions.document_date ==
        "2016-07-31");
  CHECK(read("Tallinn, March 22, 2018 (AFP) - Estonia agreed.", "").mentions.document_date == "2018-03-22");
  CHECK(read("They met today.", "").mentions.document_date.empty());
}

TEST_CASE("a dateline without a year gets one only with a weekday: near named years, else the newest possible") {
  constexpr std::string_view bare =
      "BELGRADE, March 13. /TASS/. The ministers met on Saturday. They had spoken on Thursday.";
  const Reading newest = read(bare, "");
  CHECK(newest.mentions.document_date == "2021-03-13");
  CHECK(newest.mentions.document_date_confidence < 0.8);
  CHECK(newest.mentions.dates.back().value == "2021-03-11");
  const Reading unknown = read("BELGRADE, March 13. /TASS/. The ministers met. They had spoken on March 11.", "");
  CHECK(unknown.mentions.document_date == "XXXX-03-13");
  CHECK(unknown.mentions.document_date_confidence < 0.5);
  CHECK(unknown.mentions.dates.back().value == "XXXX-03-11");
  CHECK(read(bare, "", {"2022-06-01"}).mentions.document_date == "2021-03-13");
  const Reading named =
      read("BELGRADE, November 9. /TASS/. They met on Friday. Trade was above the level of 2017.", "");
  CHECK(named.mentions.document_date == "2018-11-09");
  CHECK(named.mentions.document_date_confidence > 0.5);
}
