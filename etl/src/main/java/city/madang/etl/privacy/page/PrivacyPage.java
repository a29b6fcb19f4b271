package city.madang.etl.privacy.page;

import city.madang.etl.dataset.LangText;
import city.madang.etl.privacy.report.NoiseReport;
import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.report.Report;
import city.madang.etl.privacy.report.TrajectoryReport;

/// The report as one page in Korean and English, for a reader who decides and does not compute.
///
/// Shape: XHTML that is HTML too; styles and pictures are inside, there is no script and no address
/// of another file. Equal figures give equal bytes: the time that a run took is not on the page.
public final class PrivacyPage {
  private PrivacyPage() {}

  /// Makes the page.
  ///
  /// @param title of the dataset
  public static String of(Report report, LangText title) {
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

  private static String article(Report report, LangText title, Language language) {
    var frame = new Frame(report, language);
    var article =
        switch (report) {
          case PrivacyReport classes -> new ClassArticle(classes, frame);
          case TrajectoryReport tracks -> new TrackArticle(tracks, frame);
          case NoiseReport noise -> new NoiseArticle(noise, frame);
        };
    return "<article id=\"%s\" lang=\"%s\">\n".formatted(language.tag(), language.tag())
        + frame.header(title, article.summary())
        + article.cards()
        + frame.reasons()
        + article.body()
        + "</article>\n";
  }
}
