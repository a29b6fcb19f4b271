package city.madang.etl.privacy.page;

import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.privacy.report.TrajectoryReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What became of the points, and how many pieces they single out.
record TrackFate(TrajectoryReport report, Frame frame) {
  String section() {
    return frame.heading("측정한 것", "What was measured") + fate() + singledOut();
  }

  private String fate() {
    return new ShareChart(
            frame.language(),
            frame.language().say("지점들이 어떻게 되었는가", "What became of the points"),
            frame
                .language()
                .say(
                    "원래 지점 가운데 조각으로 남은 것과, 까닭에 따라 지운 것의 비율.",
                    "Of all points, those left in pieces, and those removed, by the reason why."),
            List.of(frame.language().say("지점", "Points"), frame.language().say("비율", "Share")),
            fates())
        .figure();
  }

  private SequencedMap<String, Double> fates() {
    double all =
        Math.max(
            1,
            report.trajectory().pointsKept()
                + report.trajectory().pointsDroppedBy().values().stream().mapToLong(n -> n).sum());
    var shares = new LinkedHashMap<String, Double>();
    shares.put(
        frame.language().say("조각으로 남음", "left in pieces"), report.trajectory().pointsKept() / all);
    report.trajectory().pointsDroppedBy().forEach((cause, n) -> shares.put(words(cause), n / all));
    return shares;
  }

  private String words(String cause) {
    return switch (cause) {
      case "area" -> frame.language().say("지역 밖", "outside the area");
      case "speed" -> frame.language().say("너무 느리거나 빠름", "too slow or too fast");
      case "ends" -> frame.language().say("출발지와 도착지", "near ends");
      case "stops" -> frame.language().say("멈춘 곳", "near stops");
      case "turns" -> frame.language().say("되돌아간 곳", "near turnarounds");
      case "cuts" -> frame.language().say("조각 사이", "between pieces");
      default -> cause;
    };
  }

  private String singledOut() {
    var shares = new LinkedHashMap<String, Double>();
    report
        .trajectory()
        .unicity()
        .placeAndTime()
        .forEach(
            (points, share) ->
                shares.put(
                    frame.language().say("%s개: 장소, 시각", "%s known: place and time", points),
                    share));
    report
        .trajectory()
        .unicity()
        .allPublished()
        .forEach(
            (points, share) ->
                shares.put(
                    frame.language().say("%s개: 공개된 전부", "%s known: all published", points), share));
    return shares.isEmpty()
        ? ""
        : new ShareChart(
                frame.language(),
                frame.language().say("집어낼 수 있는 조각", "Pieces singled out"),
                frame
                        .language()
                        .say(
                            "지점을 1–4개 아는 사람이 하나로 집어낼 수 있는 조각의 비율. ‘전부’는 속도, 방향, 서로의 간격까지 압니다.",
                            "Share of the pieces that 1 to 4 known points single out; “all” is with"
                                + " speed, heading and the time between.")
                    + ofPoints(),
                List.of(
                    frame.language().say("아는 지점", "Known points"),
                    frame.language().say("비율", "Share")),
                shares)
            .figure();
  }

  private String ofPoints() {
    return report.policy().output() instanceof Output.Flows
        ? frame.language().say(" 공개하지 않는 지점들의 값입니다.", " Of the points, which are not published.")
        : "";
  }
}
