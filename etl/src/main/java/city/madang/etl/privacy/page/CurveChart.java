package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.PrivacyReport;
import city.madang.etl.privacy.search.UtilityCurve;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Risk against utility: how much detail is kept if more people must look alike.
record CurveChart(PrivacyReport report, Language language) {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int RIGHT = 30;
  private static final int TOP = 24;
  private static final int FLOOR = 226;

  String figure() {
    var caption =
        language.say(
            "위험과 쓸모. k가 클수록 안전하고, 남는 자세함은 줄어듭니다. 큰 점이 이 자료의 정책입니다.",
            "Risk against utility. A larger k is safer and keeps less detail. The large dot is the"
                + " policy of this dataset.");
    return Markup.figure(
        svg(),
        caption,
        language.say("표로 보기", "Show as a table"),
        Markup.table(caption, heading(), rows()));
  }

  private String svg() {
    var content = new StringBuilder();
    grid(content);
    var path = new ArrayList<String>();
    for (int i = 0; i < points().size(); i++) {
      var point = points().get(i);
      double x = x(i);
      content.append(Markup.label("mid", x, FLOOR + 22, "k = " + point.k()));
      content.append(
          Markup.label("mid small", x, FLOOR + 40, "≤ " + Language.percent(point.highestRisk())));
      point
          .loss()
          .ifPresent(loss -> path.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y(1 - loss))));
    }
    content.append("<polyline class=\"curve\" points=\"%s\"/>\n".formatted(String.join(" ", path)));
    dots(content);
    content.append(
        Markup.label(
            "mid small",
            WIDTH / 2.0,
            HEIGHT - 8,
            language.say(
                "한 사람을 맞힐 가능성의 상한 (1/k)", "highest chance to pick the right person (1/k)")));
    return Markup.svg(
        WIDTH, HEIGHT, language.say("위험과 쓸모", "Risk against utility"), content.toString());
  }

  private void grid(StringBuilder content) {
    for (int i = 0; i <= 2; i++) {
      double kept = lowest() + (1 - lowest()) * i / 2;
      content.append(Markup.line("grid", LEFT, y(kept), WIDTH - RIGHT, y(kept)));
      content.append(Markup.label("end small", LEFT - 8, y(kept) + 4, Language.percent(kept)));
    }
    content.append(
        Markup.label("small", LEFT, 14, language.say("남은 자세함 (1 − 손실)", "detail kept (1 − loss)")));
  }

  private void dots(StringBuilder content) {
    for (int i = 0; i < points().size(); i++) {
      var point = points().get(i);
      boolean chosen = point.k() == report.policy().k();
      if (point.loss().isPresent()) {
        double kept = 1 - point.loss().get();
        content.append(Markup.dot(chosen ? "after" : "dot", x(i), y(kept), chosen ? 8 : 5));
        content.append(Markup.label("mid value", x(i), y(kept) - 13, Language.percent(kept)));
      } else {
        content.append(Markup.label("mid before", x(i), FLOOR - 6, "×"));
      }
    }
  }

  /// Where the axis begins: a multiple of 20 % below all points.
  private double lowest() {
    double least =
        points().stream()
            .flatMap(point -> point.loss().stream())
            .mapToDouble(loss -> 1 - loss)
            .min()
            .orElse(0);
    return Math.clamp(Math.floor((least - 0.02) * 5) / 5, 0, 0.8);
  }

  private double x(int point) {
    double step = (double) (WIDTH - LEFT - RIGHT) / points().size();
    return LEFT + step * (point + 0.5);
  }

  private double y(double kept) {
    return FLOOR - (kept - lowest()) / (1 - lowest()) * (FLOOR - TOP - 10);
  }

  private List<UtilityCurve.Point> points() {
    return report.utility().points();
  }

  private List<String> heading() {
    return List.of(
        "k",
        language.say("맞힐 가능성의 상한", "Highest chance"),
        language.say("남은 자세함", "Detail kept"),
        language.say("지운 행", "Rows removed"));
  }

  private List<List<String>> rows() {
    var unreachable = language.say("정책 안에서 불가능", "not possible within the policy");
    return points().stream()
        .map(
            point ->
                List.of(
                    String.valueOf(point.k()),
                    Language.percent(point.highestRisk()),
                    point.loss().map(loss -> Language.percent(1 - loss)).orElse(unreachable),
                    point.suppressed().map(Language::percent).orElse("–")))
        .toList();
  }
}
