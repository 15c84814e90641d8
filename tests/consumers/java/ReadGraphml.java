import java.io.*;
import java.nio.charset.StandardCharsets;
import java.util.*;
import org.apache.tinkerpop.gremlin.structure.*;
import org.apache.tinkerpop.gremlin.structure.io.graphml.GraphMLReader;
import org.apache.tinkerpop.gremlin.tinkergraph.structure.TinkerGraph;

/** Reads GraphML as TinkerPop does and prints "name TAB type TAB name" an edge, then ".name" a node; line breaks as spaces. */
public class ReadGraphml {
  static String flat(Object text) {
    return text.toString().replaceAll("[\\x00-\\x1f]+", " ");
  }

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    try (Graph graph = TinkerGraph.open(); InputStream in = new FileInputStream(arguments[0])) {
      GraphMLReader.build().create().readGraph(in, graph);
      graph.edges().forEachRemaining(e -> out.println(
          flat(e.outVertex().value("name")) + "\t" + e.label() + "\t" + flat(e.inVertex().value("name"))));
      graph.vertices().forEachRemaining(v -> out.println("." + v.label() + "\t" + flat(v.value("name"))));
    }
    out.flush();
  }
}
