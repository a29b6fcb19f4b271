package city.madang.etl.privacy.page;

import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Precision;
import city.madang.etl.privacy.report.TrajectoryReport;
import java.util.ArrayList;
import java.util.List;

/// The policy on points of moving entities.
record TrackDeclared(TrajectoryReport report, Frame frame) {
  String section() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        frame.row(
            "적어도 이만큼의 차량", "At least so many vehicles", String.valueOf(report.k().required())));
    rows.add(frame.row("숨기는 거리", "Hidden around", hidden()));
    report
        .policy()
        .speeds()
        .ifPresent(
            speeds ->
                rows.add(
                    frame.row(
                        "공개하는 속도 (m/s)",
                        "Speeds published (m/s)",
                        Language.plain(speeds.minimum())
                            + "–"
                            + Language.plain(speeds.maximum()))));
    rows.add(
        frame.row(
            "한 조각의 최대 길이",
            "Longest piece",
            frame
                .language()
                .say(
                    "%s, %s개 지점",
                    "%s, %s points",
                    frame.language().time(report.policy().pieces().longest()),
                    Language.count(report.policy().pieces().points()))));
    rows.add(frame.row("반올림", "Rounded to", rounded(report.policy().precision())));
    if (report.policy().output() instanceof Output.Flows flows) {
      rows.add(
          frame.row(
              "가장 작은 칸과 시간",
              "Smallest cell and time",
              frame.language().degrees(flows.cellDegrees())
                  + ", "
                  + frame.language().time(flows.window())));
    } else {
      rows.add(
          frame.row(
              "네 지점으로 집어내도 되는 조각의 최대 비율",
              "Largest share of pieces that four points may single out",
              Language.percent(report.policy().unicity())));
    }
    return frame.declared(rows);
  }

  private String hidden() {
    var trim = report.policy().trim();
    return frame
        .language()
        .say(
            "출발·도착지 %s m, 멈춘 곳 %s m, 되돌아간 곳 %s m, 모두 최대 %s m 더",
            "ends %s m, stops %s m, turnarounds %s m, each up to %s m more",
            Language.plain(trim.endsMeters()),
            Language.plain(trim.stopsMeters()),
            Language.plain(trim.turnsMeters()),
            Language.plain(2 * trim.extensionMeters()));
  }

  private String rounded(Precision precision) {
    var columns = report.policy().columns();
    return frame.language().degrees(precision.placeDegrees())
        + ", "
        + frame.language().time(precision.time())
        + (columns.speed().isPresent() ? ", " + Language.plain(precision.speed()) + " m/s" : "")
        + (columns.heading().isPresent()
            ? ", " + Language.plain(precision.headingDegrees()) + "°"
            : "");
  }
}
