package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.Figures;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.report.RequiredPolicy;
import city.madang.etl.privacy.risk.PopulationUniques;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The words of the page around its pictures: law, policy, intruder, evidence.
record Sections(PrivacyReport report, Language language) {

  String law() {
    return heading("법이 요구하는 것", "What the law asks")
        + Markup.paragraph(
            language.say(
                "스마트도시법(스마트도시 조성 및 산업진흥 등에 관한 법률) 제37조는 익명처리된 정보, 곧 다른 정보와"
                    + " 결합하여도 더 이상 특정 개인을 알아볼 수 없는 정보를 전제로 합니다.",
                "Article 37 of Korea's Smart City Act is about anonymized information: information"
                    + " by which no specific person can be recognized any more, even when it is"
                    + " combined with other information."))
        + Markup.paragraph(
            language.say(
                "그래서 행이 아니라 사람을 셉니다. 공개되는 모든 행은 같아 보이는 사람이 적어도 %d명인 집단에 속해야".formatted(k())
                    + " 하며, 이를 공개할 파일에서 다시 세어 확인합니다.",
                ("So people are counted, not rows. Each published row must belong to a group of at"
                        + " least %d people who look alike, and that is counted again in the file"
                        + " to be published.")
                    .formatted(k())));
  }

  String policy() {
    var policy = report.policy();
    var rows = new ArrayList<List<String>>();
    rows.add(row("같아 보여야 하는 사람 수 (k)", "People who must look alike (k)", count(k())));
    rows.add(
        row(
            "지워도 되는 행의 최대 비율",
            "Largest share of rows that may be removed",
            Language.percent(policy.suppression())));
    if (!report.lossByColumn().isEmpty()) {
      rows.add(
          row(
              "사람을 알아보는 데 쓰일 수 있는 열",
              "Columns that could help to recognize a person",
              String.join(", ", report.lossByColumn().keySet())));
    }
    rows.add(row("한 사람의 단위", "What counts as one person", entity(policy)));
    rows.add(row("값을 일반화하는 방법", "How values are generalized", recoding(policy)));
    for (var rule : policy.sensitive()) {
      rows.add(row("민감한 열의 규칙", "Rule for a sensitive column", rule));
    }
    rows.add(
        row(
            "다른 열로 구별되어도 되는 행의 최대 비율",
            "Largest share of rows that other columns may single out",
            Language.percent(policy.linkKeys())));
    rows.add(row("이전 공개본과의 대조", "Earlier releases of the same people", successive(policy)));
    rows.add(row("모집단 자료", "Population table", policy.population().orElse(none())));
    return heading("약속한 것", "What was declared")
        + Markup.table(
            language.say("자료 관리자가 정한 정책", "The policy that the steward declared"),
            List.of(language.say("항목", "Item"), language.say("값", "Value")),
            rows);
  }

  private String entity(RequiredPolicy policy) {
    return policy.entity().equals("row")
        ? language.say("한 행이 한 사람 (명시됨)", "each row is another person (stated on purpose)")
        : language.say("사람을 가리키는 열", "a column that tells whose row it is");
  }

  private String recoding(RequiredPolicy policy) {
    return switch (policy.recoding()) {
      case "global" -> language.say("열마다 한 단계로", "one level for a whole column");
      case "local" -> language.say("집단마다 알맞은 단계로", "levels that suit each group");
      default -> language.say("두 방법 중 덜 잃는 쪽", "whichever of both loses less");
    };
  }

  private String successive(RequiredPolicy policy) {
    return policy.successive().equals("check")
        ? language.say("요구함", "required")
        : policy.successive();
  }

  String intruder() {
    var before = report.risk().before();
    long rows = report.classSizes().before().rows();
    var sentences = new ArrayList<String>();
    sentences.add(
        language.say(
            "원래 자료에서는 사람을 알아보는 데 쓰일 수 있는 열들만으로 %s개 행(%s)이 한 사람으로 좁혀집니다."
                .formatted(count(before.uniques().rows()), share(before.uniques().rows(), rows)),
            "In the raw rows, the columns that could help to recognize a person narrow %s rows (%s) down to a single person."
                .formatted(count(before.uniques().rows()), share(before.uniques().rows(), rows))));
    if (before.rowCounting().tooFewPeople() > 0) {
      sentences.add(rowCounting());
    }
    report
        .risk()
        .after()
        .ifPresent(
            after ->
                sentences.add(
                    language.say(
                        "공개할 파일에서는 %s개 행입니다. 누군가 자료에 있다는 것을 아는 사람도 그 행을 맞힐 가능성은 가장 높은 경우 %s, 평균 %s입니다."
                            .formatted(
                                count(after.uniques().rows()),
                                Language.percent(after.prosecutor().highest()),
                                Language.percent(after.prosecutor().mean())),
                        ("In the file to be published, they narrow down %s rows. Whoever knows that"
                                + " a person is in it picks the right row with a chance of %s at"
                                + " most, and %s on average.")
                            .formatted(
                                count(after.uniques().rows()),
                                Language.percent(after.prosecutor().highest()),
                                Language.percent(after.prosecutor().mean())))));
    before.population().ifPresent(found -> sentences.add(population(found)));
    return heading("공격자가 알아낼 수 있는 것", "What an intruder would find")
        + sentences.stream().map(Markup::paragraph).collect(Collectors.joining());
  }

