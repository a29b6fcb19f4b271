package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.risk.Distribution;
import city.madang.etl.privacy.risk.Likelihood;
import city.madang.etl.privacy.risk.Risk;
import city.madang.etl.privacy.verify.RowFigures;
import city.madang.etl.privacy.verify.RuleFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What was measured, before and after: the answer in large figures, then the table.
record Measured(PrivacyReport report, Frame frame) {

  String cards() {
    var before = report.risk().before();
    var after = report.risk().after();
    return Markup.cards(
        Markup.card(
            after.isEmpty() ? "–" : Language.count(report.k().entities()),
            say("가장 작은 집단의 사람 수", "people in the smallest group"),
            say("요구: ", "required: ") + report.policy().k()),
        Markup.card(
            after.map(risk -> Language.count(risk.uniques().rows())).orElse("–"),
            say("한 사람으로 좁혀지는 행", "rows of a single person"),
            was(Language.count(before.uniques().rows()))),
        Markup.card(
            after.map(risk -> Language.percent(risk.prosecutor().highest())).orElse("–"),
            say("맞힐 가능성 (최대)", "highest chance to pick the right one"),
            was(Language.percent(before.prosecutor().highest()))),
        Markup.card(
            after.isEmpty() ? "–" : Language.percent(report.loss()),
            say("잃은 자세함", "detail lost"),
            say("지운 행: ", "rows removed: ") + Language.count(report.rows().suppressed())));
  }

  /// What became of the rows that were read.
  static String account(RowFigures rows, Frame frame) {
    return frame.paragraph(
        "읽은 행 %s = 공개 %s + 지움 %s + 거절 %s.",
        "Rows read %s = published %s + removed %s + rejected %s.",
        Language.count(rows.read()),
        Language.count(rows.published()),
        Language.count(rows.suppressed()),
        Language.count(rows.rejected()));
  }

  private String was(String value) {
    return say("익명화 전: ", "before: ") + value;
  }

  private String say(String ko, String en) {
    return frame.language().say(ko, en);
  }

  String table() {
    var rows = new ArrayList<List<String>>();
    rows.add(sizes("공개 대상 행", "Rows", d -> Language.count(d.rows())));
    rows.add(sizes("집단", "Groups", d -> Language.count(d.classes())));
    rows.add(sizes("집단의 평균 행 수", "Rows in a group on average", d -> decimal(d.averageClassSize())));
    rows.add(risks("한 사람만의 행", "Rows of a single person", r -> Language.count(r.uniques().rows())));
    likelihood(rows, "자료에 있음을 아는 공격자", "Intruder who knows who is in it", Risk::prosecutor);
    if (report.risk().before().journalist().isPresent()) {
      likelihood(
          rows,
          "모집단만 아는 공격자",
          "Intruder who knows the population",
          risk -> risk.journalist().orElseThrow());
    }
    rows.add(
        risks(
            "모든 행을 맞춰 볼 때 맞는 비율",
            "Right if all rows are matched",
            r -> Language.percent(r.marketer())));
    report.sensitive().forEach(rule -> rows.addAll(rule(rule)));
    return Markup.table(
            say("익명화 전과 후의 측정값", "Measured before and after"),
            List.of(say("측정값", "Measure"), say("익명화 전", "Before"), say("익명화 후", "After")),
            rows)
        + (report.risk().before().journalist().isEmpty() ? notStated() : "");
  }

  private List<List<String>> rule(RuleFigure rule) {
    var guess = rule.guess();
    return List.of(
        List.of(
            say("%s의 규칙(%s): 가장 나쁜 집단", "Rule for %s (%s): worst group")
                .formatted(rule.field(), rule.model()),
            "–",
            figure(rule.measured()) + required(rule)),
        List.of(
            say("%s 값을 맞힐 가능성: 최대", "Chance to guess %s: highest").formatted(rule.field()),
            "–",
            Language.percent(guess.highest())),
        List.of(
            say("%s 값을 맞힐 가능성: 평균", "Chance to guess %s: mean").formatted(rule.field()),
            "–",
            Language.percent(guess.mean())));
  }

  private String required(RuleFigure rule) {
    var words =
        switch (rule.bound()) {
          case AT_LEAST -> say(" (요구: %s 이상)", " (required: at least %s)");
          case BELOW -> say(" (요구: %s 미만)", " (required: below %s)");
          case AT_MOST -> say(" (요구: %s 이하)", " (required: at most %s)");
        };
    return words.formatted(figure(rule.required()));
  }

  private static String figure(double number) {
    return number == Double.MAX_VALUE ? "∞" : Language.plain(Math.round(number * 1_000) / 1_000.0);
  }

  private String notStated() {
    return Markup.paragraph(
        say(
            "모집단 자료가 없어 모집단만 아는 공격자의 위험과 모집단 유일성은 밝히지 않습니다.",
            "Without a population table, the risk from an intruder who knows the population only,"
                + " and uniqueness in the population, are not stated."));
  }

  private void likelihood(
      List<List<String>> rows, String ko, String en, Function<Risk, Likelihood> which) {
    rows.add(risks(ko + ": 최대", en + ": highest", r -> Language.percent(which.apply(r).highest())));
    rows.add(risks(ko + ": 평균", en + ": mean", r -> Language.percent(which.apply(r).mean())));
    var threshold = Language.percent(1.0 / report.policy().k());
    rows.add(
        risks(
            ko + ": " + threshold + " 초과 행",
            en + ": rows above " + threshold,
            r -> Language.percent(which.apply(r).shareAbove())));
  }

  private List<String> sizes(String ko, String en, Function<Distribution, String> figure) {
    var sizes = report.classSizes();
    return List.of(
        say(ko, en), figure.apply(sizes.before()), sizes.after().map(figure).orElse("–"));
  }

  private List<String> risks(String ko, String en, Function<Risk, String> figure) {
    var risk = report.risk();
    return List.of(say(ko, en), figure.apply(risk.before()), risk.after().map(figure).orElse("–"));
  }

  private static String decimal(double number) {
    return Language.decimal(number);
  }
}
