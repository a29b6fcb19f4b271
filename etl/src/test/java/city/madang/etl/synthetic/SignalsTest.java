package city.madang.etl.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SignalsTest {
  @Test
  void signals_standOnEveryRoute_inTheirDistricts() throws IOException {
    var made = Made.of("signals", 200, 7);

    var signals = made.rows();

    assertThat(Made.of("signals", 200, 7).bytes()).isEqualTo(made.bytes());
    assertThat(signals)
        .hasSize(200)
        .allSatisfy(
            it ->
                assertThat(TransitBusanTest.district(it, "latitude", "longitude"))
                    .isEqualTo(it.getOrDefault("district_code", ""))
                    .isEqualTo(it.getOrDefault("signal_id", "").substring(0, 5)));
    assertThat(
            signals.stream()
                .flatMap(it -> List.of(it.getOrDefault("route_ids", "").split(" ")).stream())
                .collect(Collectors.toSet()))
        .hasSize(40);
    assertThat(Made.shares(signals, it -> it.getOrDefault("band_ghz", "")).getOrDefault("5", 0.0))
        .isBetween(0.65, 0.85);
    assertThat(
            signals.stream()
                .mapToInt(it -> Integer.parseInt(it.getOrDefault("range_m", "")))
                .average())
        .hasValueCloseTo(300.0, within(12.0));
  }

  @Test
  void signals_more_beginWithTheSameOnes() throws IOException {
    var few = Made.of("signals", 50, 7).rows();

    var many = Made.of("signals", 400, 7).rows();

    assertThat(many.subList(0, 50).stream().map(it -> it.getOrDefault("signal_id", "")))
        .isEqualTo(few.stream().map(it -> it.getOrDefault("signal_id", "")).toList());
  }

  @Test
  void warnings_areAtSignalsOfTheRoute_inDocumentedShares() throws IOException {
    var made = Made.of("collision-warnings", 350, 7);
    var routes =
        Made.of("signals", 200, 7).rows().stream()
            .collect(
                Collectors.toMap(
                    it -> it.getOrDefault("signal_id", ""),
                    it -> List.of(it.getOrDefault("route_ids", "").split(" "))));

    var warnings = made.rows();

    assertThat(Made.of("collision-warnings", 350, 7).bytes()).isEqualTo(made.bytes());
    assertThat(warnings)
        .hasSizeBetween(6_600, 7_400)
        .allSatisfy(
            it ->
                assertThat(routes.get(it.getOrDefault("signal_id", "")))
                    .contains(it.getOrDefault("route_id", "")));
    assertThat(Made.shares(warnings, it -> it.getOrDefault("bus_id", ""))).hasSize(350);
    var kinds = Made.shares(warnings, it -> it.getOrDefault("kind", ""));
    assertThat(kinds.getOrDefault("forward", 0.0)).isBetween(0.42, 0.48);
    assertThat(kinds.getOrDefault("speed", 0.0)).isBetween(0.08, 0.12);
    var days = Made.shares(warnings, it -> it.getOrDefault("warned_at", "").substring(0, 10));
    assertThat(days).hasSize(7);
    assertThat(days.getOrDefault("2026-11-16", 0.0)).isBetween(0.135, 0.175);
    assertThat(days.getOrDefault("2026-11-22", 0.0)).isBetween(0.095, 0.13);
  }
}
