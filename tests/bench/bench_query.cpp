// How fast questions are answered from a store: opening it, then each query of a file, first as after opening, then
// the median of five more. Rows go into the output with --json, so that engines can be compared.
//
//   edgewise_bench_query GRAPH.db [queries.tsv] [--json]
//
// The queries speak of {hub}, the person with the most relationships, and of {far} and {other}, two persons with few.

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <string>
#include <vector>

#include "edgewise/base/error.hpp"
#include "edgewise/base/json.hpp"
#include "edgewise/query/cypher/knowledge_view.hpp"
#include "edgewise/query/cypher/query.hpp"
#include "edgewise/query/cypher/result_format.hpp"

using namespace edgewise;

namespace {

struct Question {
  std::string name, goal, text;
};

std::vector<Question> read_questions(const std::string& path) {
  std::ifstream file(path);
  std::vector<Question> questions;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells(1);
    for (const char c : line) {
      if (c == '\t')
        cells.emplace_back();
      else
        cells.back() += c;
    }
    if (cells.size() >= 3) questions.push_back({cells[0], cells[1], cells[2]});
  }
  return questions;
}

void fill(std::string& text, const std::string& mark, const std::string& value) {
  for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark))
    text.replace(at, mark.size(), value);
}

double now() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

long resident_megabytes() {
  std::ifstream status("/proc/self/statm");
  long pages = 0, resident = 0;
  status >> pages >> resident;
  return resident * ::sysconf(_SC_PAGESIZE) / (1 << 20);
}

// The rows of a query as one JSON array.
std::string answer(const std::string& text, cypher::PropertyGraph& graph, double& milliseconds) {
  const double began = now();
  cypher::CypherQuery query(text, graph);
  const auto writer = cypher::make_result_writer(cypher::ResultFormat::kJson, query.columns(), graph);
  std::string rows;
  writer->begin(rows);
  query.run({}, {}, [&](std::span<const cypher::Value> row) {
    writer->row(row, rows);
    return true;
  });
  writer->end(rows);
  milliseconds = now() - began;
  return rows;
}

// Ids of persons by how many relationships they have.
void choose(cypher::PropertyGraph& graph, std::string& hub, std::string& far, std::string& other) {
  const auto persons = graph.nodes_with(graph.label("Person"));
  if (!persons || persons->size() < 3) throw InputError("the bench wants a graph with persons");
  const auto degree = [&](cypher::Id id) { return graph.outgoing(id).size() + graph.incoming(id).size(); };
  cypher::Id most = (*persons)[0], one = most, two = most;
  for (const cypher::Id id : *persons)
    if (degree(id) > degree(most)) most = id;
  // Two of those in the middle with the fewest.
  const std::size_t middle = persons->size() / 2;
  one = (*persons)[middle];
  for (std::size_t i = middle; i < std::min(middle + 200, persons->size()); ++i) {
    const cypher::Id id = (*persons)[i];
    if (degree(id) < degree(one)) two = one, one = id;
  }
  if (two == most || two == one) two = (*persons)[persons->size() / 3];
  hub = graph.node_name(most);
  far = graph.node_name(one);
  other = graph.node_name(two);
}

int run(const std::string& store, const std::string& questions, bool as_json) {
  double began = now();
  std::unique_ptr<cypher::PropertyGraph> graph = cypher::open_knowledge_view(store);
  if (graph == nullptr) throw InputError(store + ": holds no image of the graph; edgewise merge makes one");
  double unused = 0;
  answer("RETURN 1", *graph, unused);
  const double opening = now() - began;
  const cypher::Id nodes = graph->node_bound(), edges = graph->relationship_bound();
  const long opened = resident_megabytes();
  std::string hub, far, other;
  choose(*graph, hub, far, other);
  graph = cypher::open_knowledge_view(store);
  if (!as_json)
    fmt::print("{} nodes, {} relationships; opened in {:.1f} ms, {} MB resident\n\n{:<16} {:>10} {:>10} {:>10} {:>8}\n",
               nodes, edges, opening, opened, "query", "first ms", "median ms", "goal ms", "MB");
  std::string out;
  json::Writer json(out);
  json.begin_object().member("open_ms", fmt::format("{:.2f}", opening)).member("hub", hub).member("far", far);
  json.member("other", other).key("queries").begin_array();
  bool all = true;
  for (Question question : read_questions(questions)) {
    fill(question.text, "{hub}", hub);
    fill(question.text, "{far}", far);
    fill(question.text, "{other}", other);
    double first = 0;
    const std::string rows = answer(question.text, *graph, first);
    std::vector<double> times(5);
    for (double& time : times) answer(question.text, *graph, time);
    std::sort(times.begin(), times.end());
    all = all && times[2] <= std::stod(question.goal);
    if (!as_json) {
      fmt::print("{:<16} {:>10.2f} {:>10.2f} {:>10} {:>8}\n", question.name, first, times[2], question.goal,
                 resident_megabytes());
      std::fflush(stdout);
    }
    json.begin_object().member("name", question.name).member("first_ms", fmt::format("{:.3f}", first));
    json.member("ms", fmt::format("{:.3f}", times[2])).member("rows", rows).end_object();
  }
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  json.end_array().member("peak_mb", std::to_string(usage.ru_maxrss / 1024)).end_object();
  if (as_json)
    fmt::print("{}\n", out);
  else
    fmt::print("\npeak {} MB; {}\n", usage.ru_maxrss / 1024, all ? "every goal is met" : "not every goal is met");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> arguments;
  bool as_json = false;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--json") == 0)
      as_json = true;
    else
      arguments.emplace_back(argv[i]);
  }
  if (arguments.empty() || arguments.size() > 2) {
    fmt::print(stderr, "usage: {} GRAPH.db [queries.tsv] [--json]\n", argv[0]);
    return 2;
  }
  const std::string questions = arguments.size() > 1 ? arguments[1] : EDGEWISE_SOURCE_DIR "/tests/bench/queries.tsv";
  try {
    return run(arguments[0], questions, as_json);
  } catch (const cypher::QueryError& e) {
    fmt::print(stderr, "{}\n", e.what());
  } catch (const std::exception& e) {
    fmt::print(stderr, "{}\n", e.what());
  }
  return 1;
}
