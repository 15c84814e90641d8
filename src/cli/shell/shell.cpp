#include "cli/shell/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "cli/shell/colon_commands.hpp"
#include "cli/shell/line_reader.hpp"
#include "edgewise/base/files.hpp"
#include "edgewise/base/interrupt.hpp"
#include "edgewise/query/cypher/words.hpp"

namespace edgewise::shell {
namespace {

constexpr int kDeepest = 16;

[[noreturn]] void stopped() {
  throw cypher::QueryError(cypher::ErrorKind::kLimit, cypher::Phase::kRuntime, "Stopped", "the query was stopped");
}

// Passes an answer on in pieces, so that the flag can end a long one.
class StoppableTarget : public ExportTarget {
 public:
  StoppableTarget(Output& out, const std::atomic<bool>* stop) : sink_(out, stop) {}
  ByteSink& open(const std::string&) override { return sink_; }
  void commit() override {}

 private:
  struct Sink : ByteSink {
    Sink(Output& output, const std::atomic<bool>* flag) : out(output), stop(flag) {}
    void write(std::string_view bytes) override {
      constexpr std::size_t kPiece = std::size_t{32} * 1024;
      for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size()))) {
        if (stop != nullptr && stop->load()) stopped();
        out.write(bytes.substr(0, kPiece));
        if (stop != nullptr) out.flush();
      }
    }
    Output& out;
    const std::atomic<bool>* stop;
  };
  Sink sink_;
};

bool is_command(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  return first != std::string_view::npos && text[first] == ':';
}

// What went wrong with the statement that begins at `begin`, with its place in the whole script.
Error placed(const cypher::QueryError& e, std::string_view script, std::size_t begin, const std::string& name) {
  const cypher::QueryError there(e.kind, e.phase, e.detail, e.what(),
                                 e.offset == cypher::QueryError::kNowhere ? begin : e.offset + begin);
  return Error(e.kind == cypher::ErrorKind::kLimit ? ExitCode::kLimit : ExitCode::kFailed,
               fmt::format("{}: {}", name, cypher::describe(there, script)));
}

Error described(const cypher::QueryError& e, std::string_view text) {
  return Error(e.kind == cypher::ErrorKind::kLimit ? ExitCode::kLimit : ExitCode::kFailed, cypher::describe(e, text));
}

// A message of a command in a script, with the line where the command stands.
Error in_line(const Error& e, std::string_view script, std::size_t at, const std::string& name) {
  const auto line = std::count(script.begin(), script.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  return Error(e.code() == ExitCode::kLimit ? e.code() : ExitCode::kFailed,
               fmt::format("{}: line {}: {}", name, line, e.what()));
}

}  // namespace

void Shell::say_end(const QueryEnd& end, double seconds) {
  console_.out().flush();
  const std::string rows = fmt::format("{} {}", end.rows, end.rows == 1 ? "row" : "rows");
  if (timer)
    console_.note(fmt::format("{}, {:.3f} s", rows, seconds));
  else if (talking_)
    console_.note(rows);
  if (end.all) return;
  console_.warning(more_rows(run_.most_rows));
  code_ = ExitCode::kLimit;
}

