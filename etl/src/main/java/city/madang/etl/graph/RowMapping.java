package city.madang.etl.graph;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.Field;
import city.madang.etl.dataset.Table;
import city.madang.etl.graph.shape.ShapeCheck;
import city.madang.etl.table.Row;
import city.madang.etl.table.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphZero;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingBuilder;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementGroup;

/// One SPARQL CONSTRUCT that turns released rows into triples. Thread-safe.
///
/// Its variables are the published columns as typed literals, `?row` (the row's number), `?dataset`
/// (the dataset's IRI) and `?base` (the portal's IRI, ending with `/`, below which the things of
/// all datasets have their names). An empty value is unbound, and so is a quasi-identifier
/// generalized up to `*`, which says nothing: CONSTRUCT leaves out what is unbound. Columns are
/// bound in the outermost group of WHERE, not inside a subquery or a UNION.
public final class RowMapping {
  /// Rows mapped by one execution: parsing is spread thin, and memory stays small.
  private static final int BATCH_ROWS = 1_000;

  private static final int BATCHES_AT_ONCE = 2;

  private static final int REMEMBERED = 65_536;

  private static final FunctionRegistry FUNCTIONS = DistrictFunctions.registry();

  private static final Var ROW = Var.alloc("row");
  private static final Var DATASET = Var.alloc("dataset");
  private static final Var BASE = Var.alloc("base");

  private final Query query;
  private final List<Var> columns;
  private final Set<String> generalized;
  private final Node datasetIri;
  private final Node baseIri;

  private RowMapping(
      Query query, List<Var> columns, Set<String> generalized, String dataset, URI baseIri) {
    this.query = query;
    this.columns = columns;
    this.generalized = generalized;
    this.datasetIri = NodeFactory.createURI(baseIri.resolve("datasets/" + dataset).toString());
    this.baseIri = NodeFactory.createURI(baseIri.toString());
  }

  /// Reads and checks a mapping.
  ///
  /// @param baseIri of the portal, ending with `/`
  /// @throws MappingException naming file and line, if it is no CONSTRUCT over the row's columns
  public static RowMapping read(Path mappingRq, Descriptor descriptor, Table table, URI baseIri) {
    var columns = new LinkedHashSet<Var>(List.of(DATASET, BASE, ROW));
    table.published().forEach(field -> columns.add(Var.alloc(field.name())));
    var query = new MappingCheck(mappingRq, readText(mappingRq)).parse(columns);
    var generalized =
        table.quasi().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
    return new RowMapping(
        query, List.copyOf(columns), generalized, descriptor.id().value(), baseIri);
  }

  /// Sends the prefixes of the mapping and the triples of `rows` to `writer`, in the order of the
  /// rows, once `check` has passed them.
  ///
  /// @return how many triples were sent
  public long write(Rows rows, ShapeCheck check, StreamRDF writer) {
    writer.start();
    query.getPrefixMapping().getNsPrefixMap().forEach(writer::prefix);
    long triples = saysNothing() ? 0 : writeBatches(rows, check, writer);
    writer.finish();
    return triples;
  }

  /// Asks `check` about the triples of `rows`, and keeps none of them.
  public void validate(Rows rows, ShapeCheck check) {
    write(rows, check, StreamRDFLib.sinkNull());
  }

  /// `CONSTRUCT {}` is for tables that are only downloaded, which are often large.
  private boolean saysNothing() {
    return query.getConstructTemplate().getTriples().isEmpty();
  }

  private long writeBatches(Rows rows, ShapeCheck check, StreamRDF writer) {
    var recent = new RecentTriples(REMEMBERED, Integer.MAX_VALUE);
    var batches = batches(rows).iterator();
    long triples = 0;
    for (long row = 1; batches.hasNext(); row += BATCH_ROWS) {
      var batch = batches.next();
      check.batch(row, batch);
      triples += write(batch, recent, writer);
    }
    return triples;
  }

  /// In the order of the rows; the next ones are mapped while one is written.
  private Stream<List<Triple>> batches(Rows rows) {
    return Stream.generate(() -> nextBatch(rows))
        .takeWhile(batch -> !batch.isEmpty())
        .gather(Gatherers.mapConcurrent(BATCHES_AT_ONCE, this::triples));
  }

  private List<Triple> triples(List<Binding> batch) {
    var triples = new ArrayList<Triple>();
    try (var execution = execution(batch)) {
      execution.constructTriples().forEachRemaining(triples::add);
    }
    return triples;
  }

  private static long write(List<Triple> batch, RecentTriples recent, StreamRDF writer) {
    long triples = 0;
    for (var triple : batch) {
      if (recent.test(triple)) {
        writer.triple(triple);
        triples++;
      }
    }
    return triples;
  }

  private QueryExec execution(List<Binding> batch) {
    DatasetGraph nothing = DatasetGraphZero.create();
    return QueryExec.dataset(nothing)
        .query(withRows(batch))
        .set(ARQ.httpServiceAllowed, false)
        .set(ARQConstants.registryFunctions, FUNCTIONS)
        .build();
  }

  private Query withRows(List<Binding> batch) {
    var where = new ElementGroup();
    where.addElement(new ElementData(new ArrayList<>(columns), batch));
    if (query.getQueryPattern() instanceof ElementGroup group) {
      group.getElements().forEach(where::addElement);
    } else {
      where.addElement(query.getQueryPattern());
    }
    var mapped = query.cloneQuery();
    mapped.setQueryPattern(where);
    return mapped;
  }

  private List<Binding> nextBatch(Rows rows) {
    var batch = new ArrayList<Binding>(BATCH_ROWS);
    while (batch.size() < BATCH_ROWS && rows.hasNext()) {
      batch.add(toBinding(rows.next()));
    }
    return batch;
  }

  private Binding toBinding(Row row) {
    BindingBuilder binding = Binding.builder();
    binding.add(DATASET, datasetIri);
    binding.add(BASE, baseIri);
    binding.add(ROW, Literals.toLiteral(row.number()));
    for (var column : columns.subList(3, columns.size())) {
      var value = row.values().get(column.getVarName());
      if (value != null && !hidden(column, value)) {
        binding.add(column, Literals.toLiteral(value));
      }
    }
    return binding.build();
  }

  private boolean hidden(Var column, Object value) {
    return Objects.equals(value, "*") && generalized.contains(column.getVarName());
  }

  private static String readText(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new MappingException(file, 1, "not UTF-8 text: save the file as UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
