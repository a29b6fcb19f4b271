package city.madang.etl.privacy.page;

import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.privacy.report.TrajectoryReport;
import java.time.Duration;

/// How much less of the ways can be told.
record TrackCost(TrajectoryReport report, Frame frame) {
  String section() {
    return frame.heading("안전의 값", "What safety costs")
        + frame.paragraph(
            "원래 지점 %s개 가운데 %s개가 조각으로 남았습니다. 장소는 %s, 시각은 %s 단위로만 알 수 있으므로, 도로 하나하나의 교통량은 이 자료로 알 수"
                + " 없습니다.",
            "Of %s points, %s are left in pieces. Places are known to %s and times to %s, so"
                + " traffic on single roads cannot be told from this.",
            Language.count(
                report.trajectory().pointsKept()
                    + report.trajectory().pointsDroppedBy().values().stream()
                        .mapToLong(n -> n)
                        .sum()),
            Language.count(report.trajectory().pointsKept()),
            frame.language().degrees(finestDegrees()),
            frame.language().time(finestTime()));
  }

  private double finestDegrees() {
    return report.policy().output() instanceof Output.Flows flows
        ? flows.cellDegrees()
        : report.policy().precision().placeDegrees();
  }

  private Duration finestTime() {
    return report.policy().output() instanceof Output.Flows flows
        ? flows.window()
        : report.policy().precision().time();
  }
}
