package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.PrivacyReport;
import java.util.List;

/// How much detail each column lost.
record LossChart(PrivacyReport report, Language language) {
  private static final int WIDTH = 720;
  private static final int LEFT = 210;
  private static final int ROW = 30;
  private static final int LONGEST_NAME = 24;

  String figure() {
    var caption =
        language.say(
            "열마다 잃은 자세함. 0%는 원래 값 그대로, 100%는 아무것도 남지 않음을 뜻합니다.",
            "Detail lost in each column. 0% is the value as it was, 100% is nothing left.");
    return Markup.figure(
        svg(),
        caption,
        language.say("표로 보기", "Show as a table"),
        Markup.table(caption, heading(), rows()));
  }

  private String svg() {
    var content = new StringBuilder();
    int row = 0;
    for (var loss : report.lossByColumn().entrySet()) {
      bar(content, row++, loss.getKey(), loss.getValue());
    }
    content.append(Markup.line("axis", LEFT, 4, LEFT, row * ROW + 4));
    return Markup.svg(
        WIDTH,
        row * ROW + 10,
        language.say("열마다 잃은 자세함", "Loss of each column"),
        content.toString());
  }

  private static void bar(StringBuilder content, int row, String name, double loss) {
    double y = row * ROW + 6;
    double width = loss * (WIDTH - LEFT - 70);
    content.append(Markup.label("end", LEFT - 10, y + 16, shortened(name)));
    content.append(Markup.rect("rest", LEFT, y, WIDTH - LEFT - 70, ROW - 8));
    content.append(Markup.rect("after", LEFT, y, width, ROW - 8));
    content.append(Markup.label("", WIDTH - 60, y + 16, Language.percent(loss)));
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private List<String> heading() {
    return List.of(language.say("열", "Column"), language.say("잃은 자세함", "Detail lost"));
  }

  private List<List<String>> rows() {
    return report.lossByColumn().entrySet().stream()
        .map(loss -> List.of(loss.getKey(), Language.percent(loss.getValue())))
        .toList();
  }
}
