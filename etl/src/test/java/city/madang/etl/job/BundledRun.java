package city.madang.etl.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.run.Run;
import city.madang.etl.run.RunFiles;
import city.madang.etl.source.SourceFetcher;
import city.madang.etl.source.Vault;
import city.madang.etl.table.EngineLimits;
import city.madang.ontology.Madang;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.sparql.graph.GraphFactory;

/// A dataset that ships with Madang, up to the files that would be released.
final class BundledRun {
  static final String BASE = "http://localhost:8080/";
  private static final EngineLimits LIMITS = new EngineLimits(512 << 20, 2);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC);

  private BundledRun() {}

  /// Runs dataset `id` as it is.
  static Run of(String id, Path root) {
    return of(bundled(id), root);
  }

  /// Runs a copy of dataset `id` whose descriptor has other texts, so that it reads another source.
  static Run changed(String id, Map<String, String> texts, Path root) throws IOException {
    var folder = root.resolve(id);
    try (var files = Files.walk(bundled(id))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = folder.resolve(bundled(id).relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    var yaml = Files.readString(folder.resolve("dataset.yaml"));
    for (var text : texts.entrySet()) {
      if (!yaml.contains(text.getKey())) {
        throw new IllegalArgumentException(id + " does not say " + text.getKey());
      }
      yaml = yaml.replace(text.getKey(), text.getValue());
    }
    Files.writeString(folder.resolve("dataset.yaml"), yaml);
    return of(folder, root);
  }

  private static Run of(Path folder, Path root) {
    var descriptor = Definition.read(folder);
    var source = new SourceFetcher(new Vault(root.resolve("vault"))).fetch(descriptor);
    var files = new RunFiles(root.resolve("run"));
    var run = new Run(descriptor, "20261124.1", source, "", URI.create(BASE), files);
    Steps.execute(run, LIMITS, RunSteps.anonymizing(CLOCK));
    return run;
  }

  /// The triples of all tables.
  static Graph graph(Run run) throws IOException {
    var graph = GraphFactory.createDefaultGraph();
    for (var table : run.descriptor().tables()) {
      try (var in = new GZIPInputStream(Files.newInputStream(run.files().triples(table)))) {
        RDFParser.source(in).lang(Lang.NTRIPLES).parse(graph);
      }
    }
    return graph;
  }

  /// What the shapes find fault with in a graph, beside the structures of its cubes.
  static Collection<ReportEntry> faults(Graph graph) {
    var all = Madang.readStructures();
    GraphUtil.addInto(all, graph);
    return ShaclValidator.get().validate(Shapes.parse(Madang.readShapes()), all).getEntries();
  }

  /// What the description of the release says of privacy: values by metric, and the way.
  static Map<String, String> measured(Run run) {
    var measured = new HashMap<String, String>();
    var about = RDFDataMgr.loadGraph(run.files().provenance().toString());
    about
        .find(Node.ANY, NodeFactory.createURI("http://www.w3.org/ns/dqv#isMeasurementOf"), Node.ANY)
        .forEach(it -> measured.put(it.getObject().getLocalName(), value(about, it.getSubject())));
    about
        .find(Node.ANY, Madang.PROTECTED_BY, Node.ANY)
        .forEach(it -> measured.put("protectedBy", it.getObject().getLocalName()));
    return measured;
  }

  private static String value(Graph about, Node measurement) {
    var value = NodeFactory.createURI("http://www.w3.org/ns/dqv#value");
    return about.find(measurement, value, Node.ANY).next().getObject().getLiteralLexicalForm();
  }

  /// A released text file.
  static String text(Run run, String name) throws IOException {
    return Files.readString(run.files().release().resolve(name), UTF_8);
  }

  static Path bundled(String id) {
    return Path.of(System.getProperty("madang.datasets")).resolve(id);
  }
}
