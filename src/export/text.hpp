#pragma once
// Text as the formats need it. Every function appends to `out`, takes any bytes, and gives well-formed UTF-8: a byte
// that is none (and kReplacedByte, which stands for one) comes out as U+FFFD.

#include <cstdint>
#include <string>
#include <string_view>

#include "edgewise/base/utf8.hpp"

namespace edgewise::exporting {

// The text itself where it is well-formed, else a mended copy in `scratch`.
std::string_view well_formed(std::string_view text, std::string& scratch);

// 'text' for Cypher. Backslash, quote, LF, CR and TAB are escaped and nothing else: engines decode \uXXXX before they
// look for the closing quote, so no other backslash may come out.
void append_cypher_string(std::string& out, std::string_view text);
// The same without the quotes around it.
void append_cypher_escaped(std::string& out, std::string_view text);
// A label, relation type or key: [A-Za-z_][A-Za-z0-9_]*, other characters become '_'. Never empty.
void append_cypher_name(std::string& out, std::string_view name);

// Element content or attribute value of XML 1.0. Returns how many characters were left out because XML has no way to
// write them (control characters, U+FFFE, U+FFFF).
std::size_t append_xml(std::string& out, std::string_view text);

// "text" for DOT, taken literally by Graphviz: no escape sequence of the text is expanded.
void append_dot_string(std::string& out, std::string_view text);
// Text for an HTML-like label of DOT.
void append_dot_html(std::string& out, std::string_view text);
// An address for a link: what breaks out of an attribute is written as %XX.
void append_dot_url(std::string& out, std::string_view url);
// At most `limit` characters, then "…"; control characters and line breaks become one space.
std::string shortened(std::string_view text, std::size_t limit);
// Lines of about `width` columns, broken at spaces, parted by '\n'.
std::string wrapped(std::string_view text, std::size_t width);

// A CSV field by RFC 4180, quoted where it must be.
void append_csv(std::string& out, std::string_view text);

void append_integer(std::string& out, std::int64_t number);
// The shortest form that reads back the same, always with a point or an exponent.
void append_real(std::string& out, double number);

// How exact an ISO date is. kDay only for days that exist (2021-02-30 is kPartial).
enum class DatePrecision : std::uint8_t { kNone, kDay, kMonth, kYear, kInterval, kPartial };
DatePrecision precision_of(std::string_view date);
std::string_view to_string(DatePrecision precision);  // "day", ...; empty for kNone

}  // namespace edgewise::exporting
