#include <doctest/doctest.h>

#include <string>

#include "text/readers/html.hpp"

using namespace edgewise;

namespace {

HtmlArticle read(const std::string& page) {
  HtmlArticle article;
  std::string problem;
  CHECK(read_html(page.data(), page.size(), article, problem));
  return article;
}

std::string problem_of(const std::string& page) {
  HtmlArticle article;
  std::string problem;
  CHECK_FALSE(read_html(page.data(), page.size(), article, problem));
  return problem;
}

std::string repeat(const std::string& part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

const char kPage[] = R"(<!DOCTYPE html><html lang="en"><head><title>Site - Minister meets envoy</title>
<meta property="og:title" content="Minister meets envoy"><meta property="article:published_time" content="2021-03-13T09:00:00+01:00">
<meta property="og:site_name" content="The Ministry"><link rel="canonical" href="https://example.org/a">
<style>p {color: red}</style><script>var x = "<p>not text</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/b">News</a></nav>
<div class="page-sidebar"><p>This is a long paragraph in a side bar about something else entirely, not the news.</p></div>
<article><h1>Minister meets envoy</h1>
<p>The minister   met the envoy on
Saturday in the capital.</p><p>He said: &ldquo;Relations are <b>good</b>.&rdquo;<br>They agreed &amp; left.</p>
<ul><li>First point</li><li>Second point</li></ul>
<div class="share-buttons">Share this</div><aside>Advertisement</aside></article>
<footer>Copyright</footer></body></html>)";

}  // namespace

TEST_CASE("a page gives the article and what its head says") {
  const HtmlArticle article = read(kPage);
  CHECK(article.text ==
        "Minister meets envoy\n\nThe minister met the envoy on Saturday in the capital.\n\n"
        "He said: \xE2\x80\x9CRelations are good.\xE2\x80\x9D\nThey agreed & left.\n\nFirst point\n\nSecond point");
  CHECK(article.title == "Minister meets envoy");
  CHECK(article.date == "2021-03-13");
  CHECK(article.source == "The Ministry");
  CHECK(article.url == "https://example.org/a");
  CHECK(article.language == "en");
}

TEST_CASE("a page without marks: the paragraphs decide") {
  const HtmlArticle article = read(
      "<html><body><div><a href=1>One headline that is a link and rather long</a><p><a href=2>Another headline that is "
      "a "
      "link and rather long</a></p></div><div><div><p>The president visited the city on Monday and met the mayor.</p>"
      "<p>They spoke about the new bridge for two hours.</p></div></div></body></html>");
  CHECK(
      article.text ==
      "The president visited the city on Monday and met the mayor.\n\nThey spoke about the new bridge for two hours.");
}

TEST_CASE("dates of a page") {
  CHECK(read("<p>x<time datetime=\"2020-01-02T03:04\">2 January</time>").date == "2020-01-02");
  CHECK(read("<script type=\"application/ld+json\">{\"datePublished\": \"2019-05-06\"}</script><p>x").date ==
        "2019-05-06");
  CHECK(read("<meta name=\"date\" content=\"2018-01-01\"><p>x").date == "2018-01-01");
  CHECK(read("<meta name=\"date\" content=\"last week\"><p>x").date == "");
}

TEST_CASE("fragments, plain bodies, nothing at all") {
  CHECK(read("<p>Hello <i>there</i>").text == "Hello there");
  CHECK(read("<html><body>Only text here").text == "Only text here");
  CHECK(read("<html></html>").text == "");
  CHECK(read("<title>T</title>").title == "T");
  CHECK(read("<p>a&#0;b&#x1a;").text.find('\0') == std::string::npos);
}

TEST_CASE("pages that are built to hurt are refused or survive") {
  CHECK(problem_of(repeat("<div>", 100000)) == "is nested deeper than 2,000 elements");
  CHECK(problem_of(repeat("<b x=1>", 100000)) == "is nested deeper than 2,000 elements");
  CHECK(problem_of("<svg>" + repeat("<td>", 100000)) == "is nested deeper than 2,000 elements");
  CHECK(problem_of("<p " + repeat("a ", 100000) + ">") == "has a tag with more than 20,000 attributes");
  CHECK(problem_of("<p>" + repeat("x", kMaxPageBytes)) == "is a page over 16 MB; give its text instead");
  CHECK(read(repeat("<p>word", 20000)).text.size() > 100000);
  CHECK(read("<p>" + repeat("<", 10000)).text.size() > 1);
  CHECK(read(repeat("</p>", 10000) + "x").text == "x");
}
