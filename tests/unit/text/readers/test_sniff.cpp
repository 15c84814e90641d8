#include <doctest/doctest.h>

#include "text/readers/sniff.hpp"

using namespace edgewise;
using namespace std::string_view_literals;

TEST_CASE("what an input is, by its first bytes") {
  CHECK(sniff("").content == Content::kEmpty);
  CHECK(sniff("BELGRADE, March 13. /TASS/. A met B.").content == Content::kText);
  CHECK(sniff("\xEF\xBB\xBFПривет").content == Content::kText);
  CHECK(sniff("{\"id\":1}").content == Content::kJsonLines);
  CHECK(sniff("\xEF\xBB\xBF \n{ \"id\":1}").content == Content::kJsonLines);
  CHECK(sniff("{ curly text }").content == Content::kText);
  CHECK(sniff("[Ann] said").content == Content::kText);
  CHECK(sniff("<!DOCTYPE html><p>x").content == Content::kHtml);
  CHECK(sniff("  <HTML>").content == Content::kHtml);
  CHECK(sniff("<?xml version=\"1.0\"?><!DOCTYPE html><html>").content == Content::kHtml);
  CHECK(sniff("<!-- a --><div class=\"x\">").content == Content::kHtml);
  CHECK(sniff("<p>Hello").content == Content::kHtml);
  CHECK(sniff("<press release> text").content == Content::kText);
  CHECK(sniff("<3 news").content == Content::kText);
  CHECK(sniff("WARC/1.0\r\n").content == Content::kWarc);
  CHECK(sniff("\x1F\x8B\x08").content == Content::kArchive);
  CHECK(sniff("PK\x03\x04"sv).content == Content::kArchive);
  CHECK(sniff("\x28\xB5\x2F\xFD").content == Content::kArchive);
  CHECK(sniff("\xFD\x37zXZ\0"sv).content == Content::kArchive);
  std::string tar(512, '\0');
  tar.replace(0, 5, "a.txt");
  tar.replace(257, 5, "ustar");
  CHECK(sniff(tar).content == Content::kArchive);
}

TEST_CASE("what cannot be read is refused with what to do") {
  const auto refused = [](std::string_view head, std::string_view part) {
    const Sniffed sniffed = sniff(head);
    CAPTURE(sniffed.reason);
    CHECK(sniffed.content == Content::kRefused);
    CHECK(sniffed.reason.find(part) != std::string::npos);
  };
  refused("%PDF-1.4", "pdftotext");
  refused("{\\rtf1", "RTF");
  refused(
      "\xFF\xFE"
      "a\0"sv,
      "iconv");
  refused("{\n  \"id\": 1\n}", "jq -c .");
  refused("[ {\"id\": 1}]", "jq -c '.[]'");
  refused("<?xml version=\"1.0\"?><rss>", "XML");
  refused(
      "\x7F"
      "ELF\x02\x01\x01\0\0\0\0\0\0\0"sv,
      "binary");
  refused("\xCF\xF0\xE8\xE2\xE5\xF2 \xEC\xE8\xF0", "iconv");  // Cyrillic in another encoding
}

TEST_CASE("a few odd bytes do not make text binary") {
  std::string text(1000, 'a');
  text[10] = '\0';
  text[20] = '\xE8';
  CHECK(sniff(text).content == Content::kText);
}
