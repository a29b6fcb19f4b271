package city.madang.etl.privacy.page;

import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.privacy.attack.Successive;
import city.madang.etl.privacy.report.TrajectoryReport;

/// What an intruder would find in pieces or flows.
record TrackAttack(TrajectoryReport report, Frame frame) {
  private static final String SWITCHED_OFF = "switched off: ";

  String section() {
    return frame.heading("공격자가 알아낼 수 있는 것", "What an intruder would find")
        + switch (report.policy().output()) {
          case Output.Points() -> piecesAttacked();
          case Output.Flows _ -> flowsAttacked();
        }
        + successive(report.successive());
  }

  private String piecesAttacked() {
    return frame.paragraph(
            "조각의 이름은 한 번만 쓰고 버린 열쇠로 만들었으므로, 이름에서 차량으로 가는 길은 없습니다. 원래 지점은 금고에만 있습니다.",
            "The names of pieces were made by a key that was used once and destroyed, so no name"
                + " leads to a vehicle. The points as they were lie in the vault alone.")
        + frame.paragraph(
            "공개할 지점을 원래 지점과 다시 비교했습니다. 출발지, 도착지, 멈춘 곳 근처의 지점이나, 앞 조각이 끝난 자리에서 시작하는 조각이 있으면 공개되지"
                + " 않습니다.",
            "The points were compared with the raw ones again. If one lay near an end or a stop, or"
                + " a piece began where the one before ended, nothing would be published.");
  }

  private String flowsAttacked() {
    return frame.paragraph(
        "흐름마다 차량을 원래 자료에서 다시 세었습니다. %s대보다 적은 흐름이 있으면 공개되지 않습니다.",
        "The vehicles of each flow were counted again. If one were of fewer than %s, nothing would"
            + " be published.",
        report.k().required());
  }

  private String successive(Successive found) {
    if (found.note().startsWith(SWITCHED_OFF)) {
      return frame.paragraph(
          "이전 공개본과 견주지 않기로 정했습니다. 밝힌 까닭: %s",
          "Earlier releases were not compared, on purpose: %s",
          found.note().substring(SWITCHED_OFF.length()));
    }
    if (found.releases() == 0) {
      return frame.paragraph("견줄 이전 공개본이 없었습니다.", "There was no earlier release to compare with.");
    }
    return frame.paragraph(
        "이전 공개본 %s개와 견주었습니다. 함께 나오는 차량 %s대 가운데, 견주어서 더 알 수 있는 것은 %s대입니다.",
        "It was laid beside %s earlier releases. Of the %s vehicles that are in them too, %s could"
            + " be followed farther.",
        Language.count(found.releases()),
        Language.count(found.entities()),
        Language.count(found.exposed()));
  }
}
