package city.madang.portal.openapi;

import static city.madang.portal.problem.ProblemType.DATASET_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.FILE_DAMAGED;
import static city.madang.portal.problem.ProblemType.FILE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.OVERLOADED;
import static city.madang.portal.problem.ProblemType.RANGE_NOT_SATISFIABLE;
import static city.madang.portal.problem.ProblemType.RELEASE_NOT_FOUND;
import static city.madang.portal.problem.ProblemType.RELEASE_RETIRED;
import static city.madang.portal.problem.ProblemType.RELEASE_WITHDRAWN;

import city.madang.etl.export.Manifests;
import city.madang.etl.export.ReleasedFile;
import city.madang.portal.openapi.example.TableExamples;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/// What can be asked of one dataset, with its own tables, fields and values.
final class DatasetDocument {
  private final DescribedRelease described;
  private final RecordsOperations records;
  private final Document document;
  private final String dataset;
  private final String version;

  private DatasetDocument(DescribedRelease described, List<Format> formats, URI baseIri) {
    this.described = described;
    this.records = new RecordsOperations(described.tables(), formats);
    this.dataset = described.release().dataset().value();
    this.version = described.release().version();
    var title = described.release().title();
    this.document =
        new Document(
            baseIri,
            title.ko() + " / " + title.en(),
            version,
            "Rows and files of `%s`. Made from release %s; what it describes never changes there."
                .formatted(dataset, version));
    document.info().putObject("license").put("name", described.manifest().license());
  }

  /// @param current whether the addresses of the current release are in it too
  static Document of(
      DescribedRelease described, boolean current, List<Format> formats, URI baseIri) {
    var made = new DatasetDocument(described, formats, baseIri);
    made.putRecords(current);
    made.putFiles(current);
    return made.document;
  }

  private void putRecords(boolean current) {
    if (described.tables().isEmpty()) {
      return; // a release without Parquet
    }
    var examples =
        described.tables().stream()
            .map(DescribedTable::sample)
            .flatMap(sample -> TableExamples.of(sample).stream())
            .toList();
    records.putParameters(document, examples);
    RowSchemas.put(document, described.tables());
    if (current) {
      putRecords("/api/datasets/" + dataset, "current");
    }
    putRecords("/api/datasets/%s/releases/%s".formatted(dataset, version), "release");
  }

  private void putRecords(String base, String of) {
    document.get(base + RecordsOperations.PAGE, records.page(of + "-records"));
    document.get(base + RecordsOperations.EXPORT, records.export(of + "-export"));
  }

  private void putFiles(boolean current) {
    if (current) {
      document.get(
          "/datasets/%s/latest/{file}".formatted(dataset),
          files("latest-file", "The file of the current release")
              .other(307, "To the file of the version that is current")
              .problems(DATASET_NOT_FOUND, FILE_NOT_FOUND, FILE_DAMAGED));
    }
    document.get("/datasets/%s/releases/%s/{file}".formatted(dataset, version), release());
  }

  private Operation release() {
    var operation =
        files("release-file", "A file of release %s, which never changes".formatted(version))
            .describe("Ranges, strong ETags, `Repr-Digest`, gzip and zstd.");
    var content = operation.answer("The file");
    described.manifest().files().stream()
        .map(ReleasedFile::mediaType)
        .distinct()
        .forEach(content::putObject);
    return operation
        .other(206, "Parts of it")
        .other(304, "It is the one that you have")
        .problems(
            RELEASE_NOT_FOUND,
            FILE_NOT_FOUND,
            RELEASE_WITHDRAWN,
            RELEASE_RETIRED,
            RANGE_NOT_SATISFIABLE,
            OVERLOADED,
            FILE_DAMAGED);
  }

  private Operation files(String id, String summary) {
    var names =
        Stream.concat(
                Stream.of(Manifests.FILE),
                described.manifest().files().stream().map(ReleasedFile::name))
            .toList();
    return new Operation("files", id, summary)
        .path("file", "Its name; `manifest.json` tells size and SHA-256", Schemas.oneOf(names));
  }
}
