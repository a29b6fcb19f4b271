package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.LangText;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Which releases exist, and which one of each dataset is current. Thread-safe.
public final class ReleaseRegister {
  private static final String SELECT =
      "select r.dataset, r.version, r.title_ko, r.title_en, r.published_at from release r ";
  private static final String CURRENT =
      "join current_release c on c.dataset = r.dataset and c.version = r.version ";

  private final Database database;
  private final Home home;

  public ReleaseRegister(DataSource dataSource, Home home) {
    this.database = new Database(dataSource);
    this.home = home;
  }

  /// The release that all doors show.
  public Optional<Release> findCurrent(DatasetId dataset) {
    return database
        .query(SELECT + CURRENT + "where r.dataset = ?", this::read, dataset.value())
        .stream()
        .findFirst();
  }

  /// The current release of each dataset, by id.
  public List<Release> listCurrent() {
    return database.query(SELECT + CURRENT + "order by r.dataset", this::read);
  }

  /// Any release that is kept.
  public Optional<Release> find(DatasetId dataset, String version) {
    var where = "where r.dataset = ? and r.version = ?";
    return database.query(SELECT + where, this::read, dataset.value(), version).stream()
        .findFirst();
  }

  /// Every release that is kept, by dataset and time.
  public List<Release> listKept() {
    return database.query(SELECT + "order by r.dataset, r.published_at", this::read);
  }

  /// What `manifest.json` of a kept release was when it was published.
  ///
  /// @return 64 lower-case hexadecimal digits
  public Optional<String> findManifestSha256(DatasetId dataset, String version) {
    return database
        .query(
            "select manifest_sha256 from release where dataset = ? and version = ?",
            row -> row.getString(1),
            dataset.value(),
            version)
        .stream()
        .findFirst();
  }

  /// The versions of all releases that are about people.
  public List<String> listAboutPeople(DatasetId dataset) {
    return database.query(
        "select version from release where dataset = ? and report_sha256 <> '' order by version",
        row -> row.getString(1),
        dataset.value());
  }

  /// What the current release of `dataset` was made from.
  public Optional<String> findFingerprint(DatasetId dataset) {
    return database
        .query(
            "select r.fingerprint from release r " + CURRENT + "where r.dataset = ?",
            row -> row.getString(1),
            dataset.value())
        .stream()
        .findFirst();
  }

  /// The next free version of the day of `now` in UTC; none that a run has shown anybody, even if
  /// it was cut off before it ended.
  public String nextVersion(DatasetId dataset, Instant now) {
    var day = Versions.day(now);
    var taken =
        database.query(
            "select version from release where dataset = ? and version like ?",
            row -> Versions.number(row.getString(1)),
            dataset.value(),
            day + ".%");
    int number = taken.stream().mapToInt(each -> each).max().orElse(0) + 1;
    while (wasShown(dataset, day + "." + number)) {
      number++;
    }
    return day + "." + number;
  }

  private boolean wasShown(DatasetId dataset, String version) {
    return Files.exists(home.release(dataset, version))
        || new PeopleRegister(home.register()).holds(dataset, version)
        || !database
            .query(
                "select version from switch_intent where dataset = ? and version = ?",
                row -> row.getString(1),
                dataset.value(),
                version)
            .isEmpty();
  }

  /// Writes down that the switch to `candidate` has begun. From here on it is finished, even after
  /// a crash.
  public void begin(Candidate candidate) {
    database.transaction(
        write -> {
          write.update("delete from switch_intent where dataset = ?", candidate.dataset().value());
          write.update(
              "insert into switch_intent (dataset, version) values (?, ?)",
              candidate.dataset().value(),
              candidate.version());
        });
  }

  /// Makes `candidate` the current release, clears the intent and writes down who must be told, as
  /// one transaction.
  public void finish(Candidate candidate, Instant published) {
    database.transaction(
        write -> {
          if (find(candidate.dataset(), candidate.version()).isEmpty()) {
            insert(write, candidate, published);
            Outbox.add(
                write,
                candidate.dataset(),
                candidate.version(),
                currentVersion(write, candidate.dataset()),
                published);
          }
          var dataset = candidate.dataset().value();
          write.update("delete from current_release where dataset = ?", dataset);
          write.update(
              "insert into current_release (dataset, version) values (?, ?)",
              dataset,
              candidate.version());
          write.update("delete from switch_intent where dataset = ?", dataset);
        });
  }

  private static String currentVersion(Database.Write write, DatasetId dataset)
      throws SQLException {
    return write
        .query(
            "select version from current_release where dataset = ?",
            row -> row.getString(1),
            dataset.value())
        .stream()
        .findFirst()
        .orElse("");
  }

  private static void insert(Database.Write write, Candidate candidate, Instant published)
      throws SQLException {
    write.update(
        "insert into release (dataset, version, title_ko, title_en, published_at, fingerprint,"
            + " manifest_sha256, report_sha256) values (?, ?, ?, ?, ?, ?, ?, ?)",
        candidate.dataset().value(),
        candidate.version(),
        candidate.title().ko(),
        candidate.title().en(),
        published.atOffset(ZoneOffset.UTC),
        candidate.fingerprint(),
        candidate.manifestSha256(),
        candidate.reportSha256());
  }

  private Release read(ResultSet row) throws SQLException {
    var dataset = new DatasetId(row.getString(1));
    var version = row.getString(2);
    return new Release(
        dataset,
        version,
        new LangText(row.getString(3), row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        home.release(dataset, version));
  }
}
