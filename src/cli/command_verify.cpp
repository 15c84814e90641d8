// Is a store whole, and do its facts stand in the articles?

#include <fmt/format.h>

#include <algorithm>

#include "cli/read_inputs.hpp"
#include "edgewise/base/interrupt.hpp"
#include "edgewise/graph/load.hpp"
#include "edgewise/store/fact_table.hpp"
#include "edgewise/store/span_check.hpp"
#include "edgewise/store/store.hpp"

namespace edgewise {
namespace {

class VerifyCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db [INPUT...]";
    info.about = fmt::format(
        "Checks that a graph's file is whole: that no page is damaged, nothing refers to what is not there, and the "
        "merged graph in it is the one that its facts give, with evidence for every edge. With the articles that it "
        "was "
        "built from, also that every sentence and every mention stands in its article where the graph says. Writes a "
        "line for each problem; the exit code is 1 where there is one.\n\n{}",
        kAboutInputs);
    info.examples = {
        {"edgewise verify graph.db", "Is the file whole?"},
        {"edgewise verify graph.db news/", "And does it say what stands in the articles?"},
    };
    info.least_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    path_ = options.arguments()[0];
    inputs_.assign(options.arguments().begin() + 1, options.arguments().end());
  }

  ExitCode run(Console& console) override {
    Store store = Store::open_read(path_);
    std::vector<std::string> problems = store.check();
    FactTable table;
    if (problems.empty()) {
      check_graph(store, problems);
      store.read_facts(table);
    }
    for (const std::string& problem : problems) console.out().print("{}\n", problem);
    std::size_t count = problems.size();
    ExitCode code = ExitCode::kDone;
    std::string compared;
    if (!inputs_.empty() && problems.empty()) {
      Sink sink(console);
      const SpanCheck check(table);
      code = read_inputs(
                 inputs_, [&check] { return std::make_unique<Worker>(check); }, sink, common, console)
                 .code();
      count += sink.problems;
      compared = fmt::format(", {} of {} documents compared with their text", sink.known, table.documents.size());
      if (sink.unknown != 0) compared += fmt::format(" ({} inputs are not in the graph)", sink.unknown);
    }
    console.out().flush();
    console.note(fmt::format("{}: {} documents, {} facts{}: {}", path_, store.counts().documents, store.counts().facts,
                             compared, count == 0 ? "no problems" : fmt::format("{} problems", count)));
    return count == 0 ? code : ExitCode::kFailed;
  }

 private:
  // The tables that readers of SQL see against the graph that the facts give now.
  static void check_graph(const Store& store, std::vector<std::string>& problems) {
    const KnowledgeGraph graph = load_graph(store);
    for (const Edge& edge : graph.edges())
      if (edge.evidence_count == 0) problems.push_back(fmt::format("edge {} has no evidence", edge.id));
    const StoreCounts counts = store.counts();
    if (counts.entities != graph.nodes().size() || counts.edges != graph.edges().size())
      problems.push_back(fmt::format(
          "the tables of the merged graph hold {} entities and {} edges, the facts give {} and {}: a build was "
          "interrupted before its end; run it again",
          counts.entities, counts.edges, graph.nodes().size(), graph.edges().size()));
  }

  // One line a problem, behind a first line that says whether the document is known.
  struct Worker : BatchWorker {
    explicit Worker(const SpanCheck& spans) : check(spans) {}
    void process(const Document& document, std::string& out) override {
      std::vector<std::string> problems;
      out += check.check(document.id, document.text, problems) ? "+\n" : "-\n";
      for (const std::string& problem : problems) out.append(problem).append("\n");
    }
    const SpanCheck& check;
  };

  struct Sink : OrderedSink {
    explicit Sink(Console& to) : console(to) {}
    bool write(const BatchOutput& output) override {
      for (std::size_t i = 0; i < output.documents.size(); ++i) {
        const std::string_view lines = output.of(i);
        ++(lines.front() == '+' ? known : unknown);
        problems += static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n')) - 1;
        console.out().write(lines.substr(2));
      }
      return true;
    }
    Console& console;
    std::size_t known = 0, unknown = 0, problems = 0;
  };

  std::string path_;
  std::vector<std::string> inputs_;
};

}  // namespace

std::unique_ptr<Command> make_verify_command() {
  return std::make_unique<VerifyCommand>();
}

}  // namespace edgewise
