package city.madang.etl.privacy.page;

import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.dataset.TrajectoryPolicy.Precision;
import city.madang.etl.privacy.attack.Successive;
import city.madang.etl.privacy.report.TrajectoryReport;
import city.madang.etl.privacy.report.TrajectoryReport.Trajectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The article on points of moving entities, released as pieces or as flows.
record TrackArticle(TrajectoryReport report, Frame frame) implements Article {
  private static final String KNOWN = "4";
  private static final String SWITCHED_OFF = "switched off: ";
  private static final double KILOMETERS_PER_DEGREE = 111.2;

  @Override
  public String summary() {
    return switch (policy().output()) {
      case Output.Points() ->
          language()
              .say(
                  "차량의 이동은 짧은 조각으로만 공개됩니다. 한 조각의 네 지점을 속도와 서로의 간격까지 아는 사람이 그 조각을 집어낼 수 있는 경우는 %s입니다"
                      + " (허용: %s).",
                  "Ways of vehicles are published in short pieces alone. Four points of a piece,"
                      + " with all that is published of them and the time between, single it out in"
                      + " %s of all cases (allowed: %s).",
                  unicity(trajectory().unicity().allPublished()),
                  Language.percent(policy().unicity()));
      case Output.Flows _ ->
          language()
              .say(
                  "이동 경로는 공개하지 않고, 칸에서 칸으로 간 통행의 수만 공개합니다. 모든 수는 적어도 %s대의 차량에서 나왔습니다.",
                  "No way is published, only how many trips went from cell to cell. Each count is"
                      + " of at least %s vehicles.",
                  Language.count(report.k().entities()));
    };
  }

  @Override
  public String cards() {
    return Markup.cards(
        Markup.card(
            unicity(trajectory().unicity().allPublished()),
            language().say("네 지점으로 집어낼 수 있는 조각", "pieces that four points single out"),
            language().say("장소와 시각만 알 때: ", "by place and time alone: ")
                + unicity(trajectory().unicity().placeAndTime())),
        Markup.card(
            Language.count(report.k().entities()),
            fewest(),
            language().say("요구: ", "required: ") + report.k().required()),
        Markup.card(
            Language.count(trajectory().tripsReleased()),
            language().say("공개본에 담긴 통행", "trips that are in the release"),
            language().say("전체: ", "of ") + Language.count(trajectory().trips())),
        Markup.card(
            Language.percent(report.loss()),
            lost(),
            language().say("남은 지점: ", "points left: ")
                + Language.count(trajectory().pointsKept())));
  }

  private String fewest() {
    return switch (policy().output()) {
      case Output.Points() -> language().say("조각들의 주인인 차량", "vehicles behind the pieces");
      case Output.Flows _ -> language().say("가장 작은 흐름의 차량", "vehicles of the smallest flow");
    };
  }

  private String lost() {
    return switch (policy().output()) {
      case Output.Points() -> language().say("지운 지점", "points removed");
      case Output.Flows _ -> language().say("잃은 자세함", "detail lost");
    };
  }

  @Override
  public String body() {
    return frame.law(consequence())
        + declared()
        + measured()
        + intruder()
        + cost()
        + frame.evidence(account());
  }

  private String consequence() {
    return switch (policy().output()) {
      case Output.Points() ->
          language()
              .say(
                  "한 대의 차가 간 길은 집과 일터를 알려 줍니다. 그래서 출발지와 도착지, 오래 멈춘 곳, 되돌아간 곳을 지우고, 남은 길을 이름 없는 짧은"
                      + " 조각으로 자릅니다.",
                  "The way of one car tells home and work. So where it set out, arrived, stopped"
                      + " for long or turned back is removed, and what remains is cut into short"
                      + " pieces without a name.");
      case Output.Flows _ ->
          language()
              .say(
                  "한 대의 차가 간 길은 집과 일터를 알려 줍니다. 그래서 길은 공개하지 않고, 출발지와 도착지 둘레를 지운 통행을 칸에서 칸으로 세며, 충분히"
                      + " 많은 차량이 함께한 수만 공개합니다.",
                  "The way of one car tells home and work. So no way is published: trips, without"
                      + " what is near their ends, are counted from cell to cell, and only counts"
                      + " of enough vehicles are published.");
    };
  }

