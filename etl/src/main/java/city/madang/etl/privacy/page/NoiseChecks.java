package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport;
import java.util.ArrayList;
import java.util.List;

/// What the guarantee depends on, and was checked.
record NoiseChecks(NoiseReport report, Frame frame) {
  String section() {
    return frame.heading("공격자가 알아낼 수 있는 것", "What an intruder would find")
        + frame.paragraph(
            "위의 보장은 어떤 공격에도, 다른 자료나 앞으로 나올 자료와 결합하여도 성립합니다. 그래서 개별 공격을 시험하는 대신, 공개할 파일이 보장의 조건을"
                + " 지키는지 다시 읽어 확인합니다.",
            "The guarantee holds against every attack, also together with other data that exist or"
                + " will. So no single attack is tried; what the guarantee depends on is checked in"
                + " the file to be published, read again.")
        + Markup.list(checked())
        + (report.published()
            ? frame.paragraph("모두 확인되었습니다.", "All of it was found to be so.")
            : "");
  }

  private List<String> checked() {
    var checked = new ArrayList<String>();
    checked.add(
        frame
            .language()
            .say("열은 묶음, 수, 합계뿐입니다.", "There are no columns but groups, counts and sums."));
    checked.add(
        frame
            .language()
            .say(
                "묶음은 모두 정해진 값이고, 두 번 나오거나 까닭 없이 빠진 것이 없습니다.",
                "Each group is one of those declared; none is there twice or missing without a"
                    + " reason."));
    checked.add(
        frame
            .language()
            .say(
                "정해진 크기보다 작은 수와 단위에 맞지 않는 합계가 없습니다.",
                "No count is below the smallest one allowed, no sum is off its step."));
    if (new NoiseBudget(report, frame).paid()) {
      checked.add(
          frame
              .language()
              .say("예산 장부에 이번 공개가 적혀 있습니다.", "The ledger of the budget holds this release."));
    }
    return checked;
  }
}
