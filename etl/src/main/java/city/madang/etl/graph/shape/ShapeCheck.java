package city.madang.etl.graph.shape;

import city.madang.etl.quality.QualityRefusal;
import city.madang.ontology.Madang;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.GraphUtil;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.sparql.graph.GraphFactory;

/// Validates the triples of one mapping, batch by batch as they are made, so that no graph is held.
///
/// All of the first million triples are validated, of the others each tenth batch. A batch is some
/// hundred rows and all that they say, so a shape is about what one row says. Not thread-safe.
/// Source: SHACL (2017).
public final class ShapeCheck {
  private static final long WHOLE = 1_000_000;
  private static final int ONE_IN = 10;
  private static final Node MESSAGE = SHACL.message;
  private static final Node PROPERTY = SHACL.property;

  private final String label;
  private final boolean aboutPeople;
  private final Shapes shapes;
  private final Graph structures;
  private final Cells cells;
  private final long whole;

  private long triples;
  private long checked;
  private long batches;

  /// Of the shapes of the vocabulary.
  ///
  /// @param label how messages name the mapping
  /// @param aboutPeople whether its rows are: then no message names a thing
  public ShapeCheck(String label, boolean aboutPeople) {
    this(label, aboutPeople, Shapes.parse(Madang.readShapes()), Madang.readStructures(), WHOLE);
  }

  ShapeCheck(String label, boolean aboutPeople, Shapes shapes, Graph structures, long whole) {
    this.label = label;
    this.aboutPeople = aboutPeople;
    this.shapes = shapes;
    this.structures = structures;
    this.cells = new Cells();
    this.whole = whole;
  }

  /// Validates one batch, unless it is beyond the first million triples and not drawn.
  ///
  /// @param firstRow number of its first row
  /// @throws QualityRefusal if a thing in it is not what its shape says
  public void batch(long firstRow, List<Triple> batch) {
    if (triples < whole || batches % ONE_IN == 0) {
      validate(firstRow, batch);
      checked += batch.size();
    }
    triples += batch.size();
    batches++;
  }

  /// What came of it so far.
  public ShapeFigures figures() {
    return new ShapeFigures(triples, checked);
  }

  private void validate(long firstRow, List<Triple> batch) {
    var graph = GraphFactory.createDefaultGraph();
    batch.forEach(graph::add);
    GraphUtil.addInto(graph, structures);
    var report = ShaclValidator.get().validate(shapes, graph);
    if (!report.conforms()) {
      var entries = List.copyOf(report.getEntries());
      throw new QualityRefusal(message(firstRow, entries.size(), entries.getFirst()));
    }
    cells
        .findTwice(graph)
        .ifPresent(
            cell -> {
              throw new QualityRefusal(twice(firstRow, cell));
            });
  }

  /// What the shape says of its breach in the language of the line, or its own name, or that of the
  /// shape that it is part of: the label of a blank node tells nobody anything.
  private String name(Node shape) {
    var graph = shapes.getGraph();
    var said =
        graph.stream(shape, MESSAGE, Node.ANY)
            .map(Triple::getObject)
            .filter(message -> !message.getLiteralLanguage().equals("ko"))
            .map(message -> "\"%s\"".formatted(message.getLiteralLexicalForm()));
    var owner = graph.stream(Node.ANY, PROPERTY, shape).map(Triple::getSubject);
    var names = Stream.concat(Stream.of(shape), owner).filter(Node::isURI).map(Node::toString);
    return Stream.concat(said.sorted(), names).findFirst().orElse("a shape");
  }

  private String twice(long firstRow, Node cell) {
    return "%s: among the things of the rows from %d on, %s has the dimensions of another cell of its cube; %s"
        .formatted(
            label,
            firstRow,
            aboutPeople ? "a thing" : cell,
            "correct the mapping, or give the cube's structure a dimension that tells them apart");
  }

  private String message(long firstRow, int faults, ReportEntry first) {
    return "%s: %d faults among the things of the rows from %d on; first: %s%s%s; %s"
        .formatted(
            label,
            faults,
            firstRow,
            aboutPeople ? "a thing" : first.focusNode(),
            first.resultPath() == null ? "" : " at " + first.resultPath(),
            " breaks " + name(first.source()) + " by " + first.constraint(),
            "correct the mapping or the rows: https://madang.city/terms tells the shapes");
  }
}