  private String declared() {
    var rows = new ArrayList<List<String>>();
    rows.add(
        frame.row(
            "적어도 이만큼의 차량", "At least so many vehicles", String.valueOf(report.k().required())));
    rows.add(frame.row("숨기는 거리", "Hidden around", hidden()));
    policy()
        .speeds()
        .ifPresent(
            speeds ->
                rows.add(
                    frame.row(
                        "공개하는 속도 (m/s)",
                        "Speeds published (m/s)",
                        Language.plain(speeds.minimum())
                            + "–"
                            + Language.plain(speeds.maximum()))));
    rows.add(
        frame.row(
            "한 조각의 최대 길이",
            "Longest piece",
            language()
                .say(
                    "%s, %s개 지점",
                    "%s, %s points",
                    language().time(policy().pieces().longest()),
                    Language.count(policy().pieces().points()))));
    rows.add(frame.row("반올림", "Rounded to", rounded(policy().precision())));
    if (policy().output() instanceof Output.Flows flows) {
      rows.add(
          frame.row(
              "가장 작은 칸과 시간",
              "Smallest cell and time",
              degrees(flows.cellDegrees()) + ", " + language().time(flows.window())));
    } else {
      rows.add(
          frame.row(
              "네 지점으로 집어내도 되는 조각의 최대 비율",
              "Largest share of pieces that four points may single out",
              Language.percent(policy().unicity())));
    }
    return frame.declared(rows);
  }

  private String hidden() {
    var trim = policy().trim();
    return language()
        .say(
            "출발·도착지 %s m, 멈춘 곳 %s m, 되돌아간 곳 %s m, 모두 최대 %s m 더",
            "ends %s m, stops %s m, turnarounds %s m, each up to %s m more",
            Language.plain(trim.endsMeters()),
            Language.plain(trim.stopsMeters()),
            Language.plain(trim.turnsMeters()),
            Language.plain(2 * trim.extensionMeters()));
  }

  private String rounded(Precision precision) {
    var columns = policy().columns();
    return degrees(precision.placeDegrees())
        + ", "
        + language().time(precision.time())
        + (columns.speed().isPresent() ? ", " + Language.plain(precision.speed()) + " m/s" : "")
        + (columns.heading().isPresent()
            ? ", " + Language.plain(precision.headingDegrees()) + "°"
            : "");
  }

  private String degrees(double degrees) {
    return language()
        .say(
            "%s° (남북 약 %s km)",
            "%s° (about %s km from south to north)",
            Language.plain(degrees),
            Language.decimal(degrees * KILOMETERS_PER_DEGREE));
  }

  private String measured() {
    return frame.heading("측정한 것", "What was measured") + fate() + singledOut();
  }

  private String fate() {
    return new ShareChart(
            language(),
            language().say("지점들이 어떻게 되었는가", "What became of the points"),
            language()
                .say(
                    "원래 지점 가운데 조각으로 남은 것과, 까닭에 따라 지운 것의 비율.",
                    "Of all points, those left in pieces, and those removed, by the reason why."),
            List.of(language().say("지점", "Points"), language().say("비율", "Share")),
            fates())
        .figure();
  }

  private SequencedMap<String, Double> fates() {
    double all =
        Math.max(
            1,
            trajectory().pointsKept()
                + trajectory().pointsDroppedBy().values().stream().mapToLong(n -> n).sum());
    var shares = new LinkedHashMap<String, Double>();
    shares.put(language().say("조각으로 남음", "left in pieces"), trajectory().pointsKept() / all);
    trajectory().pointsDroppedBy().forEach((cause, n) -> shares.put(words(cause), n / all));
    return shares;
  }

  private String words(String cause) {
    return switch (cause) {
      case "area" -> language().say("지역 밖", "outside the area");
      case "speed" -> language().say("너무 느리거나 빠름", "too slow or too fast");
      case "ends" -> language().say("출발지와 도착지", "near ends");
      case "stops" -> language().say("멈춘 곳", "near stops");
      case "turns" -> language().say("되돌아간 곳", "near turnarounds");
      case "cuts" -> language().say("조각 사이", "between pieces");
      default -> cause;
    };
  }

  private String singledOut() {
    var shares = new LinkedHashMap<String, Double>();
    trajectory()
        .unicity()
        .placeAndTime()
        .forEach(
            (points, share) ->
                shares.put(
                    language().say("%s개: 장소, 시각", "%s known: place and time", points), share));
    trajectory()
        .unicity()
        .allPublished()
        .forEach(
            (points, share) ->
                shares.put(
                    language().say("%s개: 공개된 전부", "%s known: all published", points), share));
    return shares.isEmpty()
        ? ""
        : new ShareChart(
                language(),
                language().say("집어낼 수 있는 조각", "Pieces singled out"),
                language()
                        .say(
                            "지점을 1–4개 아는 사람이 하나로 집어낼 수 있는 조각의 비율. ‘전부’는 속도, 방향, 서로의 간격까지 압니다.",
                            "Share of the pieces that 1 to 4 known points single out; “all” is with"
                                + " speed, heading and the time between.")
                    + ofPoints(),
                List.of(language().say("아는 지점", "Known points"), language().say("비율", "Share")),
                shares)
            .figure();
  }

