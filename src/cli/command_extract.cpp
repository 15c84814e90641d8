// Facts as JSON Lines on stdout: a filter without state.

#include <fmt/format.h>

#include "edgewise/model/fact.hpp"
#include "edgewise/store/store.hpp"
#include "read_inputs.hpp"

namespace edgewise {
namespace {

class ExtractCommand : public ArticleFilter {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "INPUT...";
    info.about = fmt::format(
        "Writes every fact that a sentence of the inputs states, one JSON object a line: its type, both ends with "
        "their "
        "places in the text, modality, negation, speaker, date, rule and confidence. The lines come in the order of "
        "the "
        "inputs and are the same for any number of threads. `edgewise merge` makes a graph of them.\n\n{}",
        kAboutInputs);
    info.examples = {
        {"edgewise extract news/ > facts.jsonl", "The facts of all articles of a folder."},
        {"echo 'Ann Lee met Bo Ek in Oslo.' | edgewise extract -", "Those of one sentence."},
        {"edgewise extract news/ --with-documents > facts.jsonl",
         "All that edgewise merge needs to make the same graph as build."},
        {"edgewise extract 2021.tar.zst | jq -r 'select(.negated) | .type' | sort | uniq -c",
         "What was denied, counted."},
    };
    info.options = {{"with-documents", 0, "",
                     "also what a graph needs besides: a line a document, the sentences' words, the triggers"}};
    info.least_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    ArticleFilter::setup(options);
    with_documents_ = options.has("with-documents");
  }

 protected:
  void begin() override {
    if (with_documents_) salt_ = making_salt(common);
  }

  void write(Extractor& extractor, const Document& document, std::string& out) const override {
    const std::vector<Fact>& facts = extractor.facts(document);
    if (!with_documents_) {
      for (const Fact& fact : facts) write_fact(fact, out);
      return;
    }
    const ContentHash hash = document_hash({.id = document.id,
                                            .text = document.text,
                                            .title = document.title,
                                            .date = document.date,
                                            .url = document.url,
                                            .source = document.source},
                                           salt_);
    write_document_line({document.id, document.title, written_on(extractor.reading(), document), document.url,
                         document.source, to_hex(hash)},
                        out);
    for (Fact fact : facts) {
      fact.sentence_text = document.text.substr(fact.sentence.begin, fact.sentence.size());
      write_fact(fact, out, FactParts::kWithTrigger);
    }
  }

 private:
  bool with_documents_ = false;
  std::uint64_t salt_ = 0;
};

}  // namespace

std::unique_ptr<Command> make_extract_command() {
  return std::make_unique<ExtractCommand>();
}

}  // namespace edgewise
