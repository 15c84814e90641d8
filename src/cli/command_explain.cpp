// Why a sentence gives the facts that it gives: every stage, shown.

#include <fmt/format.h>

#include <filesystem>

#include "edgewise/base/utf8.hpp"
#include "edgewise/extract/explain.hpp"
#include "edgewise/text/document_source.hpp"
#include "read_inputs.hpp"

namespace edgewise {
namespace {

// A document that outlives its batch.
struct OwnedDocument {
  std::string id, text, title, date, url, source;
  explicit OwnedDocument(const Document& d)
      : id(d.id), text(d.text), title(d.title), date(d.date), url(d.url), source(d.source) {}
  Document view() const {
    Document d;
    d.id = id;
    d.text = text;
    d.title = title;
    d.date = date;
    d.url = url;
    d.source = source;
    return d;
  }
};

class ExplainCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "\"SENTENCE\" | INPUT [--doc ID] [--sentence N]";
    info.about = fmt::format(
        "Shows how a text is read: its tokens, the mentions with whom they mean and how that was found, the clauses, "
        "every rule that a word of the sentence calls up (whether it fires, which rule goes before it, or where its "
        "pattern stops fitting), and the facts. Words that are no file or folder are taken as the text itself.\n\n{}",
        kAboutInputs);
    info.options = {
        {"doc", 0, "ID", "the document to explain, where the input holds several"},
        {"sentence", 0, "N", "only this sentence, counted from 0 as in the facts"},
        {"date", 0, "DATE", "the day the text was written, where it does not say so itself"},
        {"format", 0, "FORM", "text for people, json for one object a sentence", {"text", "json"}},
    };
    info.examples = {
        {"edgewise explain 'Ann Lee met Bo Ek in Oslo.'", "How one sentence is read."},
        {"edgewise explain news/ --doc news/a.txt --sentence 2", "One sentence of one article."},
        {"edgewise explain --format json 'Ann Lee met Bo Ek.' | jq '.views[].rules[] | [.id, .outcome]'",
         "Only the rules."},
    };
    info.least_arguments = 1;
    info.most_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    input_ = options.arguments()[0];
    doc_ = options.get("doc");
    date_ = options.date("date");
    json_ = options.get("format") == "json";
    if (options.has("sentence")) sentence_ = options.number("sentence", 0, 0, 0xfffffff0);
    if (input_.empty()) throw UsageError("explain: there is nothing to explain: give a sentence or a file");
  }

  ExitCode run(Console& console) override {
    const Pack& pack = load_pack(common);
    Extractor extractor(pack, {.reference_date = common.reference_date});
    const OwnedDocument owned = find_document();
    Document document = owned.view();
    if (!date_.empty()) document.date = date_;
    const std::uint32_t count = sentence_count(extractor, document);
    if (sentence_ != kAll && sentence_ >= count)
      throw UsageError(fmt::format("explain: \"{}\" has {} sentence{}, counted from 0; there is no sentence {}",
                                   document.id, count, count == 1 ? "" : "s", sentence_));
    for (std::uint32_t s = 0; s < count; ++s) {
      if (sentence_ != kAll && s != sentence_) continue;
      std::string out;
      if (!json_ && sentence_ == kAll && s > 0) out += "\n\n";
      (json_ ? explain_as_json : explain_as_text)(extractor, document, s, out);
      console.out().write(out);
    }
    return ExitCode::kDone;
  }

 private:
  static constexpr std::uint64_t kAll = 0xffffffff;

  bool is_input() const {
    std::error_code problem;
    return input_ == "-" || std::filesystem::exists(input_, problem);
  }

  OwnedDocument find_document() const {
    if (!is_input()) {
      // A path with a typing error is no sentence.
      if (!doc_.empty() || input_.find(' ') == std::string::npos)
        throw InputError(fmt::format("there is no file or folder \"{}\"", input_));
      std::string text = input_;
      utf8::sanitize(text.data(), text.size());
      Document typed;
      typed.id = "-";
      typed.text = text;
      return OwnedDocument(typed);
    }
    DocumentSource source({input_});
    DiagnosticLog log(common.quiet ? nullptr : stderr);
    Batch batch;
    std::vector<OwnedDocument> found;
    std::vector<std::string> ids;
    bool more = source.next(batch);
    for (; more; more = source.next(batch)) {
      parse_batch(batch);
      log.report(batch.diagnostics);
      for (const Document& d : batch.documents) {
        if (!doc_.empty() && d.id != doc_) {
          ids.emplace_back(d.id);
          continue;
        }
        if (!doc_.empty()) return OwnedDocument(d);
        if (!found.empty())
          throw UsageError(fmt::format(
              "explain: {} holds several documents; say which with --doc, for example --doc {}", input_, found[0].id));
        found.emplace_back(d);
      }
    }
    log.finish();
    if (!found.empty()) return found[0];
    if (doc_.empty()) throw InputError(fmt::format("{}: there is no document in it", input_));
    const std::string near = nearest(doc_, ids);
    throw InputError(fmt::format("{}: there is no document \"{}\" in it{}", input_, doc_,
                                 near.empty() ? std::string() : fmt::format("; did you mean \"{}\"?", near)));
  }

  std::string input_, doc_, date_;
  std::uint64_t sentence_ = kAll;
  bool json_ = false;
};

}  // namespace

std::unique_ptr<Command> make_explain_command() {
  return std::make_unique<ExplainCommand>();
}

}  // namespace edgewise
