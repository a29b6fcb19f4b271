package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport;
import java.math.BigDecimal;

/// What noise guarantees, in plain words.
record NoiseGuarantee(NoiseReport report, Frame frame) {
  String section() {
    return frame.heading("쉬운 말로 한 보장", "The guarantee in plain words")
        + frame.paragraph(
            "아무나 한 사람을 골라 그 사람의 기록을 모두 빼고 다시 공개한다고 합시다. 어떤 결과든, 그것이 나올 확률은 두 경우 사이에 최대 %s배까지만 차이"
                + " 납니다 (e^ε).%s",
            "Take any person, and publish again without any of their rows. Whatever comes out, it"
                + " is at most %s times as likely in one case as in the other (e^ε).%s",
            Language.decimal(Math.exp(report.noise().epsilon().doubleValue())),
            exception())
        + frame.paragraph(
            "그래서 누군가의 기록이 들어 있는지 반반으로 짐작하던 사람은, 다른 무엇을 알더라도, 이 공개본을 보고 최대 %s까지만 확신할 수 있습니다. 예산의"
                + " 기간 안에 쓴 것을 모두 합하면 %s입니다.",
            "So whoever thought the odds are even that somebody's rows are among them can be at"
                + " most %s sure after reading this release, whatever else they know. With all that"
                + " was spent of the budget within its window, it is %s.",
            sure(report.noise().epsilon()),
            sure(report.noise().budget().spent().max(report.noise().epsilon())))
        + frame.paragraph(
            "한 사람에게서 %s행까지만 세고 나머지는 뺍니다. 몇 행이 빠졌는지는 알리지 않습니다. 정확한 수는 잡음을 무너뜨리기 때문입니다.",
            "Of one person at most %s rows are counted, and the others are left out. How many that"
                + " were is not told, for exact figures would undo the noise.",
            Language.count(report.noise().contribution()));
  }

  private String exception() {
    return report.noise().delta().signum() == 0
        ? ""
        : frame
            .language()
            .say(
                " 이 보장은 %s의 확률로 깨질 수 있습니다.",
                " With a chance of %s this does not hold.", report.noise().delta().toPlainString());
  }

  /// What Bayes' rule makes of even odds.
  static String sure(BigDecimal epsilon) {
    return Language.percent(1 / (1 + Math.exp(-epsilon.doubleValue())));
  }
}
