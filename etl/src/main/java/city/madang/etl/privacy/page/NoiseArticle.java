package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport;

/// The article on noisy counts: differential privacy in plain words.
record NoiseArticle(NoiseReport report, Frame frame) implements Article {
  @Override
  public String summary() {
    return language()
        .say(
            "공개할 파일에는 사람의 기록이 없고, 잡음을 더한 수만 있습니다. 한 사람에 대해 드러날 수 있는 것에는 아래에 적은 한계가 있습니다.",
            "The file to be published holds nobody's rows, only counts with noise. What they can"
                + " tell of any one person has the bound stated below.");
  }

  @Override
  public String cards() {
    var budget = new NoiseBudget(report, frame);
    var cost = new NoiseCost(report, frame);
    return Markup.cards(
        Markup.card(
            cost.usual(cost.count()),
            language().say("100번 중 95번, 실제 수와의 차이", "from the true count, 95 times in 100"),
            language().say("표준편차: ", "standard deviation: ") + NoiseCost.deviation(cost.count())),
        Markup.card(
            NoiseGuarantee.sure(report.noise().epsilon()),
            language().say("반반이던 짐작의 최대 확신", "most that one can be sure of, from one in two"),
            "ε = " + report.noise().epsilon().toPlainString()),
        Markup.card(
            budget.left().toPlainString() + " / " + report.noise().budget().total().toPlainString(),
            language().say("남은 개인정보 예산 (ε)", "privacy budget that is left (ε)"),
            language().say("기간: ", "window: ") + budget.window()),
        Markup.card(
            Language.count(report.rows().published()),
            language().say("공개되는 수", "counts published"),
            language().say("음수: ", "below zero: ") + Language.count(report.rows().negative())));
  }

  @Override
  public String body() {
    return frame.law(
            language()
                .say(
                    "그래서 행을 공개하지 않고 묶어서 세며, 센 수마다 우연한 잡음을 더합니다 (차분 프라이버시). 다른 모든 것을 아는 사람도 한 사람의"
                        + " 기록을 수에서 빼낼 수 없습니다.",
                    "So no row is published. Rows are counted in groups, and each count gets random"
                        + " noise (differential privacy), so that even somebody who knows all else"
                        + " cannot subtract one person from a count."))
        + new NoiseDeclared(report, frame).section()
        + new NoiseGuarantee(report, frame).section()
        + new NoiseBudget(report, frame).section()
        + new NoiseCost(report, frame).section()
        + new NoiseChecks(report, frame).section()
        + frame.evidence(account());
  }

  private String account() {
    return frame.paragraph(
        "공개되는 수: %s개. 원본이 몇 행인지는 알리지 않습니다.",
        "Counts published: %s. How many rows the source had is not told.",
        Language.count(report.rows().published()));
  }

  private Language language() {
    return frame.language();
  }
}
