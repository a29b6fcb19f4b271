package city.madang.etl.run;

import city.madang.etl.dataset.Table;
import java.nio.file.Path;

/// Where the steps of a run leave their results, so that a later step or a restart finds them.
///
/// All but `release()` hold raw rows: they are private and deleted when the run ends.
///
/// @param folder of this run alone
public record RunFiles(Path folder) {
  public static final String PRIVACY_REPORT = "privacy.json";
  public static final String PRIVACY_PAGE = "privacy.html";
  public static final String REJECTS = ".rejects.csv";

  /// Scratch space of the table engine.
  public Path scratch() {
    return folder.resolve("scratch");
  }

  /// Members of the source, opened.
  public Path input() {
    return folder.resolve("input");
  }

  /// What staging and checking counted.
  public Path counts(Table table) {
    return folder.resolve(table.name() + ".counts.json");
  }

  /// What the rules of the dataset found.
  public Path notices() {
    return folder.resolve("notices.json");
  }

  /// The rows that could be read and passed the checks, raw.
  public Path checked(Table table) {
    return folder.resolve(table.name() + ".checked.parquet");
  }

  /// What goes into the register of releases about people when this one is published.
  public Path registerEntry() {
    return folder.resolve("register.parquet");
  }

  /// The files that will be published.
  public Path release() {
    return folder.resolve("release");
  }

  /// The released rows, and the file that the verifier reads again.
  public Path released(Table table) {
    return release().resolve(table.name() + ".parquet");
  }

  /// The released triples.
  public Path triples(Table table) {
    return release().resolve(table.name() + ".nt.gz");
  }

  /// The same for people to read.
  public Path turtle(Table table) {
    return release().resolve(table.name() + ".ttl.gz");
  }

  /// What was measured about people, whether it passed or not.
  public Path privacyReport() {
    return release().resolve(PRIVACY_REPORT);
  }

  /// The same for people to read.
  public Path privacyPage() {
    return release().resolve(PRIVACY_PAGE);
  }

  /// How the release came to be, and what was measured about people, as triples.
  public Path provenance() {
    return release().resolve("provenance.ttl");
  }

  /// Lines that were not taken, and why.
  public Path rejects(Table table) {
    return folder.resolve(table.name() + REJECTS);
  }
}
