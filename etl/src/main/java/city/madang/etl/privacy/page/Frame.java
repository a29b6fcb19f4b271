package city.madang.etl.privacy.page;

import city.madang.etl.dataset.LangText;
import city.madang.etl.privacy.report.Report;
import java.util.List;
import java.util.stream.Collectors;

/// What every article has, whatever way the table was made safe: verdict, law, evidence.
record Frame(Report report, Language language) {
  String header(LangText title, String summary) {
    boolean published = report.published();
    return "<header>\n<p class=\"kicker\">%s</p>\n<h1>%s</h1>\n<p class=\"verdict%s\">%s</p>\n%s</header>\n"
        .formatted(
            Markup.text(language.say("개인정보 보호 보고서", "Privacy report")),
            Markup.text(language.say(title)),
            published ? "" : " refused",
            Markup.text(verdict()),
            published ? Markup.paragraph(summary) : unproven());
  }

  private String verdict() {
    return report.published()
        ? language.say("정책을 지킴: 공개할 수 있음", "Keeps the policy: may be published")
        : language.say("거부됨: 공개하지 않음", "Refused: not published");
  }

  private String unproven() {
    return paragraph(
        "정책을 지키는지 확인되지 않은 자료는 공개하지 않습니다. 이전 공개본은 그대로입니다.",
        "What is not proven to keep the policy is not published. The release before stays as it"
            + " is.");
  }

  /// Why nothing is published; empty if all is well.
  String reasons() {
    return report.published()
        ? ""
        : heading("거부한 까닭", "Why it was refused")
            + report.reasons().stream()
                .map(reason -> "<li lang=\"en\">" + Markup.text(reason) + "</li>\n")
                .collect(Collectors.joining("", "<ul class=\"reasons\">\n", "</ul>\n"));
  }

  /// The law, and what follows from it here.
  String law(String consequence) {
    return heading("법이 요구하는 것", "What the law asks")
        + paragraph(
            "스마트도시법(스마트도시 조성 및 산업진흥 등에 관한 법률) 제37조는 익명처리된 정보, 곧 다른 정보와"
                + " 결합하여도 더 이상 특정 개인을 알아볼 수 없는 정보를 전제로 합니다.",
            "Article 37 of Korea's Smart City Act is about anonymized information: information"
                + " by which no specific person can be recognized any more, even when it is"
                + " combined with other information.")
        + Markup.paragraph(consequence);
  }

  /// The policy, an item a row.
  String declared(List<List<String>> rows) {
    return heading("약속한 것", "What was declared")
        + Markup.table(
            language.say("자료 관리자가 정한 정책", "The policy that the steward declared"),
            List.of(language.say("항목", "Item"), language.say("값", "Value")),
            rows);
  }

  /// What was counted, and in which file.
  ///
  /// @param account in paragraphs
  String evidence(String account) {
    return heading("증거", "Evidence")
        + account
        + "<p>%s <code>%s</code><br/>SHA-256 <code class=\"hash\">%s</code></p>\n"
            .formatted(
                Markup.text(language.say("확인한 파일:", "Verified file:")),
                Markup.text(report.file().name()),
                Markup.text(report.file().sha256()))
        + paragraph(
            "측정한 수치는 기계가 읽는 privacy.json에도 있습니다. 이 쪽에는 사람에 관한 값이 없습니다.",
            "What was measured is in privacy.json too, for machines. This page holds no value of a"
                + " person.");
  }

  String heading(String ko, String en) {
    return "<h2>" + Markup.text(language.say(ko, en)) + "</h2>\n";
  }

  /// A sentence in the page's language, with the same values in both.
  String paragraph(String ko, String en, Object... values) {
    return Markup.paragraph(language.say(ko, en, values));
  }

  List<String> row(String ko, String en, String value) {
    return List.of(language.say(ko, en), value);
  }
}
