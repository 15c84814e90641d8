// The document lines among facts: see model/fact.hpp.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"
#include "edgewise/model/fact.hpp"

namespace edgewise {
namespace {

// Flat: every value is a string. Keys that are not ours are passed over.
class LineReader : public json::Handler {
 public:
  using Field = std::pair<std::string_view, std::string*>;
  explicit LineReader(std::array<Field, 6> fields) : fields_(fields) {}

  bool on_key(std::string_view key) override {
    if (depth_ == 1) key_ = key;
    return true;
  }
  bool on_string(std::string_view text) override {
    if (depth_ != 1) return true;
    if (std::string* field = ours()) *field = text;
    return true;
  }
  bool on_number(std::string_view) override { return other(); }
  bool on_boolean(bool) override { return other(); }
  bool on_null() override { return true; }
  bool on_begin_object() override { return ++depth_ == 1 || depth_ > 2 || other(); }
  bool on_end_object() override {
    --depth_;
    return true;
  }
  bool on_begin_array() override { return ++depth_ > 2 || other(); }
  bool on_end_array() override {
    --depth_;
    return true;
  }
  const std::string& problem() const { return problem_; }

 private:
  std::string* ours() const {
    const auto* found = std::find_if(fields_.begin(), fields_.end(), [&](const Field& f) { return f.first == key_; });
    return found == fields_.end() ? nullptr : found->second;
  }
  bool other() {
    if (ours() == nullptr) return true;
    problem_ = fmt::format("\"{}\" of a document has to be a string", key_);
    return false;
  }

  std::array<Field, 6> fields_;
  std::string_view key_;
  std::size_t depth_ = 0;
  std::string problem_;
};

}  // namespace

void write_document_line(const DocumentLine& document, std::string& out) {
  json::Writer writer(out);
  writer.begin_object().member("document", document.id);
  const auto member = [&](std::string_view key, std::string_view text) {
    if (!text.empty()) writer.member(key, text);
  };
  member("date", document.date);
  member("title", document.title);
  member("url", document.url);
  member("source", document.source);
  member("hash", document.hash);
  writer.end_object();
  out += '\n';
}

ParsedDocumentLine::ParsedDocumentLine(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  std::string text(line);
  text.push_back('\0');
  LineReader reader({{{"document", &id_},
                      {"title", &title_},
                      {"date", &date_},
                      {"url", &url_},
                      {"source", &source_},
                      {"hash", &hash_}}});
  json::Failure failure;
  if (!json::parse_in_situ(text.data(), line.size(), reader, failure))
    throw InputError(reader.problem().empty() ? fmt::format("no JSON at byte {}: {}", failure.offset, failure.message)
                                              : reader.problem());
  if (id_.empty()) throw InputError("\"document\" is empty; it is the document's id");
}

}  // namespace edgewise