void Shell::run_statement(std::string_view statement) {
  last_ = statement;
  const auto begin = std::chrono::steady_clock::now();
  cypher::CypherQuery query{std::string(statement), run_.graph.view()};
  for (const std::string& line : query.warnings()) console_.warning(line);
  StoppableTarget target(console_.out(), run_.limits.stop);
  const QueryEnd end = answer_query(query, run_, target, console_);
  say_end(end, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

void Shell::export_statement(std::string_view statement, const std::string& form, const std::string& path) {
  const std::string text(statement);
  last_ = text;
  try {
    cypher::CypherQuery query(text, run_.graph.view());
    for (const std::string& line : query.warnings()) console_.warning(line);
    QueryRun run = run_;
    run.form = form;
    FileTarget target(path, false);
    const QueryEnd end = answer_query(query, run, target, console_);
    console_.note(fmt::format("{}: {} {}", path, end.rows, end.rows == 1 ? "row" : "rows"));
    if (!end.all) console_.warning(more_rows(run_.most_rows));
  } catch (const cypher::QueryError& e) {
    throw described(e, text);
  }
}

void Shell::explain(std::string_view statement) {
  const std::string text(statement);
  try {
    const cypher::CypherQuery query(text, run_.graph.view());
    for (const std::string& line : query.warnings()) console_.warning(line);
    console_.out().write(query.plan());
  } catch (const cypher::QueryError& e) {
    throw described(e, text);
  }
}

void Shell::source(const std::string& path) {
  if (depth_ >= kDeepest)
    throw UsageError(fmt::format("{}: scripts run scripts {} deep; does one run itself?", path, kDeepest));
  ++depth_;
  try {
    run_script(read_file(path), path);
  } catch (...) {
    --depth_;
    throw;
  }
  --depth_;
}

void Shell::run_command(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  const std::size_t end = std::min(line.find_first_of(" \t;"), line.size());
  std::string_view arguments = line.substr(end);
  if (arguments == ";") arguments = {};
  colon_command(line.substr(0, end)).run(*this, arguments);
}

ExitCode Shell::run_script(std::string_view text, const std::string& name) {
  std::size_t at = 0;
  while (!done_) {
    const std::size_t next = text.find_first_not_of(" \t\r\n", at);
    if (next == std::string_view::npos) break;
    at = next;
    if (text[at] == ':') {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      try {
        run_command(text.substr(at, end - at));
      } catch (const Error& e) {
        throw in_line(e, text, at, name);
      }
      at = end;
      continue;
    }
    const cypher::Scan scan = cypher::scan_statement(text.substr(at));
    const std::size_t end = scan.end == cypher::Scan::npos ? text.size() : at + scan.end;
    if (!scan.blank || scan.inside != cypher::Inside::kNothing) {
      try {
        run_statement(text.substr(at, end - at));
      } catch (const cypher::QueryError& e) {
        console_.out().flush();
        throw placed(e, text, at, name);
      }
    }
    at = std::min(end + 1, text.size());
  }
  return code_;
}

Vocabulary Shell::vocabulary() {
  Vocabulary words;
  for (const std::string_view label : run_.graph.view().all_labels()) words.labels.emplace_back(label);
  for (const std::string_view type : run_.graph.view().all_types()) words.types.emplace_back(type);
  for (const std::string_view key : run_.graph.view().all_keys()) words.keys.emplace_back(key);
  for (const auto& [name, value] : run_.parameters) words.parameters.push_back(name);
  words.forms = result_forms();
  for (const ColonCommand& command : colon_commands()) words.commands.emplace_back(command.name, command.takes);
  words.names = [this](std::string_view start) {
    if (!names_) names_.emplace(run_.graph.whole());
    return names_->complete(start, 200);
  };
  return words;
}

ExitCode Shell::talk(const std::string& history_file) {
  talking_ = true;
  InterruptTrap trap;
  run_.limits.stop = &trap.flag();
  History history(history_file);
  std::string pending;
  LineReader reader(history, trap.flag(), [&](std::string_view line) {
    Completion found = complete(pending + std::string(line), vocabulary());
    // What began on an earlier line cannot be replaced.
    if (found.from < pending.size()) return Completion{};
    found.from -= pending.size();
    return found;
  });
  console_.note(fmt::format("{} nodes, {} edges. A query ends with ; and :help says more.",
                            run_.graph.view().node_bound(), run_.graph.view().relationship_bound()));
  const auto attempt = [&](const auto& work, std::string_view statement) {
    trap.flag().store(false);
    try {
      work();
    } catch (const cypher::QueryError& e) {
      console_.out().flush();
      console_.error(cypher::describe(e, statement));
    } catch (const Error& e) {
      console_.out().flush();
      console_.error(e.what());
    }
    console_.out().flush();
    trap.flag().store(false);
  };
  std::string line;
  while (!done_) {
    console_.out().flush();
    const LineReader::Got got = reader.read(pending.empty() ? "edgewise> " : "     ...> ", line);
    if (got == LineReader::Got::kInterrupted) {
      pending.clear();
      continue;
    }
    if (got == LineReader::Got::kEnd) break;
    if (pending.empty() && is_command(line)) {
      reader.remember(line);
      attempt([&] { run_command(line); }, line);
      continue;
    }
    pending += line + '\n';
    while (!done_) {
      const cypher::Scan scan = cypher::scan_statement(pending);
      if (scan.end == cypher::Scan::npos) {
        if (scan.blank && scan.inside == cypher::Inside::kNothing) pending.clear();
        break;
      }
      std::string statement = pending.substr(0, scan.end);
      pending.erase(0, scan.end + 1);
      pending.erase(0, std::min(pending.find_first_not_of(" \t\r\n"), pending.size()));
      if (scan.blank) continue;
      reader.remember(statement + ";");
      attempt([&] { run_statement(statement); }, statement);
    }
  }
  run_.limits.stop = nullptr;
  return ExitCode::kDone;
}

}  // namespace edgewise::shell
