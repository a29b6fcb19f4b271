package city.madang.portal.records;

import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;
import static city.madang.portal.problem.ProblemType.FILE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.dataset.Nearest;
import city.madang.etl.export.Manifest;
import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.etl.export.schema.SchemaFiles;
import city.madang.etl.records.RecordEngine;
import city.madang.etl.records.query.InvalidQueryException;
import city.madang.etl.records.query.RecordTable;
import city.madang.etl.release.Release;
import city.madang.etl.release.ReleaseEntry;
import city.madang.etl.release.ReleaseHistory;
import city.madang.etl.release.ReleaseRegister;
import city.madang.portal.problem.GoneProblem;
import city.madang.portal.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Finds the tables of releases: Parquet files that the manifest lists, and that are proven.
public final class ReleasedTables {
  private static final String PARQUET = ".parquet";
  private static final int PROOF_SECONDS = 10;
  private static final int KNOWN = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ReleaseRegister register;
  private final ReleaseHistory history;
  private final ProvenFiles proofs;
  private final RecordEngine engine;
  private final Map<Path, RecordTable> known = new ConcurrentHashMap<>();

  public ReleasedTables(
      ReleaseRegister register, ReleaseHistory history, ProvenFiles proofs, RecordEngine engine) {
    this.register = register;
    this.history = history;
    this.proofs = proofs;
    this.engine = engine;
  }

  /// A table of a release.
  public record Found(Release release, Path parquet, String sha256, RecordTable table) {}

  /// What a release holds.
  ///
  /// @param schema `schema.json`; lacks everything if the release has none
  public record Contents(Manifest manifest, JsonNode schema, List<Found> tables) {
    public Contents {
      tables = List.copyOf(tables);
    }

    /// The Table Schema of a table; may lack everything.
    public JsonNode schema(RecordTable table) {
      return described(schema, table.name()).path("schema");
    }
  }

  /// Problems: 404 `dataset-not-found`, 410 as of [#release].
  public Release current(DatasetId id) {
    return register
        .findCurrent(id)
        .orElseThrow(
            () ->
                history
                    .findNewest(id)
                    .map(this::gone)
                    .orElseGet(() -> DATASET_NOT_FOUND.with("it may not be published yet")));
  }

  /// Problems: 404 `dataset-not-found`, `release-not-found`, 410 `release-withdrawn`,
  /// `release-retired`.
  public Release release(DatasetId id, String version) {
    return register
        .find(id, version)
        .orElseThrow(() -> history.find(id, version).map(this::gone).orElseGet(() -> unknown(id)));
  }

  private ProblemException unknown(DatasetId id) {
    return history.findNewest(id).isPresent()
        ? RELEASE_NOT_FOUND.with("/api/datasets lists the current one")
        : DATASET_NOT_FOUND.with("it may not be published yet");
  }

  /// A release that was published between two looks is there at the next.
  private ProblemException gone(ReleaseEntry entry) {
    var current = register.findCurrent(entry.release().dataset()).map(Release::version);
    return entry.kept()
        ? RELEASE_NOT_FOUND.with("it became current just now: ask again")
        : GoneProblem.of(entry, current);
  }

  /// All that a release holds.
  ///
  /// Problems: 503 `file-damaged`, `overloaded`.
  public Contents contents(Release release) {
    var manifest = manifest(release);
    var tables = tables(manifest).stream().map(file -> found(release, manifest, file)).toList();
    return new Contents(manifest, schema(release, manifest), tables);
  }

  /// The table of this name; the only one if the name is empty.
  ///
  /// Problems: 404 `file-not-found`, 503 `file-damaged`, `overloaded`.
  Found find(Release release, String name) {
    var manifest = manifest(release);
    var tables = tables(manifest);
    if (tables.isEmpty()) {
      throw FILE_NOT_FOUND.with("this release has no table as Parquet");
    }
    return found(release, manifest, choose(tables, name));
  }

  private static List<ReleasedFile> tables(Manifest manifest) {
    return manifest.files().stream().filter(file -> file.name().endsWith(PARQUET)).toList();
  }

  private Found found(Release release, Manifest manifest, ReleasedFile file) {
    var path = release.folder().resolve(file.name());
    requireProven(path, file.sha256());
    return new Found(release, path, file.sha256(), table(release, manifest, path, file));
  }

  private Manifest manifest(Release release) {
    requireProven(release.folder().resolve(Manifests.FILE), release.manifestSha256());
    return Manifests.read(release.folder());
  }

  private static ReleasedFile choose(List<ReleasedFile> tables, String name) {
    var names = tables.stream().map(ReleasedTables::tableName).toList();
    if (name.isEmpty() && tables.size() > 1) {
      throw new InvalidQueryException("table", 0, "there are several tables: name one", names);
    }
    return tables.stream()
        .filter(file -> name.isEmpty() || tableName(file).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidQueryException(
                    "table",
                    1,
                    "there is no table '%s'".formatted(name) + Nearest.hint(name, names),
                    names));
  }

  private static String tableName(ReleasedFile file) {
    return file.name().substring(0, file.name().length() - PARQUET.length());
  }

  private RecordTable table(Release release, Manifest manifest, Path path, ReleasedFile file) {
    var before = known.get(path);
    if (before != null) {
      return before;
    }
    if (known.size() > KNOWN) {
      known.clear();
    }
    var name = tableName(file);
    var table = new RecordTable(name, engine.describe(path), location(release, manifest, name));
    known.put(path, table);
    return table;
  }

  private Optional<Location> location(Release release, Manifest manifest, String table) {
    return described(schema(release, manifest), table)
        .optional("location")
        .map(at -> new Location(at.path("latitude").asString(), at.path("longitude").asString()));
  }

  /// What `schema.json` says of a table; lacks everything if that is nothing.
  private static JsonNode described(JsonNode schema, String table) {
    return schema
        .path("tables")
        .valueStream()
        .filter(one -> one.path("name").asString("").equals(table))
        .findFirst()
        .orElseGet(JSON::missingNode);
  }

  private JsonNode schema(Release release, Manifest manifest) {
    var listed =
        manifest.files().stream().filter(f -> f.name().equals(SchemaFiles.SCHEMA)).findFirst();
    if (listed.isEmpty()) {
      return JSON.missingNode();
    }
    var path = release.folder().resolve(SchemaFiles.SCHEMA);
    requireProven(path, listed.get().sha256());
    return JSON.readTree(path);
  }

  private void requireProven(Path file, String sha256) {
    switch (proofs.look(file, sha256)) {
      case ProvenFiles.State.Proven() -> {}
      case ProvenFiles.State.Damaged() ->
          throw FILE_DAMAGED.with("the steward has been told; other files are not affected");
      case ProvenFiles.State.Later(var done) -> {
        await(done);
        if (!(proofs.look(file, sha256) instanceof ProvenFiles.State.Proven)) {
          throw OVERLOADED.with("the file is being checked: ask again in a while");
        }
      }
    }
  }

  private static void await(CompletableFuture<Void> done) {
    try {
      done.get(PROOF_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException _) {
      // It is looked at again.
    }
  }
}
