package city.madang.etl.privacy.page;

import static java.util.stream.Collectors.joining;

import city.madang.etl.privacy.report.Figures;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.report.RequiredPolicy;
import city.madang.etl.privacy.risk.PopulationUniques;
import city.madang.etl.privacy.verify.RuleFigure;
import java.util.ArrayList;
import java.util.List;

/// The article on rows in classes of people who look alike.
record ClassArticle(PrivacyReport report, Frame frame) implements Article {

  @Override
  public String summary() {
    return language()
        .say(
            "공개할 파일의 모든 행은 적어도 %s명이 같아 보이는 집단에 속합니다.",
            "Each row of the file to be published belongs to a group of at least %s people who look"
                + " alike.",
            count(report.k().entities()));
  }

  @Override
  public String cards() {
    return measured().cards();
  }

  @Override
  public String body() {
    return law()
        + policy()
        + frame.heading("측정한 것", "What was measured")
        + new SizeChart(report, language()).figure()
        + measured().table()
        + intruder()
        + utility()
        + evidence();
  }

  private String law() {
    return frame.law(
        language()
            .say(
                "그래서 행이 아니라 사람을 셉니다. 공개되는 모든 행은 같아 보이는 사람이 적어도 %d명인 집단에 속해야"
                    + " 하며, 이를 공개할 파일에서 다시 세어 확인합니다.",
                "So people are counted, not rows. Each published row must belong to a group of at"
                    + " least %d people who look alike, and that is counted again in the file"
                    + " to be published.",
                k()));
  }

  private String policy() {
    var policy = report.policy();
    var rows = new ArrayList<List<String>>();
    rows.add(frame.row("같아 보여야 하는 사람 수 (k)", "People who must look alike (k)", count(k())));
    rows.add(
        frame.row(
            "지워도 되는 행의 최대 비율",
            "Largest share of rows that may be removed",
            Language.percent(policy.suppression())));
    if (!report.lossByColumn().isEmpty()) {
      rows.add(
          frame.row(
              "사람을 알아보는 데 쓰일 수 있는 열",
              "Columns that could help to recognize a person",
              String.join(", ", report.lossByColumn().keySet())));
    }
    rows.add(frame.row("한 사람의 단위", "What counts as one person", entity(policy)));
    rows.add(frame.row("값을 일반화하는 방법", "How values are generalized", recoding(policy)));
    for (var rule : policy.sensitive()) {
      rows.add(
          frame.row("민감한 열의 규칙", "Rule for a sensitive column", new RuleText(language()).of(rule)));
    }
    rows.add(
        frame.row(
            "다른 열로 구별되어도 되는 행의 최대 비율",
            "Largest share of rows that other columns may single out",
            Language.percent(policy.linkKeys())));
    rows.add(frame.row("이전 공개본과의 대조", "Earlier releases of the same people", successive(policy)));
    rows.add(frame.row("모집단 자료", "Population table", policy.population().orElse(none())));
    return frame.declared(rows);
  }

  private String entity(RequiredPolicy policy) {
    return policy.entity().equals("row")
        ? language().say("한 행이 한 사람 (명시됨)", "each row is another person (stated on purpose)")
        : language()
            .say(
                "누구의 행인지 말해 주는 열. 가구나 차량이면, 여기서 사람은 그것을 뜻합니다.",
                "whoever a column tells apart; if it tells households or vehicles, people here"
                    + " means those");
  }

  private String recoding(RequiredPolicy policy) {
    return switch (policy.recoding()) {
      case "global" -> language().say("열마다 한 단계로", "one level for a whole column");
      case "local" -> language().say("집단마다 알맞은 단계로", "levels that suit each group");
      default -> language().say("두 방법 중 덜 잃는 쪽", "whichever of both loses less");
    };
  }

  private String successive(RequiredPolicy policy) {
    return policy.successive().equals("check")
        ? language().say("요구함", "required")
        : policy.successive();
  }

  private String intruder() {
    return frame.heading("공격자가 알아낼 수 있는 것", "What an intruder would find")
        + before()
        + rowCounting()
        + after()
        + report.sensitive().stream().map(this::guess).collect(joining())
        + report.risk().before().population().map(this::population).orElse("");
  }

  private String before() {
    long uniques = report.risk().before().uniques().rows();
    return frame.paragraph(
        "원래 자료에서는 사람을 알아보는 데 쓰일 수 있는 열들만으로 %s개 행(%s)이 한 사람으로 좁혀집니다.",
        "In the raw rows, the columns that could help to recognize a person narrow %s rows (%s)"
            + " down to a single person.",
        count(uniques),
        share(uniques, report.classSizes().before().rows()));
  }

