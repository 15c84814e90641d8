// Takes documents out of a graph again.

#include <fmt/format.h>

#include "edgewise/base/interrupt.hpp"
#include "edgewise/cli/command.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/store/store.hpp"

namespace edgewise {
namespace {

class RemoveCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db DOC...";
    info.about =
        "Takes all that a document stated out of the graph; what is left is the graph that a build without it gives. A "
        "document is named by its id: the \"id\" of a JSON line, else the path as it was given. Where one of the names "
        "is not there, nothing is removed.";
    info.options = {{"ledger", 0, "FILE", "decisions about who is who (default: beside the store, GRAPH.ledger)"}};
    info.examples = {{"edgewise remove graph.db news/2021-03-13.txt", "Withdraws one article."}};
    info.least_arguments = 2;
    return info;
  }

  void setup(const Options& options) override {
    store_ = options.arguments()[0];
    documents_.assign(options.arguments().begin() + 1, options.arguments().end());
    ledger_ = options.get("ledger", ledger_path_for(store_));
  }

  ExitCode run(Console& console) override {
    const InterruptGuard guard;
    Store store = Store::open(store_);
    store.begin_batch();
    for (const std::string& document : documents_) {
      if (store.remove(document)) continue;
      store.rollback();
      throw InputError(fmt::format("{} holds no document \"{}\"; nothing was removed", store_, document));
    }
    check_interrupt();
    store.commit();
    const GraphCounts counts = update_graph(store, ledger_);
    console.note(fmt::format("{} removed; {} documents, {} facts, {} entities, {} edges", documents_.size(),
                             counts.documents, counts.facts, counts.entities, counts.edges));
    return ExitCode::kDone;
  }

 private:
  std::string store_, ledger_;
  std::vector<std::string> documents_;
};

}  // namespace

std::unique_ptr<Command> make_remove_command() {
  return std::make_unique<RemoveCommand>();
}

}  // namespace edgewise
