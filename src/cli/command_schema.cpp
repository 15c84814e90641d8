#include "cli/asking.hpp"
#include "edgewise/query/dossier.hpp"

namespace edgewise {
namespace {

class SchemaCommand : public AskingCommand {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db";
    info.about =
        "The entity and relation types that the graph holds: how many of each, what they link, what they mean, and "
        "their codes in "
        "CAMEO, PLOVER and Wikidata.";
    add_filters(info, Forms::kRows);
    info.examples = {
        {"edgewise schema graph.db", "The types in use."},
        {"edgewise schema graph.db --format jsonl", "A line for each."},
    };
    info.least_arguments = 1;
    info.most_arguments = 1;
    return info;
  }

 protected:
  Answer ask(const KnowledgeGraph&, const KnowledgeGraph& part) override {
    return schema_in_use(part, Schema::load(common.schema_files()));
  }
};

}  // namespace

std::unique_ptr<Command> make_schema_command() {
  return std::make_unique<SchemaCommand>();
}

}  // namespace edgewise
