// The parallel half of reading: raw pieces become documents.

#include <fmt/format.h>

#include <cstring>

#include "edgewise/text/document_source.hpp"
#include "text/readers/html.hpp"
#include "text/readers/json_lines.hpp"

namespace edgewise {
namespace {

void report_replaced(Batch& batch, std::string place, std::size_t replaced) {
  if (replaced == 0) return;
  batch.diagnostics.add(Trouble::kInvalidBytes, std::move(place),
                        fmt::format("{} {} no UTF-8 and read as U+FFFD; offsets stay as in the input", replaced,
                                    replaced == 1 ? "byte is" : "bytes are"));
}

// A name as an id: bytes that are no UTF-8 as %XX, so that two names never become one.
std::string_view id_of(const std::string& name, Batch& batch) {
  if (utf8::first_invalid(name) == name.size()) return name;
  std::string& id = batch.extracted.emplace_back();
  std::string_view rest = name;
  while (true) {
    const std::size_t valid = utf8::first_invalid(rest);
    id += rest.substr(0, valid);
    if (valid == rest.size()) return id;
    id += fmt::format("%{:02X}", static_cast<unsigned char>(rest[valid]));
    rest.remove_prefix(valid + 1);
  }
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
}

// A byte order mark is no text; blanks in its place keep the offsets.
void blank_mark(char* text, std::size_t size) {
  if (size >= 3 && std::memcmp(text, "\xEF\xBB\xBF", 3) == 0) std::memset(text, ' ', 3);
}

void read_text(const RawPiece& piece, Batch& batch) {
  char* const text = batch.bytes.data() + piece.begin;
  const std::size_t size = piece.end - piece.begin;
  blank_mark(text, size);
  report_replaced(batch, piece.name, utf8::sanitize(text, size));
  if (is_blank({text, size})) {
    batch.diagnostics.add(Trouble::kEmpty, piece.name, "holds only white space");
    return;
  }
  Document& document = batch.documents.emplace_back();
  document.id = id_of(piece.name, batch);
  document.text = {text, size};
  document.url = piece.url;
}

void read_page(const RawPiece& piece, Batch& batch) {
  char* const page = batch.bytes.data() + piece.begin;
  const std::size_t size = piece.end - piece.begin;
  blank_mark(page, size);
  report_replaced(batch, piece.name, utf8::sanitize(page, size));
  HtmlArticle article;
  std::string problem;
  if (!read_html(page, size, article, problem)) {
    batch.diagnostics.add(Trouble::kUnreadable, piece.name, problem);
    return;
  }
  if (article.text.empty()) {
    batch.diagnostics.add(Trouble::kEmpty, piece.name, "is a page without text");
    return;
  }
  const auto keep = [&batch](std::string& text) -> std::string_view {
    if (text.empty()) return {};
    return batch.extracted.emplace_back(std::move(text));
  };
  Document document;
  document.id = id_of(piece.name, batch);
  document.text = keep(article.text);
  document.title = keep(article.title);
  document.date = keep(article.date);
  document.url = piece.url.empty() ? keep(article.url) : std::string_view(piece.url);
  document.source = keep(article.source);
  document.language = keep(article.language);
  batch.documents.push_back(document);
}

void read_lines(const RawPiece& piece, Batch& batch, JsonLineReader& reader) {
  char* line = batch.bytes.data() + piece.begin;
  char* const end = batch.bytes.data() + piece.end;
  for (std::size_t number = piece.first_line; line < end; ++number) {
    auto* newline = static_cast<char*>(std::memchr(line, '\n', static_cast<std::size_t>(end - line)));
    if (newline == nullptr) newline = end;  // the byte behind a piece belongs to it
    const auto size = static_cast<std::size_t>(newline - line);
    if (number == 1) blank_mark(line, size);
    if (size > 1 || !is_blank({line, size})) {
      const auto place = [&] { return fmt::format("{}:{}", piece.name, number); };
      Document document;
      if (reader.read(line, size, document)) {
        if (!reader.odd_date().empty()) {
          batch.diagnostics.add(
              Trouble::kOther, place(),
              fmt::format("the date \"{}\" is not read; write it as YYYY-MM-DD", printable(reader.odd_date())));
        }
        if (reader.replaced() > 0) report_replaced(batch, place(), reader.replaced());
        batch.documents.push_back(document);
      } else if (!is_blank({line, size})) {
        batch.diagnostics.add(Trouble::kSkipped, place(), reader.problem());
      }
    }
    line = newline + 1;
  }
}

}  // namespace

void parse_batch(Batch& batch) {
  thread_local JsonLineReader reader;
  batch.documents.clear();
  batch.diagnostics.clear();
  const std::vector<Diagnostic>& cutting = batch.cutting.list();
  std::size_t reported = 0;
  const auto report_up_to = [&](std::size_t count) {
    for (; reported < count; ++reported) {
      const Diagnostic& d = cutting[reported];
      batch.diagnostics.add(d.kind, d.place, d.message);
    }
  };
  for (std::size_t i = 0; i < batch.piece_count; ++i) {
    const RawPiece& piece = batch.pieces[i];
    report_up_to(piece.diagnostics);
    switch (piece.format) {
      case DocumentFormat::kText:
        read_text(piece, batch);
        break;
      case DocumentFormat::kHtml:
        read_page(piece, batch);
        break;
      case DocumentFormat::kJsonLines:
        read_lines(piece, batch, reader);
        break;
    }
  }
  report_up_to(cutting.size());
}

}  // namespace edgewise
