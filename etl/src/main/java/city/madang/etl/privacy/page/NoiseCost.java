package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport;
import city.madang.etl.privacy.report.NoiseReport.ColumnNoise;
import java.util.List;

/// How far the noise reaches.
record NoiseCost(NoiseReport report, Frame frame) {
  /// How often a count is as near as is told.
  private static final double OFTEN = 0.95;

  String section() {
    return frame.heading("안전의 값", "What safety costs")
        + new NoiseChart(spread(count()), frame.language()).figure()
        + Markup.table(
            frame.language().say("열마다 더한 잡음", "The noise of each column"),
            List.of(
                frame.language().say("열", "Column"),
                frame.language().say("표준편차", "Standard deviation"),
                frame.language().say("100번 중 95번", "95 times in 100")),
            report.noise().columns().stream().map(this::row).toList())
        + frame.paragraph(
            "공개된 수의 평균은 %s이므로, 표준편차는 그 %s입니다. 여러 수를 더하면 잡음은 서로 지워져 상대 오차가 줄어듭니다.",
            "The mean of the published counts is %s, so the standard deviation is %s of it. In a"
                + " sum of many counts, noise cancels out and the relative error shrinks.",
            Language.decimal(report.rows().meanCount()),
            relative())
        + negative()
        + leftOut();
  }

  private List<String> row(ColumnNoise column) {
    return List.of(column.name(), deviation(column), usual(column));
  }

  /// What the noise stays within, 95 times in 100.
  String usual(ColumnNoise column) {
    return "±" + Language.count(spread(column).within(OFTEN));
  }

  private String relative() {
    double mean = report.rows().meanCount();
    return mean <= 0 ? "–" : Language.percent(count().standardDeviation() / mean);
  }

  private String negative() {
    long negative = report.rows().negative();
    return negative == 0
        ? ""
        : frame.paragraph(
            "%s개(%s)는 0보다 작습니다. 잡음은 더하기도 하고 빼기도 하므로, 실제 수가 작으면 음수가 될 수 있습니다. 0으로 고치면 합계가 커지므로 그대로"
                + " 둡니다. 잘못된 값이 아닙니다.",
            "%s of them (%s) are below zero. Noise adds and subtracts, so where the true count is"
                + " small, the published one can be negative. They stay as they are, for making"
                + " them zero would make every sum too large. They are no mistakes.",
            Language.count(negative),
            Language.percent((double) negative / report.rows().published()));
  }

  private String leftOut() {
    return report.rows().leftOut().stream()
        .filter(cells -> cells > 0)
        .map(
            cells ->
                frame.paragraph(
                    "잡음을 더한 뒤 %s보다 작은 수 %s개(전체 묶음의 %s)는 뺐습니다. 그래서 남은 작은 수는 실제보다 큰 쪽이 많습니다. 위의 ‘100번"
                        + " 중 95번’과, 더하면 잡음이 지워진다는 말은 빼기 전의 모든 수에 대한 것입니다. 빠진 묶음이 0이라는 뜻은 아닙니다.",
                    "With their noise, counts below %s were left out: %s (%s of all groups). So the"
                        + " small ones that remain are more often above the truth than below. The"
                        + " 95 times in 100, and that noise cancels out in sums, are said of all"
                        + " counts before these were left out. A group that is missing need not be"
                        + " empty.",
                    Language.count(report.noise().floor().getFirst()),
                    Language.count(cells),
                    Language.percent((double) cells / (cells + report.rows().published()))))
        .findFirst()
        .orElse("");
  }

  /// The count stands first.
  ColumnNoise count() {
    return report.noise().columns().getFirst();
  }

  private NoiseSpread spread(ColumnNoise column) {
    return NoiseSpread.of(column, report.noise().epsilon());
  }

  static String deviation(ColumnNoise column) {
    return Language.decimal(column.standardDeviation());
  }
}