  private String rowCounting() {
    var counting = report.risk().before().rowCounting();
    return language.say(
        "행만 세었다면 안전해 보였을 %s개 행 가운데 %s개는 사람이 %d명보다 적은 집단에, %s개는 한 사람의 집단에 속합니다."
            .formatted(
                count(counting.seeminglySafe()),
                count(counting.tooFewPeople()),
                k(),
                count(counting.onePerson())),
        "Of the %s raw rows that seem safe if rows are counted, %s belong to fewer than %d people and %s to one person."
            .formatted(
                count(counting.seeminglySafe()),
                count(counting.tooFewPeople()),
                k(),
                count(counting.onePerson())));
  }

  private String population(PopulationUniques found) {
    return language.say(
        "모집단 전체에서는 약 %s명(%s)이 이 열들만으로 유일하다고 추정됩니다."
            .formatted(count(Math.round(found.people())), Language.percent(found.share())),
        "In the whole population, about %s people (%s) are estimated to be unique by these columns."
            .formatted(count(Math.round(found.people())), Language.percent(found.share())));
  }

  /// Why nothing is published; empty if all is well.
  String reasons() {
    if (report.published()) {
      return "";
    }
    return heading("거부한 까닭", "Why it was refused")
        + report.reasons().stream()
            .map(reason -> "<li lang=\"en\">" + Markup.text(reason) + "</li>\n")
            .collect(Collectors.joining("", "<ul class=\"reasons\">\n", "</ul>\n"));
  }

  String evidence() {
    var rows = report.rows();
    return heading("증거", "Evidence")
        + Markup.paragraph(
            language.say(
                "읽은 행 %s = 공개 %s + 지움 %s + 거절 %s."
                    .formatted(
                        count(rows.read()),
                        count(rows.published()),
                        count(rows.suppressed()),
                        count(rows.rejected())),
                "Rows read %s = published %s + removed %s + rejected %s."
                    .formatted(
                        count(rows.read()),
                        count(rows.published()),
                        count(rows.suppressed()),
                        count(rows.rejected()))))
        + heldBack()
        + "<p>%s <code>%s</code><br/>SHA-256 <code class=\"hash\">%s</code></p>\n"
            .formatted(
                Markup.text(language.say("확인한 파일:", "Verified file:")),
                Markup.text(report.file().name()),
                Markup.text(report.file().sha256()))
        + Markup.paragraph(
            language.say(
                "모든 수치는 기계가 읽는 privacy.json에도 있습니다. 이 쪽에는 사람에 관한 값이 없습니다.",
                "All figures are in privacy.json too, for machines. This page holds no value of a"
                    + " person."));
  }

  /// Rows that left an earlier release's class too small are told apart from those without a class.
  private String heldBack() {
    long rows = report.suppressedByCause().getOrDefault(Figures.HELD_BACK, 0L);
    return rows == 0
        ? ""
        : Markup.paragraph(
            language.say(
                "지운 행 가운데 %s행은 이전 공개본에 있던 행입니다. 같은 무리의 다른 사람이 빠져, 두 공개본을 빼면 빠진 사람이 드러나기 때문에 함께 지웠습니다."
                    .formatted(count(rows)),
                "Of the removed rows, %s are in an earlier release. Others of their classes have left, and who left could be told by subtracting one release from the other."
                    .formatted(count(rows))));
  }

  String heading(String ko, String en) {
    return "<h2>" + Markup.text(language.say(ko, en)) + "</h2>\n";
  }

  private List<String> row(String ko, String en, String value) {
    return List.of(language.say(ko, en), value);
  }

  private String none() {
    return language.say("없음", "none");
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
