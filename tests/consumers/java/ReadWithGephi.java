import java.io.*;
import java.nio.charset.StandardCharsets;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/** Imports a file as Gephi does and prints "label TAB type TAB label" an edge, then ".type TAB label" a node. */
public class ReadWithGephi {
  static String flat(Object text) {
    return text == null ? "" : text.toString().replaceAll("[\\x00-\\x1f]+", " ");
  }

  /** By what a column is called: its id is the file's own. */
  static Object value(Element element, Table table, String title) {
    for (Column column : table) {
      if (column.getTitle().equals(title)) return element.getAttribute(column);
    }
    return null;
  }

  public static void main(String[] arguments) throws Exception {
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
    // Gephi adds parallel edges up unless it is told not to.
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
    importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
    Graph graph = model.getGraph();
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    for (Edge edge : graph.getEdges().toArray()) {
      out.println(flat(edge.getSource().getLabel()) + "\t" + flat(value(edge, model.getEdgeTable(), arguments[1])) + "\t" + flat(edge.getTarget().getLabel()));
    }
    for (Node node : graph.getNodes().toArray()) {
      out.println("." + flat(value(node, model.getNodeTable(), "type")) + "\t" + flat(node.getLabel()));
    }
    out.flush();
    System.exit(0);
  }
}
