// The main job: articles into a store, and the graph of all of them.

#include <fmt/format.h>

#include <chrono>
#include <filesystem>

#include "edgewise/base/interrupt.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/model/fact.hpp"
#include "edgewise/store/store.hpp"
#include "read_inputs.hpp"

namespace edgewise {
namespace {

// What a worker says of a document that the store holds already; no line of facts begins with it.
constexpr std::string_view kUnchanged = "=";
constexpr std::size_t kBatchBytes = std::size_t{8} << 20;  // of text in one transaction

DocumentRecord record_of(const Document& document) {
  return {.id = document.id,
          .text = document.text,
          .title = document.title,
          .date = document.date,
          .url = document.url,
          .source = document.source};
}

struct ExtractWorker : BatchWorker {
  ExtractWorker(const Pack& pack, std::string_view reference_date, const Store& known, std::uint64_t hash_salt)
      : extractor(pack, {.reference_date = reference_date}), store(known), salt(hash_salt) {}

  void process(const Document& document, std::string& out) override {
    if (store.unchanged(document.id, document_hash(record_of(document), salt))) {
      out += kUnchanged;
      return;
    }
    scratch.clear();
    for (const Fact& fact : extractor.facts(document)) write_fact(fact, scratch, FactParts::kWithTrigger);
    DocumentLine line;
    line.id = document.id;
    line.date = written_on(extractor.reading(), document);
    write_document_line(line, out);
    out += scratch;
  }

  Extractor extractor;
  std::string scratch;
  const Store& store;
  std::uint64_t salt;
};

// Takes the documents in order into the store, a transaction for every few megabytes.
class StoreSink : public OrderedSink {
 public:
  StoreSink(Store& store, std::uint64_t salt) : store_(store), salt_(salt) {}

  bool write(const BatchOutput& output) override {
    for (std::size_t i = 0; i < output.documents.size(); ++i)
      if (output.of(i) != kUnchanged) put(output.documents[i], output.of(i));
    if (bytes_ > kBatchBytes) commit();
    return true;
  }

  void commit() {
    if (begun_) store_.commit();
    begun_ = false;
    bytes_ = 0;
  }

  std::size_t added() const { return added_; }
  std::size_t replaced() const { return replaced_; }

 private:
  void put(const Document& document, std::string_view lines) {
    if (!begun_) store_.begin_batch();
    begun_ = true;
    bytes_ += document.text.size();
    parsed_.clear();
    facts_.clear();
    const std::size_t first = lines.find('\n');
    const ParsedDocumentLine line(lines.substr(0, first));
    lines.remove_prefix(first + 1);
    while (!lines.empty()) {
      const std::size_t end = lines.find('\n');
      parsed_.push_back(std::make_unique<ParsedFact>(lines.substr(0, end)));
      facts_.push_back(parsed_.back()->fact());
      lines.remove_prefix(end + 1);
    }
    DocumentRecord record = record_of(document);
    const ContentHash hash = document_hash(record, salt_);
    record.date = line.document().date;  // read from the article where nothing came with it
    const PutResult result = store_.put_document(record, hash, facts_);
    if (result == PutResult::kAdded) ++added_;
    if (result == PutResult::kReplaced) ++replaced_;
  }

  Store& store_;
  std::uint64_t salt_;
  bool begun_ = false;
  std::size_t bytes_ = 0, added_ = 0, replaced_ = 0;
  std::vector<std::unique_ptr<ParsedFact>> parsed_;
  std::vector<Fact> facts_;
};

class BuildCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "INPUT... -o GRAPH.db";
    info.about = fmt::format(
        "Reads the inputs, extracts the facts that they state, stores documents and facts, and merges them into one "
        "graph. A second build onto the same file adds what is new: a document that changed replaces its facts, one "
        "that "
        "did not costs next to nothing. An interrupted build keeps what it had stored; run it again to go on.\n\n{}",
        kAboutInputs);
    info.options = {
        {"output", 'o', "GRAPH.db", "the store to make or to add to"},
        {"ledger", 0, "FILE", "decisions about who is who (default: beside the store, GRAPH.ledger)"},
    };
    info.examples = {
        {"edgewise build news/ -o graph.db", "A graph of all articles of a folder."},
        {"edgewise build today.jsonl.zst -o graph.db", "Adds today's to it."},
        {"edgewise build news/ --rules my-rules -o graph.db", "Reads by rules of your own."},
    };
    info.least_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    inputs_ = options.arguments();
    output_ = options.get("output");
    if (output_.empty()) throw UsageError("build: say where the graph is to be kept: -o GRAPH.db");
    ledger_ = options.get("ledger", ledger_path_for(output_));
  }

  ExitCode run(Console& console) override {
    const auto started = std::chrono::steady_clock::now();
    check_inputs();
    const Pack& pack = load_pack(common);
    const std::uint64_t salt = making_salt(common);

    const InterruptGuard guard;
    Store store = Store::open_or_create(output_);
    std::vector<std::string> symmetric;
    for (const RelationType& relation : pack.schema.relations())
      if (relation.symmetric) symmetric.push_back(relation.name);
    store.set_symmetric_relations(symmetric);

    // Each document's facts depend on it and the pack alone; from here on the store holds every document that was read.
    StoreSink sink(store, salt);
    const ReadOutcome outcome = read_inputs(
        inputs_, [&] { return std::make_unique<ExtractWorker>(pack, common.reference_date, store, salt); }, sink,
        common, console);
    sink.commit();

    // The graph is a function of all facts in the store, whatever the order in which they came.
    const GraphCounts counts = update_graph(store, ledger_);
    if (outcome.result.cancelled) throw Interrupted{};

    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    console.detail(
        fmt::format("{} documents read: {} new, {} changed", outcome.result.documents, sink.added(), sink.replaced()));
    console.note(fmt::format("{} documents, {} facts, {} entities, {} edges, {} skipped, {:.2f} seconds",
                             counts.documents, counts.facts, counts.entities, counts.edges, outcome.unread, seconds));
    return outcome.code();
  }

 private:
  // A mistyped name must not leave an empty graph behind.
  void check_inputs() const {
    for (const std::string& input : inputs_)
      if (input == "-" || std::filesystem::exists(input)) return;
    throw InputError(fmt::format("there is no file or folder \"{}\"", inputs_[0]));
  }

  std::vector<std::string> inputs_;
  std::string output_, ledger_;
};

}  // namespace

std::unique_ptr<Command> make_build_command() {
  return std::make_unique<BuildCommand>();
}

}  // namespace edgewise
