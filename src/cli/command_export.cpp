#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "edgewise/cli/command.hpp"
#include "edgewise/cli/filter_options.hpp"
#include "edgewise/export/exporter.hpp"
#include "edgewise/graph/load.hpp"
#include "result_forms.hpp"

namespace edgewise {
namespace {

class ExportCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "FORMAT GRAPH.db [-o FILE or FOLDER]";
    info.about =
        "Writes the graph in the form that another program reads. Without -o it goes to standard output; a file "
        "appears "
        "under its name when it is whole. The same graph gives the same bytes. How to load each format, its templates "
        "and a sample stand in the folder export/ of the program.\n\nFormats:";
    for (const ExportFormat& format : export_formats()) info.about += fmt::format("\n{}: {}", format.name, format.says);
    info.options = {{"output", 'o', "PATH", "the file to write; a folder for formats of several files"}};
    add_filter_options(info);
    // An option of several formats is shown once.
    std::set<std::string> seen;
    for (const ExportFormat& format : export_formats())
      for (const FormatOption& option : format.options) {
        if (!seen.insert(option.name).second) continue;
        std::string users;
        for (const ExportFormat& other : export_formats())
          for (const FormatOption& theirs : other.options)
            if (theirs.name == option.name) users += (users.empty() ? "" : ", ") + other.name;
        info.options.push_back(
            {option.name, 0, option.value, fmt::format("{}: {}", users, option.says), option.choices});
      }
    info.examples = {
        {"edgewise export cypher graph.db -o graph.cypher", "A script for Neo4j."},
        {"edgewise export dot graph.db --around \"Ann Lee\" --depth 2 | dot -Tsvg > lee.svg",
         "The neighbourhood of a person, drawn."},
        {"edgewise export graphml graph.db --type MET,VISITED --from 2021 -o meetings.graphml",
         "Meetings and visits since 2021, for Gephi."},
    };
    info.least_arguments = 2;
    info.most_arguments = 2;
    for (const ExportFormat& format : export_formats()) info.words.push_back(format.name);
    return info;
  }

  void setup(const Options& options) override {
    format_ = &export_format(options.arguments()[0]);
    store_ = options.arguments()[1];
    output_ = options.get("output", "-");
    filter_ = filter_from(options);
    std::set<std::string> asked;
    for (const ExportFormat& format : export_formats())
      for (const FormatOption& option : format.options)
        if (options.has(option.name)) asked.insert(option.name);
    for (const FormatOption& option : format_->options)
      if (asked.erase(option.name) > 0) settings_.values.emplace_back(option.name, options.get(option.name));
    if (!asked.empty())
      throw UsageError(fmt::format("export: --{} is no option of the format {}", *asked.begin(), format_->name));
    folder_ = format_->folder || (!format_->folder_with.empty() && settings_.has(format_->folder_with));
    if (folder_ && output_ == "-")
      throw UsageError(fmt::format("export: {} writes several files: name a folder with -o DIR",
                                   format_->folder ? format_->name : "--" + format_->folder_with));
  }

  ExitCode run(Console& console) override {
    settings_.templates = data_folder("export");
    const Schema schema = Schema::load(common.schema_files());
    settings_.schema = &schema;
    const std::unique_ptr<Exporter> exporter = format_->make(settings_);
    KnowledgeGraph graph = load_graph(store_);
    const std::vector<std::string> absent = settle_types(filter_, graph, common);
    for (const std::string& line : absent) console.warning(line);
    if (filters_anything(filter_)) graph = graph.filtered(filter_);
    if (graph.edges().empty() && absent.empty() && filters_anything(filter_))
      console.warning("no edge passes the filter");
    ExportReport report;
    if (output_ == "-") {
      OutputTarget target(console.out());
      report = exporter->write(graph, target);
      target.commit();
    } else {
      FileTarget target(output_, folder_);
      report = exporter->write(graph, target);
      target.commit();
      console.note(fmt::format("{}: {} nodes, {} edges", output_, report.nodes, report.edges));
    }
    if (report.removed_characters > 0)
      console.warning(fmt::format("{} characters were left out that {} cannot hold (control characters)",
                                  report.removed_characters, format_->name));
    for (const std::string& line : report.notes) console.note(line);
    return ExitCode::kDone;
  }

 private:
  const ExportFormat* format_ = nullptr;
  std::string store_, output_;
  GraphFilter filter_;
  ExportSettings settings_;
  bool folder_ = false;
};

}  // namespace

std::unique_ptr<Command> make_export_command() {
  return std::make_unique<ExportCommand>();
}

}  // namespace edgewise
