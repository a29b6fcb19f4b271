package city.madang.portal.sparql.status;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.portal.sparql.lane.Lane;
import city.madang.portal.sparql.lane.Lost;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StatusWatchTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private final QueryFigures figures = new QueryFigures(() -> 0);
  private final Lost lost = new Lost(5);
  private final Lane heavy = new Lane(1, 4, 3, lost);
  private final StatusWatch watch =
      new StatusWatch(
          figures,
          Map.of("heavy", heavy, "cheap", new Lane(8, 4, 3, lost)),
          () -> Map.of("running", 1L),
          () -> OptionalLong.of(7),
          () -> Optional.of(NOW.minusSeconds(90)),
          NOW.minusSeconds(30),
          Clock.fixed(NOW, UTC));

  @Test
  void look_lanesAndData_areAsTheyAre() {
    var _ = heavy.enter("a");
    var _ = heavy.enter("b");
    heavy.enter("c").cancel(false);

    var status = watch.look();

    assertThat(status.uptimeSeconds()).isEqualTo(30);
    assertThat(status.lanes())
        .containsEntry("heavy", new SparqlStatus.LaneStatus(1, 1, 1, 0, 5))
        .containsEntry("cheap", new SparqlStatus.LaneStatus(0, 0, 8, 0, 5));
    assertThat(status.jobs()).containsExactly(Map.entry("running", 1L));
    assertThat(status.data()).isEqualTo(new SparqlStatus.DataStatus(7L, NOW.minusSeconds(90), 90L));
  }

  @Test
  void look_oftenInSomeSeconds_asksTheCatalogOnce() {
    var now = new AtomicReference<>(NOW);
    var asked = new AtomicInteger();
    InstantSource clock = now::get;
    var often =
        new StatusWatch(
            figures,
            Map.of(),
            Map::of,
            OptionalLong::empty,
            () -> Optional.of(NOW.plusSeconds(asked.incrementAndGet())),
            NOW,
            clock.withZone(UTC));

    assertThat(often.look().data().published()).isEqualTo(NOW.plusSeconds(1));
    now.set(NOW.plusSeconds(4));
    assertThat(often.look().data().published()).isEqualTo(NOW.plusSeconds(1));
    now.set(NOW.plusSeconds(10));
    assertThat(often.look().data().published()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void collect_answersAndFailures_areOpenMetrics() throws IOException {
    figures.answered(true, Duration.ofMillis(2).toNanos());
    figures.answered(false, Duration.ofSeconds(2).toNanos());
    figures.answered(false, Duration.ofSeconds(90).toNanos());
    figures.failed("sparql-syntax");

    var out = new ByteArrayOutputStream();
    OpenMetricsTextFormatWriter.create().write(out, new SparqlMetrics(watch).collect());

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("madang_sparql_queries_total{outcome=\"answered\"} 3.0")
        .contains("madang_sparql_queries_total{outcome=\"sparql-syntax\"} 1.0")
        .contains("madang_sparql_answer_seconds_bucket{cache=\"hit\",le=\"0.001\"} 0")
        .contains("madang_sparql_answer_seconds_bucket{cache=\"hit\",le=\"0.0025\"} 1")
        .contains("madang_sparql_answer_seconds_bucket{cache=\"miss\",le=\"2.5\"} 1")
        .contains("madang_sparql_answer_seconds_bucket{cache=\"miss\",le=\"+Inf\"} 2")
        .contains("madang_sparql_lane_places{lane=\"heavy\"} 1.0")
        .contains("madang_sparql_data_state 7.0")
        .endsWith("# EOF\n");
  }
}
