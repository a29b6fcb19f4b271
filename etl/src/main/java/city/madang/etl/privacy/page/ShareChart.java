package city.madang.etl.privacy.page;

import java.util.List;
import java.util.SequencedMap;

/// Shares of something, a bar each.
///
/// @param title what a reader hears who cannot see it
/// @param heading of the table of the same figures
record ShareChart(
    Language language,
    String title,
    String caption,
    List<String> heading,
    SequencedMap<String, Double> shares) {
  private static final int WIDTH = 720;
  private static final int LEFT = 210;
  private static final int ROW = 30;
  private static final int LONGEST_NAME = 24;

  String figure() {
    return Markup.figure(
        svg(),
        caption,
        language.say("표로 보기", "Show as a table"),
        Markup.table(caption, heading, rows()));
  }

  private String svg() {
    var content = new StringBuilder();
    int row = 0;
    for (var share : shares.entrySet()) {
      bar(content, row++, share.getKey(), share.getValue());
    }
    content.append(Markup.line("axis", LEFT, 4, LEFT, row * ROW + 4));
    return Markup.svg(WIDTH, row * ROW + 10, title, content.toString());
  }

  private static void bar(StringBuilder content, int row, String name, double share) {
    double y = row * ROW + 6;
    double width = share * (WIDTH - LEFT - 70);
    content.append(Markup.label("end", LEFT - 10, y + 16, shortened(name)));
    content.append(Markup.rect("rest", LEFT, y, WIDTH - LEFT - 70, ROW - 8));
    content.append(Markup.rect("after", LEFT, y, width, ROW - 8));
    content.append(Markup.label("", WIDTH - 60, y + 16, Language.percent(share)));
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private List<List<String>> rows() {
    return shares.entrySet().stream()
        .map(share -> List.of(share.getKey(), Language.percent(share.getValue())))
        .toList();
  }
}
