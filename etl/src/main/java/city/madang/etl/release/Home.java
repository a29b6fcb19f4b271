package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import java.nio.file.Path;

/// The one folder that holds all state of a Madang.
///
/// @param root absolute; may not exist yet
public record Home(Path root) {
  public Home {
    root = root.toAbsolutePath().normalize();
  }

  /// Raw inputs, by their SHA-256. Never served, never indexed.
  public Path vault() {
    return root.resolve("vault");
  }

  /// What runs are working on; raw rows among it.
  public Path work() {
    return root.resolve("work");
  }

  /// The steward's own dataset folders.
  public Path datasets() {
    return root.resolve("datasets");
  }

  /// Released files, one folder a version.
  public Path releases() {
    return root.resolve("releases");
  }

  /// The released files of one version.
  public Path release(DatasetId dataset, String version) {
    return releases().resolve(dataset.value()).resolve(version);
  }

  /// Answers of queries that are larger than memory, while they are sent.
  public Path answers() {
    return root.resolve("answers");
  }

  /// What the download door knows about its files: which are proven, and their coded copies.
  public Path downloads() {
    return root.resolve("downloads");
  }

  /// Compressed copies of released files, named by the SHA-256 of these.
  public Path codedCopies() {
    return downloads().resolve("coded");
  }

  /// What later releases about people are compared with; for its owner's eyes only.
  public Path register() {
    return root.resolve("register");
  }

  /// The key that releases are signed with, and the public ones.
  public Path signing() {
    return root.resolve("signing");
  }

  /// The keys of portals whose releases were verified from here.
  public Path knownKeys() {
    return root.resolve("known-keys");
  }

  /// The RDF store.
  public Path store() {
    return root.resolve("store");
  }

  /// The words and places of the RDF store's literals.
  public Path literals() {
    return root.resolve("literals");
  }

  /// The catalog's database, without its file ending.
  public Path database() {
    return root.resolve("database").resolve("madang");
  }

  /// Names another database than the one in the home; read by [DatabaseSettings].
  public Path databaseSettings() {
    return root.resolve("database.properties");
  }

  public Path elasticsearch() {
    return root.resolve("elasticsearch");
  }

  public Path wildfly() {
    return root.resolve("wildfly");
  }

  public Path logs() {
    return root.resolve("logs");
  }

  /// The secret that lets the command line of this machine act as a steward; readable by its owner.
  public Path stewardToken() {
    return root.resolve("steward.token");
  }

  /// The secret that marks positions in answers as ours; if it is lost, walks begin again.
  public Path cursorKey() {
    return root.resolve("cursor.key");
  }

  /// What the records door cannot hold in memory; emptied at each start.
  public Path queries() {
    return root.resolve("queries");
  }

  /// The secret that noise is drawn from; readable by its owner, never published.
  public Path noiseKey() {
    return root.resolve("noise.key");
  }

  /// How far the budget's ledger had come, so that an older database is noticed; readable by its
  /// owner.
  public Path budgetAnchor() {
    return root.resolve("budget.anchor");
  }
}
