package city.madang.etl.privacy.page;

import java.util.List;
import java.util.stream.Stream;

/// How far a published count may lie from the true one.
record NoiseChart(NoiseSpread spread, Language language) {
  private static final double MOST = 0.99;
  private static final double OFTEN = 0.95;
  private static final int WIDTH = 720;
  private static final int HEIGHT = 250;
  private static final int LEFT = 20;
  private static final int TOP = 24;
  private static final int FLOOR = 200;
  private static final int POINTS = 240;

  String figure() {
    var caption =
        language.say(
            "공개된 수와 실제 수의 차이. 높을수록 자주 일어나며, 짙은 부분에 100번 가운데 95번이 들어갑니다.",
            "How far a published count lies from the true one. The higher, the more often; 95 times"
                + " in 100 it is in the dark part.");
    return Markup.figure(
        svg(),
        caption,
        language.say("표로 보기", "Show as a table"),
        Markup.table(
            caption,
            List.of(language.say("확률", "Chance"), language.say("최대 차이", "At most so far")),
            Stream.of(0.5, 0.9, OFTEN, MOST).map(this::row).toList()));
  }

  private List<String> row(double chance) {
    return List.of(Language.percent(chance), "±" + Language.count(spread.within(chance)));
  }

  private String svg() {
    long often = spread.stepsWithin(OFTEN);
    var content = new StringBuilder();
    content.append(area("rest", widest()));
    content.append(area("after", (double) often));
    content.append(Markup.line("axis", LEFT, FLOOR, WIDTH - LEFT, FLOOR));
    for (long steps : new long[] {-often, 0, often}) {
      var label = (steps > 0 ? "+" : "") + Language.count(steps * spread.step());
      content.append(Markup.label("mid", x((double) steps), FLOOR + 20, label));
    }
    content.append(
        Markup.label(
            "mid small",
            WIDTH / 2.0,
            HEIGHT - 8,
            language.say("공개된 수 − 실제 수", "published count − true count")));
    return Markup.svg(
        WIDTH, HEIGHT, language.say("잡음의 크기", "Size of the noise"), content.toString());
  }

  /// What lies under the curve up to so many steps to both sides.
  private String area(String kind, double steps) {
    var corners = new StringBuilder();
    for (int i = -POINTS; i <= POINTS; i++) {
      double at = steps * i / POINTS;
      corners.append(Markup.corner(x(at), y(at)));
    }
    corners.append(Markup.corner(x(steps), FLOOR)).append(Markup.corner(x(-steps), FLOOR));
    return Markup.polygon(kind, corners.toString().strip());
  }

  private double widest() {
    return Math.max(1, 1.15 * spread.stepsWithin(MOST));
  }

  private double x(double steps) {
    return WIDTH / 2.0 + steps / widest() * (WIDTH / 2.0 - LEFT);
  }

  private double y(double steps) {
    return FLOOR - Math.exp(-spread.decay() * Math.abs(steps)) * (FLOOR - TOP);
  }
}
