package city.madang.etl.privacy.page;

import city.madang.etl.dataset.LangText;
import city.madang.etl.privacy.report.PrivacyReport;

/// The report as one page in Korean and English, for a reader who decides and does not compute.
///
/// Shape: XHTML that is HTML too; styles and pictures are inside, there is no script and no address
/// of another file. Equal figures give equal bytes: the time that a run took is not on the page.
public final class PrivacyPage {
  private PrivacyPage() {}

  /// Makes the page.
  ///
  /// @param title of the dataset
  public static String of(PrivacyReport report, LangText title) {
    return """
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="ko">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>%s · Madang</title>
    <style>
    %s</style>
    </head>
    <body>
    <nav aria-label="언어 · Language"><a href="#ko" lang="ko">한국어</a> · <a href="#en" lang="en">English</a></nav>
    <main>
    %s%s</main>
    </body>
    </html>
    """
        .formatted(
            Markup.text(title.ko() + " · 개인정보 보호 보고서"),
            PageStyle.CSS,
            article(report, title, Language.KO),
            article(report, title, Language.EN));
  }

  private static String article(PrivacyReport report, LangText title, Language language) {
    var sections = new Sections(report, language);
    var measured = new Measured(report, language);
    return "<article id=\"%s\" lang=\"%s\">\n".formatted(language.tag(), language.tag())
        + header(report, title, language)
        + measured.cards()
        + sections.reasons()
        + sections.law()
        + sections.policy()
        + sections.heading("측정한 것", "What was measured")
        + new SizeChart(report, language).figure()
        + measured.table()
        + sections.intruder()
        + utility(report, language)
        + sections.evidence()
        + "</article>\n";
  }

  private static String header(PrivacyReport report, LangText title, Language language) {
    boolean published = report.published();
    return "<header>\n<p class=\"kicker\">%s</p>\n<h1>%s</h1>\n<p class=\"verdict%s\">%s</p>\n%s</header>\n"
        .formatted(
            Markup.text(language.say("개인정보 보호 보고서", "Privacy report")),
            Markup.text(language.say(title)),
            published ? "" : " refused",
            Markup.text(verdict(published, language)),
            Markup.paragraph(summary(report, language)));
  }

  private static String verdict(boolean published, Language language) {
    return published
        ? language.say("정책을 지킴: 공개할 수 있음", "Keeps the policy: may be published")
        : language.say("거부됨: 공개하지 않음", "Refused: not published");
  }

  private static String summary(PrivacyReport report, Language language) {
    return report.published()
        ? language.say(
            "공개할 파일의 모든 행은 적어도 %s명이 같아 보이는 집단에 속합니다."
                .formatted(Language.count(report.k().entities())),
            "Each row of the file to be published belongs to a group of at least %s people who look alike."
                .formatted(Language.count(report.k().entities())))
        : language.say(
            "정책을 지키는지 확인되지 않은 자료는 공개하지 않습니다. 이전 공개본은 그대로입니다.",
            "What is not proven to keep the policy is not published. The release before stays as it"
                + " is.");
  }

  private static String utility(PrivacyReport report, Language language) {
    if (report.risk().after().isEmpty()) {
      return "";
    }
    var sections = new Sections(report, language);
    return sections.heading("안전의 값", "What safety costs")
        + new LossChart(report, language).figure()
        + (report.utility().points().isEmpty()
            ? Markup.paragraph(
                language.say(
                    "다른 k의 값은 계산하지 않았습니다. 서로 다른 조합이 50,000개를 넘으면 생략합니다.",
                    "Other values of k were not tried: tables with more than 50,000 distinct"
                        + " combinations are left out."))
            : new CurveChart(report, language).figure());
  }
}