  private String ofPoints() {
    return policy().output() instanceof Output.Flows
        ? language().say(" 공개하지 않는 지점들의 값입니다.", " Of the points, which are not published.")
        : "";
  }

  private String intruder() {
    return frame.heading("공격자가 알아낼 수 있는 것", "What an intruder would find")
        + switch (policy().output()) {
          case Output.Points() -> piecesAttacked();
          case Output.Flows _ -> flowsAttacked();
        }
        + successive(report.successive());
  }

  private String piecesAttacked() {
    return frame.paragraph(
            "조각의 이름은 한 번만 쓰고 버린 열쇠로 만들었으므로, 이름에서 차량으로 가는 길은 없습니다. 원래 지점은 금고에만 있습니다.",
            "The names of pieces were made by a key that was used once and destroyed, so no name"
                + " leads to a vehicle. The points as they were lie in the vault alone.")
        + frame.paragraph(
            "공개할 지점을 원래 지점과 다시 비교했습니다. 출발지, 도착지, 멈춘 곳 근처의 지점이나, 앞 조각이 끝난 자리에서 시작하는 조각이 있으면 공개되지"
                + " 않습니다.",
            "The points were compared with the raw ones again. If one lay near an end or a stop, or"
                + " a piece began where the one before ended, nothing would be published.");
  }

  private String flowsAttacked() {
    return frame.paragraph(
        "흐름마다 차량을 원래 자료에서 다시 세었습니다. %s대보다 적은 흐름이 있으면 공개되지 않습니다.",
        "The vehicles of each flow were counted again. If one were of fewer than %s, nothing would"
            + " be published.",
        report.k().required());
  }

  private String successive(Successive found) {
    if (found.note().startsWith(SWITCHED_OFF)) {
      return frame.paragraph(
          "이전 공개본과 견주지 않기로 정했습니다. 밝힌 까닭: %s",
          "Earlier releases were not compared, on purpose: %s",
          found.note().substring(SWITCHED_OFF.length()));
    }
    if (found.releases() == 0) {
      return frame.paragraph("견줄 이전 공개본이 없었습니다.", "There was no earlier release to compare with.");
    }
    return frame.paragraph(
        "이전 공개본 %s개와 견주었습니다. 함께 나오는 차량 %s대 가운데, 견주어서 더 알 수 있는 것은 %s대입니다.",
        "It was laid beside %s earlier releases. Of the %s vehicles that are in them too, %s could"
            + " be followed farther.",
        Language.count(found.releases()),
        Language.count(found.entities()),
        Language.count(found.exposed()));
  }

  private String cost() {
    return frame.heading("안전의 값", "What safety costs")
        + frame.paragraph(
            "원래 지점 %s개 가운데 %s개가 조각으로 남았습니다. 장소는 %s, 시각은 %s 단위로만 알 수 있으므로, 도로 하나하나의 교통량은 이 자료로 알 수"
                + " 없습니다.",
            "Of %s points, %s are left in pieces. Places are known to %s and times to %s, so"
                + " traffic on single roads cannot be told from this.",
            Language.count(
                trajectory().pointsKept()
                    + trajectory().pointsDroppedBy().values().stream().mapToLong(n -> n).sum()),
            Language.count(trajectory().pointsKept()),
            degrees(finestDegrees()),
            language().time(finestTime()));
  }

  private double finestDegrees() {
    return policy().output() instanceof Output.Flows flows
        ? flows.cellDegrees()
        : policy().precision().placeDegrees();
  }

  private Duration finestTime() {
    return policy().output() instanceof Output.Flows flows
        ? flows.window()
        : policy().precision().time();
  }

  private String account() {
    return Measured.account(report.rows(), frame)
        + (policy().output() instanceof Output.Flows
            ? frame.paragraph("공개한 한 행은 흐름 하나입니다.", "A published row is a flow.")
            : "");
  }

  private static String unicity(SequencedMap<String, Double> byPoints) {
    return byPoints.containsKey(KNOWN) ? Language.percent(byPoints.get(KNOWN)) : "–";
  }

  private TrajectoryPolicy policy() {
    return report.policy();
  }

  private Trajectory trajectory() {
    return report.trajectory();
  }

  private Language language() {
    return frame.language();
  }
}
