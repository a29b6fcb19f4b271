package city.madang.etl.release;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.release.ReleaseEntry.News;
import city.madang.etl.release.ReleaseEntry.Position;
import city.madang.etl.release.Tombstone.Retired;
import city.madang.etl.release.Tombstone.Withdrawn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Every release there ever was, by the time at which it became current. Thread-safe.
public final class ReleaseHistory {
  private static final String SELECT =
      """
      select %s, c.version, r.withdrawn_at, r.withdrawn_why, r.retired_at, r.retired_by
      from release r
      left join current_release c on c.dataset = r.dataset and c.version = r.version
      """
          .formatted(ReleaseRegister.COLUMNS);
  private static final String KEPT = " and " + ReleaseRegister.KEPT;

  /// `.10` after `.9` among those of one moment.
  private static final String BEFORE =
      " and (r.published_at, length(r.version), r.version) < (?, ?, ?)";

  private static final String AFTER = BEFORE.replace('<', '>');
  private static final String OLDEST_FIRST =
      " order by r.published_at, length(r.version), r.version";
  private static final String NEWEST_FIRST =
      " order by r.published_at desc, length(r.version) desc, r.version desc";

  private static final String OF = "where (r.dataset = ? or ? = '')";
  private static final String NEWS_AT = "coalesce(r.withdrawn_at, r.published_at)";
  private static final String OLDER_NEWS =
      " and (" + NEWS_AT + ", r.dataset, length(r.version), r.version) < (?, ?, ?, ?)";
  private static final String LATEST_NEWS_FIRST =
      " order by " + NEWS_AT + " desc, r.dataset desc, length(r.version) desc, r.version desc";

  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final Database database;
  private final Home home;

  public ReleaseHistory(DataSource dataSource, Home home) {
    this.database = new Database(dataSource);
    this.home = home;
  }

  /// A release, kept or not.
  public Optional<ReleaseEntry> find(DatasetId dataset, String version) {
    return Versions.isVersion(version)
        ? first(SELECT + "where r.dataset = ? and r.version = ?", dataset.value(), version)
        : Optional.empty();
  }

  /// The newest release that was published by `moment`. If it was withdrawn before `moment`, the
  /// dataset had no current release then.
  public Optional<ReleaseEntry> findAt(DatasetId dataset, Instant moment) {
    return first(
        SELECT + "where r.dataset = ? and r.published_at <= ?" + NEWEST_FIRST,
        dataset.value(),
        time(moment));
  }

  /// The newest release, kept or not.
  public Optional<ReleaseEntry> findNewest(DatasetId dataset) {
    return first(SELECT + "where r.dataset = ?" + NEWEST_FIRST, dataset.value());
  }

  /// The first release, kept or not.
  public Optional<ReleaseEntry> findOldest(DatasetId dataset) {
    return first(SELECT + "where r.dataset = ?" + OLDEST_FIRST, dataset.value());
  }

  /// The kept release before this place.
  public Optional<ReleaseEntry> findBefore(DatasetId dataset, Position place) {
    return first(
        SELECT + "where r.dataset = ?" + KEPT + BEFORE + NEWEST_FIRST, values(dataset, place));
  }

  /// The kept release after this place.
  public Optional<ReleaseEntry> findAfter(DatasetId dataset, Position place) {
    return first(
        SELECT + "where r.dataset = ?" + KEPT + AFTER + OLDEST_FIRST, values(dataset, place));
  }

  /// All kept releases, the oldest first.
  public List<ReleaseEntry> listKept(DatasetId dataset) {
    return database.query(
        SELECT + "where r.dataset = ?" + KEPT + OLDEST_FIRST, this::read, dataset.value());
  }

  /// Releases, the newest first.
  ///
  /// @param after the place after which to go on; from the newest one if there is none
  /// @param size at most so many
  public List<ReleaseEntry> list(DatasetId dataset, Optional<Position> after, int size) {
    var values = new ArrayList<Object>(List.of(dataset.value()));
    after.ifPresent(place -> values.addAll(place(place)));
    values.add(size);
    return database.query(
        SELECT
            + "where r.dataset = ?"
            + (after.isPresent() ? BEFORE : "")
            + NEWEST_FIRST
            + " fetch first ? rows only",
        this::read,
        values.toArray());
  }

  /// Releases by what became of them, the latest publication or withdrawal first.
  ///
  /// @param dataset whose releases; those of all if there is none
  /// @param after the place after which to go on; from the latest one if there is none
  /// @param size at most so many
  public List<ReleaseEntry> listNews(Optional<DatasetId> dataset, Optional<News> after, int size) {
    var values = of(dataset);
    after.ifPresent(place -> values.addAll(place(place)));
    values.add(size);
    return database.query(
        SELECT
            + OF
            + (after.isPresent() ? OLDER_NEWS : "")
            + LATEST_NEWS_FIRST
            + " fetch first ? rows only",
        this::read,
        values.toArray());
  }

  /// When a release was last published, withdrawn or retired; empty if there never was one.
  ///
  /// @param dataset whose releases; those of all if there is none
  public Optional<Instant> findLastChange(Optional<DatasetId> dataset) {
    return database
        .query(
            "select max(r.published_at), max(r.withdrawn_at), max(r.retired_at) from release r "
                + OF,
            ReleaseHistory::readMoments,
            of(dataset).toArray())
        .getFirst()
        .stream()
        .max(Comparator.naturalOrder());
  }

  private static List<Instant> readMoments(ResultSet row) throws SQLException {
    return Stream.of(
            row.getObject(1, OffsetDateTime.class),
            row.getObject(2, OffsetDateTime.class),
            row.getObject(3, OffsetDateTime.class))
        .filter(Objects::nonNull)
        .map(OffsetDateTime::toInstant)
        .toList();
  }

  private static List<Object> of(Optional<DatasetId> dataset) {
    var id = dataset.map(DatasetId::value).orElse("");
    return new ArrayList<>(List.of(id, id));
  }

  private static List<Object> place(News place) {
    var version = place.version();
    return List.of(time(place.at()), place.dataset().value(), version.length(), version);
  }

  private Optional<ReleaseEntry> first(String sql, Object... values) {
    return database.query(sql + " fetch first 1 rows only", this::read, values).stream()
        .findFirst();
  }

  private static Object[] values(DatasetId dataset, Position place) {
    var values = new ArrayList<Object>(List.of(dataset.value()));
    values.addAll(place(place));
    return values.toArray();
  }

  private static List<Object> place(Position place) {
    return List.of(time(place.published()), place.version().length(), place.version());
  }

  /// As exact as the databases keep it, and within their calendar.
  private static OffsetDateTime time(Instant moment) {
    var known = moment.isBefore(Instant.EPOCH) ? Instant.EPOCH : moment;
    known = known.isAfter(LAST) ? LAST : known;
    return known.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  private ReleaseEntry read(ResultSet row) throws SQLException {
    var release = ReleaseRegister.read(row, home);
    return new ReleaseEntry(release, row.getString(7) != null, tombstone(row));
  }

  private static Optional<Tombstone> tombstone(ResultSet row) throws SQLException {
    var withdrawn = row.getObject(8, OffsetDateTime.class);
    if (withdrawn != null) {
      return Optional.of(new Withdrawn(withdrawn.toInstant(), row.getString(9)));
    }
    var retired = row.getObject(10, OffsetDateTime.class);
    return retired == null
        ? Optional.empty()
        : Optional.of(new Retired(retired.toInstant(), row.getString(11)));
  }
}
