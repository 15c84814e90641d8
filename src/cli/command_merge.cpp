// Facts that were extracted elsewhere into a store.

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>

#include "edgewise/base/interrupt.hpp"
#include "edgewise/cli/command.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/model/fact.hpp"
#include "edgewise/model/schema.hpp"
#include "edgewise/store/store.hpp"

namespace edgewise {
namespace {

class MergeCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "FACTS.jsonl... -o GRAPH.db";
    info.about =
        "Builds a graph from the output of edgewise extract, of any number of machines, in any order. A document whose "
        "facts come again replaces what the store held of it. A line that is no fact stops the merge, and the store "
        "stays as it was. - is stdin.\n\nFrom facts that were written with edgewise extract --with-documents it makes "
        "the "
        "same graph as edgewise build would of the articles. Plain fact lines hold places in the articles, not their "
        "sentences and dates, so a graph made of them shows where a sentence stands and not what it says.";
    info.options = {
        {"output", 'o', "GRAPH.db", "the store to make or to add to"},
        {"ledger", 0, "FILE", "decisions about who is who (default: beside the store, GRAPH.ledger)"},
    };
    info.examples = {
        {"edgewise merge monday.jsonl tuesday.jsonl -o graph.db", "One graph of two runs of edgewise extract."},
        {"ssh reader edgewise extract --with-documents news/ | edgewise merge - -o graph.db",
         "Articles that lie on another machine."},
    };
    info.least_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    inputs_ = options.arguments();
    output_ = options.get("output");
    if (output_.empty()) throw UsageError("merge: say where the graph is to be kept: -o GRAPH.db");
    ledger_ = options.get("ledger", ledger_path_for(output_));
  }

  ExitCode run(Console& console) override {
    const auto started = std::chrono::steady_clock::now();
    const Schema schema = Schema::load(common.schema_files());
    for (const std::string& input : inputs_)
      if (input != "-" && !std::ifstream(input)) throw InputError(fmt::format("{}: cannot be opened", input));

    const InterruptGuard guard;
    Store store = Store::open_or_create(output_);
    std::vector<std::string> symmetric;
    for (const RelationType& relation : schema.relations())
      if (relation.symmetric) symmetric.push_back(relation.name);
    store.set_symmetric_relations(symmetric);

    store.begin_batch();
    for (const std::string& input : inputs_) {
      if (input == "-") {
        read("stdin", std::cin, schema, store);
      } else {
        std::ifstream file(input, std::ios::binary);
        read(input, file, schema, store);
      }
    }
    store.commit();
    const GraphCounts counts = update_graph(store, ledger_);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    console.note(fmt::format("{} documents, {} facts, {} entities, {} edges, 0 skipped, {:.2f} seconds",
                             counts.documents, counts.facts, counts.entities, counts.edges, seconds));
    return ExitCode::kDone;
  }

 private:
  // The lines of one document stand together, its document line, if any, first; its facts go into the store at once.
  static void read(const std::string& name, std::istream& in, const Schema& schema, Store& store) {
    std::optional<ParsedDocumentLine> document;
    std::vector<std::unique_ptr<ParsedFact>> parsed;
    std::vector<Fact> facts;
    const auto put = [&] {
      check_interrupt();
      if (document || !facts.empty()) {
        DocumentLine line;
        if (document)
          line = document->document();
        else
          line.id = facts[0].doc;
        store.add_facts(
            {.id = line.id, .text = {}, .title = line.title, .date = line.date, .url = line.url, .source = line.source},
            facts, hash_from_hex(line.hash));
      }
      document.reset();
      facts.clear();
      parsed.clear();
    };
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line == "\r") continue;
      std::optional<ParsedDocumentLine> next_document;
      std::unique_ptr<ParsedFact> next;
      try {
        if (ParsedDocumentLine::looks_like_one(line)) {
          next_document.emplace(line);
        } else {
          next = std::make_unique<ParsedFact>(line);
        }
      } catch (const InputError& e) {
        throw InputError(fmt::format("{}:{}: no fact: {}\nThe store was left as it was.", name, number, e.what()));
      }
      if (next_document) {
        put();
        document = std::move(next_document);
        continue;
      }
      const std::string_view doc = next->fact().doc;
      const bool same = facts.empty() ? !document || document->document().id == doc : facts[0].doc == doc;
      if (!same) put();
      parsed.push_back(std::move(next));
      const Fact& fact = parsed.back()->fact();
      if (schema.relation_named(fact.type) == kNoRelation)
        throw InputError(
            fmt::format("{}:{}: the schema has no relation \"{}\"; give the rules that made these facts "
                        "with --rules\nThe store was left as it was.",
                        name, number, fact.type));
      facts.push_back(fact);
    }
    if (in.bad()) throw InputError(fmt::format("{}: cannot be read to its end", name));
    put();
  }

  std::vector<std::string> inputs_;
  std::string output_, ledger_;
};

}  // namespace

std::unique_ptr<Command> make_merge_command() {
  return std::make_unique<MergeCommand>();
}

}  // namespace edgewise