  private String rowCounting() {
    var counting = report.risk().before().rowCounting();
    return counting.tooFewPeople() == 0
        ? ""
        : frame.paragraph(
            "행만 세었다면 안전해 보였을 %1$s개 행 가운데 %2$s개는 사람이 %3$d명보다 적은 집단에, %4$s개는 한 사람의 집단에 속합니다.",
            "Of the %1$s raw rows that seem safe if rows are counted, %2$s belong to fewer than"
                + " %3$d people and %4$s to one person.",
            count(counting.seeminglySafe()),
            count(counting.tooFewPeople()),
            k(),
            count(counting.onePerson()));
  }

  private String after() {
    return report
        .risk()
        .after()
        .map(
            after ->
                frame.paragraph(
                    "공개할 파일에서는 %s개 행입니다. 누군가 자료에 있다는 것을 아는 사람도 그 행을 맞힐 가능성은 가장 높은 경우 %s, 평균 %s입니다.",
                    "In the file to be published, they narrow down %s rows. Whoever knows that"
                        + " a person is in it picks the right row with a chance of %s at"
                        + " most, and %s on average.",
                    count(after.uniques().rows()),
                    Language.percent(after.prosecutor().highest()),
                    Language.percent(after.prosecutor().mean())))
        .orElse("");
  }

  /// What is told of people although nobody finds their rows.
  private String guess(RuleFigure rule) {
    var guess = rule.guess();
    return frame.paragraph(
        "어느 집단에 있는지 아는 사람이 그 집단에서 가장 흔한 %1$s 값을 말하면 평균 %2$s, 가장 확실한 집단에서는 %3$s 맞습니다. 집단을 몰라도 표 전체에서"
            + " 가장 흔한 값을 말하면 %4$s 맞습니다.",
        "Whoever knows somebody's group and names the most frequent %1$s in it is right for %2$s of"
            + " the rows, and for %3$s in the surest group. Without the groups, the most"
            + " frequent one of the whole table is right for %4$s.",
        rule.field(),
        Language.percent(guess.mean()),
        Language.percent(guess.highest()),
        Language.percent(guess.without()));
  }

  private String population(PopulationUniques found) {
    return frame.paragraph(
        "모집단 전체에서는 약 %s명(%s)이 이 열들만으로 유일하다고 추정됩니다.",
        "In the whole population, about %s people (%s) are estimated to be unique by these"
            + " columns.",
        count(Math.round(found.people())),
        Language.percent(found.share()));
  }

  private String utility() {
    if (report.risk().after().isEmpty()) {
      return "";
    }
    return frame.heading("안전의 값", "What safety costs")
        + loss()
        + (report.utility().points().isEmpty()
            ? frame.paragraph(
                "다른 k의 값은 계산하지 않았습니다. 서로 다른 조합이 50,000개를 넘으면 생략합니다.",
                "Other values of k were not tried: tables with more than 50,000 distinct"
                    + " combinations are left out.")
            : new CurveChart(report, language()).figure());
  }

  private String loss() {
    return new ShareChart(
            language(),
            language().say("열마다 잃은 자세함", "Loss of each column"),
            language()
                .say(
                    "열마다 잃은 자세함. 0%는 원래 값 그대로, 100%는 아무것도 남지 않음을 뜻합니다.",
                    "Detail lost in each column. 0% is the value as it was, 100% is nothing left."),
            List.of(language().say("열", "Column"), language().say("잃은 자세함", "Detail lost")),
            report.lossByColumn())
        .figure();
  }

  private String evidence() {
    return frame.evidence(Measured.account(report.rows(), frame) + heldBack());
  }

  /// Rows that left an earlier release's class too small are told apart from those without a class.
  private String heldBack() {
    long rows = report.suppressedByCause().getOrDefault(Figures.HELD_BACK, 0L);
    return rows == 0
        ? ""
        : frame.paragraph(
            "지운 행 가운데 %s행은 이전 공개본에 있던 행입니다. 같은 무리의 다른 사람이 빠져, 두 공개본을 빼면 빠진 사람이 드러나기 때문에 함께 지웠습니다.",
            "Of the removed rows, %s are in an earlier release. Others of their classes have left,"
                + " and who left could be told by subtracting one release from the other.",
            count(rows));
  }

  private Measured measured() {
    return new Measured(report, frame);
  }

  private Language language() {
    return frame.language();
  }

  private String none() {
    return language().say("없음", "none");
  }

  private int k() {
    return report.policy().k();
  }

  private static String count(long number) {
    return Language.count(number);
  }

  private static String share(long part, long all) {
    return Language.percent(all == 0 ? 0 : (double) part / all);
  }
}
