#include "edgewise/render/render.hpp"

#include <fmt/format.h>

#include "edgewise/base/files.hpp"
#include "edgewise/cli/command.hpp"
#include "edgewise/cli/filter_options.hpp"
#include "edgewise/export/exporter.hpp"
#include "edgewise/graph/load.hpp"

namespace edgewise {
namespace {

class RenderCommand : public Command {
 public:
  CommandInfo describe() const override {
    CommandInfo info;
    info.usage = "GRAPH.db -o PICTURE.svg";
    info.about =
        "Draws the graph with Graphviz as SVG, PNG or PDF: colours and shapes by type, lines by what the texts say "
        "(dashed: planned, dotted: a speaker says so, red with a bar: denied), width by evidence, and a legend. An SVG "
        "shows the best sentence of an edge under the mouse and links to its document. Above 2,000 edges nobody can "
        "read "
        "a picture: then a filter is asked for. Colours and words stand in export/dot/style.json.";
    info.options = {{"output", 'o', "FILE", "the picture: .svg, .png or .pdf"},
                    {"max-edges", 0, "N", "draw up to N edges (default: 2000)"},
                    {"resolution", 0, "DPI", "dots an inch, for .png (default: 96)"}};
    add_filter_options(info);
    for (const FormatOption& option : export_format("dot").options)
      info.options.push_back({option.name, 0, option.value, option.says, option.choices});
    info.examples = {
        {"edgewise render graph.db -o graph.svg", "The whole graph."},
        {"edgewise render graph.db -o lee.png --around \"Ann Lee\" --depth 2", "What is near one person."},
        {"edgewise render graph.db -o top.pdf --top 40 --clusters", "The 40 best known, framed by country."},
    };
    info.least_arguments = 1;
    info.most_arguments = 1;
    return info;
  }

  void setup(const Options& options) override {
    store_ = options.arguments()[0];
    output_ = options.get("output");
    if (output_.empty()) throw UsageError("render: name the picture with -o, as in -o graph.svg");
    picture_ = picture_format(output_);
    filter_ = filter_from(options);
    most_edges_ = options.number("max-edges", 2000, 1, 1'000'000);
    resolution_ = options.number("resolution", 96, 10, 2400);
    for (const FormatOption& option : export_format("dot").options)
      if (options.has(option.name)) settings_.values.emplace_back(option.name, options.get(option.name));
  }

  ExitCode run(Console& console) override {
    settings_.templates = data_folder("export");
    if (!settings_.has("lines")) settings_.values.emplace_back("lines", "auto");
    const Schema schema = Schema::load(common.schema_files());
    settings_.schema = &schema;
    const std::unique_ptr<Exporter> exporter = export_format("dot").make(settings_);
    KnowledgeGraph graph = load_graph(store_);
    for (const std::string& line : settle_types(filter_, graph, common)) console.warning(line);
    graph = graph.filtered(filter_);
    if (graph.edges().size() > most_edges_)
      throw Error(ExitCode::kLimit,
                  fmt::format("render: {} edges make no picture that can be read (the limit is {})\n"
                              "Draw a part: --top 50, --around NAME --depth 1, --type MET, --min-evidence 3, --from "
                              "DATE; or raise it: --max-edges {}",
                              graph.edges().size(), most_edges_, graph.edges().size()));
    if (graph.nodes().empty()) console.warning("no edge passes the filter: the picture is empty");
    StringTarget dot;
    const ExportReport report = exporter->write(graph, dot);
    write_file(output_, draw(dot.text(), picture_, picture_ == "png" ? static_cast<double>(resolution_) : 0));
    console.note(fmt::format("{}: {} nodes, {} edges", output_, report.nodes, report.edges));
    return ExitCode::kDone;
  }

 private:
  std::string store_, output_, picture_;
  GraphFilter filter_;
  ExportSettings settings_;
  std::uint64_t most_edges_ = 2000, resolution_ = 96;
};

}  // namespace

std::unique_ptr<Command> make_render_command() {
  return std::make_unique<RenderCommand>();
}

}  // namespace edgewise
