package city.madang.portal.sparql.status;

import city.madang.portal.sparql.lane.Lane;
import city.madang.portal.sparql.status.SparqlStatus.DataStatus;
import city.madang.portal.sparql.status.SparqlStatus.LaneStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Looks at the door: its queries, its lanes, and the age of what it reads. Thread-safe.
public final class StatusWatch {
  /// So long nobody asks the catalog again, which has a database.
  private static final Duration KEPT = Duration.ofSeconds(5);

  private final QueryFigures figures;
  private final SortedMap<String, Lane> lanes;
  private final Supplier<Map<String, Long>> jobs;
  private final Supplier<OptionalLong> state;
  private final Supplier<Optional<Instant>> published;
  private final Clock clock;
  private final Instant started;
  private Newest newest = new Newest(Optional.empty(), Instant.MIN);

  /// @param lanes by name
  /// @param jobs how many there are, by their states
  /// @param state names what queries see; empty while it changes
  /// @param published when the newest current release was
  /// @param started when the portal's process was
  public StatusWatch(
      QueryFigures figures,
      Map<String, Lane> lanes,
      Supplier<Map<String, Long>> jobs,
      Supplier<OptionalLong> state,
      Supplier<Optional<Instant>> published,
      Instant started,
      Clock clock) {
    this.figures = figures;
    this.lanes = new TreeMap<>(lanes);
    this.jobs = jobs;
    this.state = state;
    this.published = published;
    this.started = started;
    this.clock = clock;
  }

  /// What there is to see now.
  public SparqlStatus look() {
    var shown = new TreeMap<String, LaneStatus>();
    lanes.forEach((name, lane) -> shown.put(name, LaneStatus.of(lane)));
    return new SparqlStatus(
        secondsSince(started),
        data(),
        shown,
        new TreeMap<>(jobs.get()),
        Figures.of(figures.lately()),
        Figures.of(figures.sinceStart()));
  }

  private DataStatus data() {
    var now = state.get();
    var release = newest();
    return new DataStatus(
        now.isPresent() ? now.getAsLong() : null,
        release.orElse(null),
        release.map(this::secondsSince).orElse(null));
  }

  private synchronized Optional<Instant> newest() {
    var now = clock.instant();
    if (newest.seen().isBefore(now.minus(KEPT))) {
      newest = new Newest(published.get(), now);
    }
    return newest.published();
  }

  private record Newest(Optional<Instant> published, Instant seen) {}

  private long secondsSince(Instant then) {
    return Math.max(0, Duration.between(then, clock.instant()).toSeconds());
  }

  QueryFigures figures() {
    return figures;
  }
}
