// Facts as JSON Lines on stdout: a filter without state.

#include <fmt/format.h>

#include "edgewise/model/fact.hpp"
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
        {"edgewise extract 2021.tar.zst | jq -r 'select(.negated) | .type' | sort | uniq -c",
         "What was denied, counted."},
    };
    info.least_arguments = 1;
    return info;
  }

 protected:
  void write(Extractor& extractor, const Document& document, std::string& out) const override {
    for (const Fact& fact : extractor.facts(document)) write_fact(fact, out);
  }
};

}  // namespace

std::unique_ptr<Command> make_extract_command() {
  return std::make_unique<ExtractCommand>();
}

}  // namespace edgewise
