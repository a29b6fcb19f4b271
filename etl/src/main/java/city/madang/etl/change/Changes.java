package city.madang.etl.change;

import city.madang.etl.source.Beside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `changes.json` of a release: what became different since the release before.
///
/// Read leniently: what is absent is empty, so that a release of another form is still told.
///
/// @param dataset id of the dataset
/// @param version of this release
/// @param previous version of the release before; empty for the first one
/// @param schema what became of the columns and their meaning
/// @param tables by name, those that are gone too; none if nothing could be compared
/// @param triples of all tables together, and of the provenance
/// @param notCompared why something was not compared, so that it must be loaded as a whole; empty
///   if all was
public record Changes(
    String dataset,
    String version,
    Optional<String> previous,
    Schema schema,
    List<TableChange> tables,
    TripleChange triples,
    String notCompared) {
  /// The name of the file in a release folder.
  public static final String FILE = "changes.json";

  private static final long MOST_BYTES = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  @SuppressWarnings("NullAway") // Jackson gives null for what is not there
  public Changes {
    dataset = Objects.requireNonNullElse(dataset, "");
    version = Objects.requireNonNullElse(version, "");
    previous = Objects.requireNonNullElse(previous, Optional.empty());
    schema = Objects.requireNonNullElse(schema, Schema.NONE);
    tables = List.copyOf(Objects.requireNonNullElse(tables, List.of()));
    triples = Objects.requireNonNullElse(triples, TripleChange.NONE);
    notCompared = Objects.requireNonNullElse(notCompared, "");
  }

  /// What became of the columns.
  ///
  /// @param change `none`, `compatible` or `breaking`
  /// @param changes each of them
  public record Schema(String change, List<SchemaChange> changes) {
    static final Schema NONE = new Schema("none", List.of());

    @SuppressWarnings("NullAway") // Jackson gives null for what is not there
    public Schema {
      change = Objects.requireNonNullElse(change, "none");
      changes = List.copyOf(Objects.requireNonNullElse(changes, List.of()));
    }

    static Schema of(List<SchemaChange> changes) {
      var change =
          changes.isEmpty()
              ? "none"
              : changes.stream().allMatch(SchemaChange::compatible) ? "compatible" : "breaking";
      return new Schema(change, changes);
    }

    /// Tells whether a reader of the release before may go wrong with this one.
    public boolean isBreaking() {
      return change.equals("breaking");
    }
  }

  /// What became of the rows of a table.
  ///
  /// @param table its name
  /// @param key the columns that tell rows apart; empty if rows were compared as a multiset
  /// @param file the row diff; empty for a table that is new, gone or not compared
  /// @param notCompared why there is no diff of it; empty if it was compared
  public record TableChange(
      String table,
      List<String> key,
      long added,
      long removed,
      long changed,
      long unchanged,
      String file,
      String notCompared) {
    @SuppressWarnings("NullAway") // Jackson gives null for what is not there
    public TableChange {
      key = List.copyOf(Objects.requireNonNullElse(key, List.of()));
      file = Objects.requireNonNullElse(file, "");
      notCompared = Objects.requireNonNullElse(notCompared, "");
    }
  }

  /// What became of the triples.
  ///
  /// @param file the RDF patch; empty for the first release, or if they were not compared
  public record TripleChange(long added, long removed, String file) {
    static final TripleChange NONE = new TripleChange(0, 0, "");

    @SuppressWarnings("NullAway") // Jackson gives null for what is not there
    public TripleChange {
      file = Objects.requireNonNullElse(file, "");
    }
  }

  /// The figures alone, for those who pass them on.
  public record Summary(Schema schema, List<TableChange> tables, TripleChange triples) {
    public Summary {
      tables = List.copyOf(tables);
    }
  }

  /// What is told of the release elsewhere.
  public Summary summary() {
    return new Summary(schema, tables, triples);
  }

  /// Whether the diffs of the release are against `other`, whose removed rows they hold.
  public boolean isSince(String other) {
    return previous.filter(other::equals).isPresent();
  }

  /// Tells whether there was a release before, and all of it was compared.
  public boolean isComplete() {
    return previous.isPresent() && notCompared.isEmpty();
  }

  /// Writes the file into a release folder.
  public void write(Path folder) {
    var text = JSON.writeValueAsString(this) + "\n";
    Beside.write(folder.resolve(FILE), beside -> Files.writeString(beside, text));
  }

  /// What the release in `folder` says; empty if it says nothing that can be read.
  public static Optional<Changes> find(Path folder) {
    var file = folder.resolve(FILE);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES
          ? Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), Changes.class))
          : Optional.empty();
    } catch (IOException | JacksonException unreadable) {
      return Optional.empty();
    }
  }
}
