package city.madang.portal.sparql.status;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.HdrHistogram.Histogram;

/// The status for monitoring. Labels are names of ours: none holds a query or an address.
public final class SparqlMetrics implements MultiCollector {
  private static final double MICROS = 1e6;
  private static final List<Double> BOUNDS =
      List.of(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1., 2.5, 5., 10., 30.);

  private final StatusWatch watch;

  public SparqlMetrics(StatusWatch watch) {
    this.watch = watch;
  }

  @Override
  public MetricSnapshots collect() {
    var status = watch.look();
    var tally = watch.figures().sinceStart();
    var metrics = new ArrayList<MetricSnapshot>();
    metrics.add(queries(status.sinceStart()));
    metrics.add(answers(tally));
    metrics.add(lanes("running", "Queries that run", status, SparqlStatus.LaneStatus::running));
    metrics.add(lanes("waiting", "Queries that wait", status, SparqlStatus.LaneStatus::waiting));
    metrics.add(lanes("lost", "Queries that do not end", status, SparqlStatus.LaneStatus::lost));
    metrics.add(lanes("places", "Queries at once", status, SparqlStatus.LaneStatus::places));
    metrics.add(gauge("uptime_seconds", "Since the start", (double) status.uptimeSeconds()));
    var state = status.data().state();
    if (state != null) {
      metrics.add(gauge("data_state", "Changes of the data since the start", (double) state));
    }
    var published = status.data().published();
    if (published != null) {
      metrics.add(published(published));
    }
    return new MetricSnapshots(metrics);
  }

  private static MetricSnapshot published(Instant published) {
    var seconds = published.toEpochMilli() / 1e3;
    return gauge("data_published_seconds", "When the newest release was published", seconds);
  }

  private static CounterSnapshot queries(Figures figures) {
    var counter =
        CounterSnapshot.builder()
            .name("madang_sparql_queries")
            .help("Queries that have ended, by what became of them");
    counter.dataPoint(count("answered", figures.answered()));
    figures.failed().forEach((kind, number) -> counter.dataPoint(count(kind, number)));
    return counter.build();
  }

  private static CounterDataPointSnapshot count(String outcome, long number) {
    return CounterDataPointSnapshot.builder()
        .labels(Labels.of("outcome", outcome))
        .value((double) number)
        .build();
  }

  private static HistogramSnapshot answers(Tally tally) {
    return HistogramSnapshot.builder()
        .name("madang_sparql_answer_seconds")
        .help("Until an answer began, by whether it was known already")
        .dataPoint(times("hit", tally.cached()))
        .dataPoint(times("miss", tally.evaluated()))
        .build();
  }

  private static HistogramDataPointSnapshot times(String cache, Histogram micros) {
    return HistogramDataPointSnapshot.builder()
        .labels(Labels.of("cache", cache))
        .classicHistogramBuckets(buckets(micros))
        .sum(micros.getTotalCount() == 0 ? 0 : micros.getMean() * micros.getTotalCount() / MICROS)
        .build();
  }

  /// Each holds what is beyond the one before it.
  private static ClassicHistogramBuckets buckets(Histogram micros) {
    var buckets = ClassicHistogramBuckets.builder();
    long before = 0;
    for (double bound : BOUNDS) {
      long upTo = micros.getCountBetweenValues(0, (long) (bound * MICROS));
      buckets.bucket(bound, upTo - before);
      before = upTo;
    }
    return buckets.bucket(Double.POSITIVE_INFINITY, micros.getTotalCount() - before).build();
  }

  private static GaugeSnapshot lanes(
      String what, String help, SparqlStatus status, ToIntFunction<SparqlStatus.LaneStatus> value) {
    var gauge = GaugeSnapshot.builder().name("madang_sparql_lane_" + what).help(help);
    status
        .lanes()
        .forEach(
            (name, lane) ->
                gauge.dataPoint(
                    GaugeDataPointSnapshot.builder()
                        .labels(Labels.of("lane", name))
                        .value(value.applyAsInt(lane))
                        .build()));
    return gauge.build();
  }

  private static GaugeSnapshot gauge(String name, String help, double value) {
    return GaugeSnapshot.builder()
        .name("madang_sparql_" + name)
        .help(help)
        .dataPoint(GaugeDataPointSnapshot.builder().value(value).build())
        .build();
  }
}
