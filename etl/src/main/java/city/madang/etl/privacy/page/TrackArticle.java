package city.madang.etl.privacy.page;

import city.madang.etl.dataset.TrajectoryPolicy;
import city.madang.etl.dataset.TrajectoryPolicy.Output;
import city.madang.etl.privacy.report.TrajectoryReport;
import city.madang.etl.privacy.report.TrajectoryReport.Trajectory;
import java.util.SequencedMap;

/// The article on points of moving entities, released as pieces or as flows.
record TrackArticle(TrajectoryReport report, Frame frame) implements Article {
  private static final String KNOWN = "4";

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
        + new TrackDeclared(report, frame).section()
        + new TrackFate(report, frame).section()
        + new TrackAttack(report, frame).section()
        + new TrackCost(report, frame).section()
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
