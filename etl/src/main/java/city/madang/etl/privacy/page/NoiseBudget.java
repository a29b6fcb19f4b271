package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport;
import java.math.BigDecimal;
import java.time.Period;
import java.util.List;

/// What all releases about the same people have spent.
record NoiseBudget(NoiseReport report, Frame frame) {
  String section() {
    return frame.heading("예산", "The budget")
        + frame.paragraph(
            "공개할 때마다 같은 사람들에 대해 조금씩 더 알려지므로, 공개한 만큼 예산에서 빠지며, 아래 기간 안에 쓴 것은 모두 셉니다. 예산이 다하면 공개가"
                + " 거부됩니다. 같은 자료를 다시 공개하면 같은 잡음이 나오며 예산을 쓰지 않습니다.",
            "Each release tells a little more of the same people. So each is paid from a budget,"
                + " which counts all that was spent within the window below; when it is used up,"
                + " releases are refused. The same data again has the same noise and costs"
                + " nothing.")
        + Markup.table(
            frame.language().say("같은 사람들에 대한 모든 공개본", "All releases about the same people"),
            List.of(frame.language().say("항목", "Item"), frame.language().say("값", "Value")),
            List.of(
                frame.row("사람들", "People", report.noise().budget().domain()),
                frame.row("기간", "Window", window()),
                frame.row("전체 (ε)", "Total (ε)", report.noise().budget().total().toPlainString()),
                frame.row(
                    "쓴 예산, 이번 공개 포함",
                    "Spent, this release included",
                    report.noise().budget().spent().toPlainString()),
                frame.row("남은 예산", "Left", left().toPlainString()),
                frame.row("장부", "Ledger", ledger())));
  }

  String window() {
    return frame.language().time(Period.parse(report.noise().budget().window()));
  }

  boolean paid() {
    return report.noise().budget().ledger().equals("persistent");
  }

  private String ledger() {
    return paid()
        ? frame.language().say("%d번째 기록", "entry %d", report.noise().budget().ledgerEntry())
        : frame.language().say("없음: 시험 공개라 쓰지 않음", "none: only tried, and nothing is spent");
  }

  BigDecimal left() {
    return report.noise().budget().total().subtract(report.noise().budget().spent());
  }
}
