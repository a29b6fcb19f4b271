package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.risk.Distribution;
import city.madang.etl.privacy.risk.SizeBucket;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How many people look alike, before and after: the share of rows in classes of each size.
record SizeChart(PrivacyReport report, Language language) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 20;
  private static final int TOP = 44;
  private static final int FLOOR = 244;
  private static final int BAR = 34;

  String figure() {
    var caption =
        language.say(
            "같아 보이는 사람의 수에 따른 행의 비율. 음영 부분은 정책이 허용하지 않는 크기입니다.",
            "Share of the rows by the number of people who look alike. The shaded part is what the"
                + " policy does not allow.");
    return Markup.figure(
        svg(),
        caption,
        language.say("표로 보기", "Show as a table"),
        Markup.table(caption, heading(), rows()));
  }

  private String svg() {
    var content = new StringBuilder();
    for (int i = 0; i < buckets().size(); i++) {
      bucket(content, i);
    }
    content.append(Markup.line("axis", LEFT, FLOOR, WIDTH - LEFT, FLOOR));
    content.append(
        Markup.label(
            "mid small",
            WIDTH / 2.0,
            HEIGHT - 8,
            language.say("같아 보이는 사람 수", "people who look alike")));
    legend(content);
    return Markup.svg(WIDTH, HEIGHT, title(), content.toString());
  }

  private String title() {
    return language.say("익명화 전과 후의 집단 크기", "Sizes of groups before and after");
  }

  private void bucket(StringBuilder content, int i) {
    var bucket = buckets().get(i);
    double step = (WIDTH - 2.0 * LEFT) / buckets().size();
    double middle = LEFT + step * (i + 0.5);
    double below = below(bucket, report.policy().k());
    if (below > 0) {
      content.append(Markup.rect("below", middle - step / 2, TOP, step * below, FLOOR - TOP));
    }
    var after = report.classSizes().after();
    bar(
        content,
        "before",
        after.isPresent() ? middle - BAR - 1 : middle - BAR / 2.0,
        share(report.classSizes().before(), i));
    after.ifPresent(sizes -> bar(content, "after", middle + 1, share(sizes, i)));
    content.append(Markup.label("mid", middle, FLOOR + 20, range(bucket)));
  }

  /// How much of a bucket is below k, 0 to 1; an open one is above.
  static double below(SizeBucket bucket, int k) {
    long sizes = bucket.to() - bucket.from() + 1;
    return bucket.to() == 0 ? 0 : Math.clamp((k - bucket.from()) / (double) sizes, 0, 1);
  }

  private static void bar(StringBuilder content, String kind, double x, double share) {
    double height = share * (FLOOR - TOP - 18);
    content.append(Markup.rect(kind, x, FLOOR - height, BAR, height));
    if (share > 0) {
      content.append(
          Markup.label("mid value", x + BAR / 2.0, FLOOR - height - 5, Language.percent(share)));
    }
  }

  private void legend(StringBuilder content) {
    content.append(Markup.rect("before", LEFT, 10, 14, 14));
    content.append(Markup.label("", LEFT + 20, 22, language.say("익명화 전", "before")));
    if (report.classSizes().after().isPresent()) {
      content.append(Markup.rect("after", LEFT + 110, 10, 14, 14));
      content.append(Markup.label("", LEFT + 130, 22, language.say("익명화 후", "after")));
    }
  }

  private static double share(Distribution sizes, int bucket) {
    return sizes.rows() == 0 ? 0 : (double) sizes.buckets().get(bucket).rows() / sizes.rows();
  }

  private List<SizeBucket> buckets() {
    return report.classSizes().before().buckets();
  }

  private static String range(SizeBucket bucket) {
    if (bucket.to() == 0) {
      return bucket.from() + "+";
    }
    return bucket.from() == bucket.to()
        ? String.valueOf(bucket.from())
        : bucket.from() + "–" + bucket.to();
  }

  private List<String> heading() {
    return List.of(
        language.say("사람 수", "People"),
        language.say("익명화 전 집단", "Groups before"),
        language.say("익명화 전 행", "Rows before"),
        language.say("익명화 후 집단", "Groups after"),
        language.say("익명화 후 행", "Rows after"));
  }

  private List<List<String>> rows() {
    var after = report.classSizes().after().map(Distribution::buckets);
    return IntStream.range(0, buckets().size())
        .mapToObj(i -> row(buckets().get(i), after.map(all -> all.get(i))))
        .toList();
  }

  private static List<String> row(SizeBucket before, Optional<SizeBucket> after) {
    return List.of(
        range(before),
        Language.count(before.classes()),
        Language.count(before.rows()),
        after.map(bucket -> Language.count(bucket.classes())).orElse("–"),
        after.map(bucket -> Language.count(bucket.rows())).orElse("–"));
  }
}
