package city.madang.etl.dataset;

import city.madang.etl.dataset.NoisePolicy.SumRule;
import java.util.Map;
import java.util.Optional;

/// What the columns mean that a release makes itself.
final class MadeMeanings {
  private static final Map<String, Meaning> TRACKS =
      Map.of(
          TrackColumns.PIECE,
          Meaning.of(
              "이동 조각의 가명. 조각마다 새로 뽑으며 공개본마다 다름",
              "Pseudonym of the piece, drawn anew for each piece and each release"),
          TrackColumns.SEQUENCE,
          Meaning.of("조각 안에서 지점의 차례, 1부터", "Place of the point in its piece, from 1"),
          "origin",
          Meaning.of("출발한 칸", "Cell of departure"),
          "destination",
          Meaning.of("도착한 칸", "Cell of arrival"),
          "window",
          Meaning.of("출발한 시간대 (UTC)", "Time of departure (UTC)"),
          "trips",
          Meaning.of("이동 수", "Number of trips"),
          "vehicles",
          Meaning.of("차량 수", "Number of vehicles"));

  private MadeMeanings() {}

  /// Of a column of pieces or flows.
  static Meaning track(String column) {
    return TRACKS.getOrDefault(column, Meaning.UNTOLD);
  }

  static Meaning count(NoisePolicy policy) {
    return Meaning.of(
        "앞의 값이 같은 행의 수. 한 사람의 행은 %d개까지 세고, 차분 프라이버시 잡음을 더함%s"
            .formatted(policy.contribution(), floor(policy, "; %d 미만은 싣지 않음", "; 0보다 작을 수 있음")),
        "Rows with these values, at most %d of one person, with noise of differential privacy%s"
            .formatted(
                policy.contribution(),
                floor(policy, "; those below %d are left out", "; may be below 0")));
  }

  private static String floor(NoisePolicy policy, String some, String none) {
    return policy.floor().isPresent() ? some.formatted(policy.floor().getAsLong()) : none;
  }

  /// @param unit of what is summed
  static Meaning sum(SumRule rule, Optional<Unit> unit) {
    var sum =
        Meaning.of(
            "%s의 합. 값은 %d에서 %d까지로 세고, 차분 프라이버시 잡음을 더함"
                .formatted(rule.field(), rule.from(), rule.to()),
            "Sum of %s, each taken as %d to %d, with noise of differential privacy"
                .formatted(rule.field(), rule.from(), rule.to()));
    return new Meaning(sum.description(), unit);
  }
}
