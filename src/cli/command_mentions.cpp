// Mentions as JSON Lines on stdout: a filter without state.

#include <fmt/format.h>

#include "read_inputs.hpp"

namespace edgewise {
namespace {

class MentionsCommand : public ArticleFilter {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "INPUT...";
    info.about = fmt::format(
        "Writes every mention of an entity or a date in the inputs, one JSON object a line: its type, its place in the "
        "text, and the entity it was resolved to or the date it means.\n\n{}",
        kAboutInputs);
    info.examples = {
        {"edgewise mentions news/ > mentions.jsonl", "The mentions of all articles of a folder."},
        {"edgewise mentions article.html | jq -r 'select(.type == \"Date\") | [.text, .value] | @tsv'",
         "The dates of one article, as written and as meant."},
    };
    info.least_arguments = 1;
    return info;
  }

 protected:
  void write(Extractor& extractor, const Document& document, std::string& out) const override {
    write_mentions(extractor, document, out);
  }
};

}  // namespace

std::unique_ptr<Command> make_mentions_command() {
  return std::make_unique<MentionsCommand>();
}

}  // namespace edgewise
