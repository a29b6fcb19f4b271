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
  /// As [#read] reads them, of `release r`.
  static final String COLUMNS =
      "r.dataset, r.version, r.title_ko, r.title_en, r.published_at, r.manifest_sha256";

  private static final String SELECT = "select " + COLUMNS + " from release r ";
  private static final String CURRENT =
      "join current_release c on c.dataset = r.dataset and c.version = r.version ";

  private static final String INTENT =
      "select dataset, version, title_ko, title_en, fingerprint, manifest_sha256,"
          + " signature_sha256, report_sha256 from switch_intent ";
  static final String KEPT = "r.withdrawn_at is null and r.retired_at is null ";

  /// The current release, or the newest kept one of a dataset that has none.
  private static final String LAST_KEPT =
      "left join current_release c on c.dataset = r.dataset and c.version = r.version"
          + " where r.dataset = ? and "
          + KEPT
          + "order by case when c.version is null then 1 else 0 end,"
          + " r.published_at desc, length(r.version) desc, r.version desc"
          + " fetch first 1 rows only";

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

  /// The release that the next one is compared with: the current one or, when that was withdrawn,
  /// the newest that is kept.
  public Optional<Release> findLastKept(DatasetId dataset) {
    return database.query(SELECT + LAST_KEPT, this::read, dataset.value()).stream().findFirst();
  }

  /// The current release of each dataset, by id.
  public List<Release> listCurrent() {
    return database.query(SELECT + CURRENT + "order by r.dataset", this::read);
  }

  /// Any release that is kept.
  public Optional<Release> find(DatasetId dataset, String version) {
    if (!Versions.isVersion(version)) {
      return Optional.empty();
    }
    var where = "where r.dataset = ? and r.version = ? and " + KEPT;
    return database.query(SELECT + where, this::read, dataset.value(), version).stream()
        .findFirst();
  }

  /// Every release that is kept, by dataset and time.
  public List<Release> listKept() {
    return database.query(
        SELECT + "where " + KEPT + "order by r.dataset, r.published_at", this::read);
  }

  /// What `manifest.json.jws` of a kept release was when it was published.
  ///
  /// @return 64 lower-case hexadecimal digits, or [Candidate#UNKNOWN], which no file has; empty if
  ///   it was published before releases were signed
  public Optional<String> findSignatureSha256(DatasetId dataset, String version) {
    return database
        .query(
            "select r.signature_sha256 from release r where r.dataset = ? and r.version = ? and "
                + KEPT,
            row -> row.getString(1),
            dataset.value(),
            version)
        .stream()
        .filter(sha256 -> !sha256.equals(Candidate.UNSIGNED))
        .findFirst();
  }

  /// The kept releases whose signature nobody has noted.
  public List<Release> listOfUnknownSignature() {
    return database.query(
        SELECT + "where r.signature_sha256 = ? and " + KEPT, this::read, Candidate.UNKNOWN);
  }

  /// Notes the signature of a release if nobody has; it never changes then.
  public void setSignature(DatasetId dataset, String version, String sha256) {
    database.transaction(
        write ->
            write.update(
                "update release set signature_sha256 = ?"
                    + " where dataset = ? and version = ? and signature_sha256 = ?",
                sha256,
                dataset.value(),
                version,
                Candidate.UNKNOWN));
  }

  /// The versions of all releases that are about people, those that are gone too.
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
        || findIntent(dataset).filter(intent -> intent.version().equals(version)).isPresent()
        || wasAbandoned(dataset, version);
  }

  /// The switches that have begun and not ended, by dataset.
  public List<Candidate> listIntents() {
    return database.query(INTENT + "order by dataset", ReleaseRegister::readIntent);
  }

  /// The switch of a dataset that has begun and not ended.
  public Optional<Candidate> findIntent(DatasetId dataset) {
    return database
        .query(INTENT + "where dataset = ?", ReleaseRegister::readIntent, dataset.value())
        .stream()
        .findFirst();
  }

  /// Gives up a switch that cannot be finished, once no door shows its version any more.
  public void abandon(DatasetId dataset, String version) {
    database.transaction(
        write -> {
          write.update(
              "delete from abandoned_switch where dataset = ? and version = ?",
              dataset.value(),
              version);
          write.update(
              "insert into abandoned_switch (dataset, version) values (?, ?)",
              dataset.value(),
              version);
          write.update(
              "delete from switch_intent where dataset = ? and version = ?",
              dataset.value(),
              version);
        });
  }

  /// Tells whether a switch to this version was given up.
  public boolean wasAbandoned(DatasetId dataset, String version) {
    return !database
        .query(
            "select version from abandoned_switch where dataset = ? and version = ?",
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
              "insert into switch_intent (dataset, version, title_ko, title_en, fingerprint,"
                  + " manifest_sha256, signature_sha256, report_sha256)"
                  + " values (?, ?, ?, ?, ?, ?, ?, ?)",
              candidate.dataset().value(),
              candidate.version(),
              candidate.title().ko(),
              candidate.title().en(),
              candidate.fingerprint(),
              candidate.manifestSha256(),
              candidate.signatureSha256(),
              candidate.reportSha256());
        });
  }

  /// Makes `candidate` the current release, clears the intent and writes down who must be told, as
  /// one transaction. One that has been withdrawn meanwhile stays so.
  public void finish(Candidate candidate, Instant published) {
    database.transaction(
        write -> {
          var dataset = candidate.dataset().value();
          var gone = findGone(write, candidate);
          if (gone.isEmpty()) {
            var previous = previousVersion(write, candidate.dataset());
            insert(write, candidate, published);
            Outbox.add(write, candidate.dataset(), candidate.version(), previous, published);
          }
          if (!gone.contains(true)) {
            write.update("delete from current_release where dataset = ?", dataset);
            write.update(
                "insert into current_release (dataset, version) values (?, ?)",
                dataset,
                candidate.version());
          }
          write.update("delete from switch_intent where dataset = ?", dataset);
        });
  }

  /// Whether a release that is known is kept no longer; nothing of one that is not known.
  private static List<Boolean> findGone(Database.Write write, Candidate candidate)
      throws SQLException {
    return write.query(
        "select case when "
            + KEPT
            + "then 0 else 1 end from release r"
            + " where r.dataset = ? and r.version = ?",
        row -> row.getInt(1) == 1,
        candidate.dataset().value(),
        candidate.version());
  }

  private static String previousVersion(Database.Write write, DatasetId dataset)
      throws SQLException {
    return write
        .query(
            "select r.version from release r " + LAST_KEPT,
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
            + " manifest_sha256, signature_sha256, report_sha256)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        candidate.dataset().value(),
        candidate.version(),
        candidate.title().ko(),
        candidate.title().en(),
        published.atOffset(ZoneOffset.UTC),
        candidate.fingerprint(),
        candidate.manifestSha256(),
        candidate.signatureSha256(),
        candidate.reportSha256());
  }

  private static Candidate readIntent(ResultSet row) throws SQLException {
    return new Candidate(
        new DatasetId(row.getString(1)),
        row.getString(2),
        new LangText(row.getString(3), row.getString(4)),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8));
  }

  private Release read(ResultSet row) throws SQLException {
    return read(row, home);
  }

  static Release read(ResultSet row, Home home) throws SQLException {
    var dataset = new DatasetId(row.getString(1));
    var version = row.getString(2);
    return new Release(
        dataset,
        version,
        new LangText(row.getString(3), row.getString(4)),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        home.release(dataset, version),
        row.getString(6));
  }
}
