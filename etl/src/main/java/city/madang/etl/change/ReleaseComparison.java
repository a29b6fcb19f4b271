package city.madang.etl.change;

import city.madang.etl.change.Changes.Schema;
import city.madang.etl.change.Changes.TableChange;
import city.madang.etl.change.Changes.TripleChange;
import city.madang.etl.change.ReleasedSchema.SchemaTable;
import city.madang.etl.change.row.DiffException;
import city.madang.etl.export.schema.SchemaFiles;
import city.madang.etl.graph.patch.PatchException;
import city.madang.etl.graph.patch.RdfPatchWriter;
import city.madang.etl.graph.patch.RdfPatchWriter.Side;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableEngine;
import city.madang.etl.table.TableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Compares a release that is being made with the one before, and writes `changes.json`, a row diff
/// for each table that both have, and an RDF patch beside its files.
///
/// Nothing but released files is read, and each is proven before. What cannot be compared does not
/// stop the release: `changes.json` says why.
public final class ReleaseComparison {
  /// The RDF patch of a release.
  public static final String TRIPLES = "changes.rdfp.gz";

  private static final String DIFF = ".diff.csv.gz";

  private final TableEngine released;
  private final Path scratch;
  private final EngineLimits limits;
  private final String releasesIri;
  private final List<String> faults = new ArrayList<>();

  /// @param released reaches the new release
  /// @param scratch private
  /// @param releasesIri begins the IRIs of the dataset's releases; ends in `/`
  public ReleaseComparison(
      TableEngine released, Path scratch, EngineLimits limits, String releasesIri) {
    this.released = released;
    this.scratch = scratch;
    this.limits = limits;
    this.releasesIri = releasesIri;
  }

  /// The release before.
  ///
  /// @param manifestSha256 of its manifest when it was published
  public record Previous(String version, Path folder, String manifestSha256) {}

  /// Compares and writes.
  ///
  /// @param release folder of the new release, with its manifest
  /// @return the changes, and all files that were written
  public Result compare(Optional<Previous> previous, Path release) {
    deleteEarlierTry(release);
    var after = ProvenRelease.of(release);
    var changes = previous.map(earlier -> compare(earlier, after)).orElseGet(() -> first(after));
    changes.write(release);
    var files = new ArrayList<Path>(List.of(release.resolve(Changes.FILE)));
    changes.tables().stream()
        .map(TableChange::file)
        .filter(file -> !file.isEmpty())
        .forEach(file -> files.add(release.resolve(file)));
    if (!changes.triples().file().isEmpty()) {
      files.add(release.resolve(changes.triples().file()));
    }
    return new Result(changes, files);
  }

  /// What came of a comparison.
  ///
  /// @param files that belong into the manifest
  public record Result(Changes changes, List<Path> files) {}

  private Changes first(ProvenRelease after) {
    var tables = new ArrayList<TableChange>();
    schema(after)
        .tables()
        .forEach((name, table) -> tables.add(added(name, table, count(released, after, name))));
    return changes(after, Optional.empty(), Schema.NONE, tables, TripleChange.NONE);
  }

  private Changes compare(Previous previous, ProvenRelease after) {
    try {
      return compare(ProvenRelease.of(previous.folder(), previous.manifestSha256()), after);
    } catch (NotComparedException fault) {
      faults.add(String.valueOf(fault.getMessage()));
      var version = Optional.of(previous.version());
      return changes(after, version, Schema.NONE, List.of(), TripleChange.NONE);
    }
  }

  private Changes compare(ProvenRelease before, ProvenRelease after) {
    var earlier = schema(before).tables();
    var later = schema(after).tables();
    var changes =
        new ArrayList<>(
            SchemaComparison.compare(new ReleasedSchema(earlier), new ReleasedSchema(later)));
    changes.addAll(
        SchemaComparison.compareLicense(before.manifest().license(), after.manifest().license()));
    var names = new LinkedHashSet<>(later.keySet());
    names.addAll(earlier.keySet());
    var tables = new ArrayList<TableChange>();
    names.forEach(name -> tables.add(compareTable(name, before, after, earlier, later)));
    return changes(
        after,
        Optional.of(before.manifest().version()),
        Schema.of(changes),
        tables,
        compareTriples(before, after));
  }

  private Changes changes(
      ProvenRelease after,
      Optional<String> previous,
      Schema schema,
      List<TableChange> tables,
      TripleChange triples) {
    var manifest = after.manifest();
    var fault = String.join("; ", faults);
    return new Changes(
        manifest.dataset(), manifest.version(), previous, schema, tables, triples, fault);
  }

  private TableChange compareTable(
      String name,
      ProvenRelease before,
      ProvenRelease after,
      Map<String, SchemaTable> earlier,
      Map<String, SchemaTable> later) {
    var old = earlier.get(name);
    var current = later.get(name);
    return orFault(
        () -> {
          if (current == null) {
            return new TableChange(name, List.of(), 0, count(before, name), 0, 0, "", "");
          }
          return old == null
              ? added(name, current, count(released, after, name))
              : new TableComparison(scratch, limits, before, after)
                  .compare(name, old, current, after.folder().resolve(name + DIFF));
        },
        fault -> new TableChange(name, List.of(), 0, 0, 0, 0, "", fault));
  }

  private static TableChange added(String name, SchemaTable table, long rows) {
    return new TableChange(name, table.key(), rows, 0, 0, 0, "", "");
  }

  private long count(ProvenRelease release, String table) {
    try (var engine = TableEngine.open(scratch, limits, release.folder())) {
      return count(engine, release, table);
    }
  }

  private static long count(TableEngine engine, ProvenRelease release, String table) {
    return engine.count(release.get(table + ".parquet"));
  }

  private TripleChange compareTriples(ProvenRelease before, ProvenRelease after) {
    return orFault(
        () -> {
          try {
            var target = after.folder().resolve(TRIPLES);
            var counts = new RdfPatchWriter(scratch).write(side(before), side(after), target);
            return new TripleChange(counts.added(), counts.removed(), TRIPLES);
          } catch (IOException failed) {
            throw new UncheckedIOException("cannot compare the triples", failed);
          }
        },
        _ -> TripleChange.NONE);
  }

  private Side side(ProvenRelease release) {
    var files = release.names(".nt.gz", "provenance.ttl").stream().map(release::get).toList();
    return new Side(releasesIri + release.manifest().version(), files);
  }

  /// What stands in the way of a part is told, and the other parts go on.
  private <T> T orFault(Supplier<T> part, Function<String, T> otherwise) {
    try {
      return part.get();
    } catch (NotComparedException | TableException | DiffException | PatchException fault) {
      var message = String.valueOf(fault.getMessage());
      faults.add(message);
      return otherwise.apply(message);
    }
  }

  private static ReleasedSchema schema(ProvenRelease release) {
    return ReleasedSchema.read(release.get(SchemaFiles.SCHEMA));
  }

  /// A file that no manifest lists would be a defect of the release.
  private static void deleteEarlierTry(Path release) {
    try (var files = Files.list(release)) {
      for (var file : files.toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(DIFF) || name.equals(TRIPLES) || name.equals(Changes.FILE)) {
          Files.delete(file);
        }
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot delete an earlier comparison", failed);
    }
  }
}
