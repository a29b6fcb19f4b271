package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport;
import java.util.ArrayList;
import java.util.List;

/// The policy on noisy counts.
record NoiseDeclared(NoiseReport report, Frame frame) {
  String section() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        frame.row(
            "한 번의 공개에 쓰는 예산 (ε)",
            "Spent by one release (ε)",
            report.noise().epsilon().toPlainString()));
    rows.add(
        frame.row(
            "보장이 깨질 확률 (δ)",
            "Chance that the guarantee fails (δ)",
            report.noise().delta().toPlainString()));
    rows.add(
        frame.row(
            "한 사람에게서 세는 최대 행 수",
            "Most rows of one person that are counted",
            Language.count(report.noise().contribution())));
    rows.add(frame.row("수를 묶는 값", "Groups that are counted", keys()));
    report
        .noise()
        .floor()
        .forEach(
            floor ->
                rows.add(
                    frame.row("공개하는 가장 작은 수", "Smallest count published", Language.count(floor))));
    rows.add(
        frame.row(
            "잡음", "Noise", frame.language().say("이산 라플라스 분포", "discrete Laplace distribution")));
    return frame.declared(rows);
  }

  private String keys() {
    return report.noise().keys().equals("public")
        ? frame
            .language()
            .say("미리 정해져 있음: 빈 묶음도 셈", "known beforehand: empty groups are counted too")
        : frame.language().say("자료에서 나옴: 작은 묶음은 뺌", "from the data: small groups are left out");
  }
}
