package city.madang.etl.privacy.page;

import city.madang.etl.privacy.report.NoiseReport;
import city.madang.etl.privacy.report.NoiseReport.BudgetUse;
import city.madang.etl.privacy.report.NoiseReport.ColumnNoise;
import city.madang.etl.privacy.report.NoiseReport.Noise;
import java.math.BigDecimal;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/// The article on noisy counts: differential privacy in plain words.
record NoiseArticle(NoiseReport report, Frame frame) implements Article {
  private static final double OFTEN = 0.95;

  @Override
  public String summary() {
    return language()
        .say(
            "공개할 파일에는 사람의 기록이 없고, 잡음을 더한 수만 있습니다. 한 사람에 대해 드러날 수 있는 것에는 아래에 적은 한계가 있습니다.",
            "The file to be published holds nobody's rows, only counts with noise. What they can"
                + " tell of any one person has the bound stated below.");
  }

  @Override
  public String cards() {
    return Markup.cards(
        Markup.card(
            "±" + Language.count(spread(count()).within(OFTEN)),
            language().say("100번 중 95번, 실제 수와의 차이", "from the true count, 95 times in 100"),
            language().say("표준편차: ", "standard deviation: ") + deviation(count())),
        Markup.card(
            sure(noise().epsilon()),
            language().say("반반이던 짐작의 최대 확신", "most that one can be sure of, from one in two"),
            "ε = " + noise().epsilon().toPlainString()),
        Markup.card(
            left().toPlainString() + " / " + budget().total().toPlainString(),
            language().say("남은 개인정보 예산 (ε)", "privacy budget that is left (ε)"),
            language().say("기간: ", "window: ") + window()),
        Markup.card(
            Language.count(report.rows().published()),
            language().say("공개되는 수", "counts published"),
            language().say("음수: ", "below zero: ") + Language.count(report.rows().negative())));
  }

  @Override
  public String body() {
    return frame.law(
            language()
                .say(
                    "그래서 행을 공개하지 않고 묶어서 세며, 센 수마다 우연한 잡음을 더합니다 (차분 프라이버시). 다른 모든 것을 아는 사람도 한 사람의"
                        + " 기록을 수에서 빼낼 수 없습니다.",
                    "So no row is published. Rows are counted in groups, and each count gets random"
                        + " noise (differential privacy), so that even somebody who knows all else"
                        + " cannot subtract one person from a count."))
        + declared()
        + guarantee()
        + budgetUse()
        + cost()
        + checks()
        + frame.evidence(account());
  }

  private String declared() {
    var rows = new ArrayList<List<String>>();
    rows.add(frame.row("한 번의 공개에 쓰는 예산 (ε)", "Spent by one release (ε)", plain(noise().epsilon())));
    rows.add(
        frame.row("보장이 깨질 확률 (δ)", "Chance that the guarantee fails (δ)", plain(noise().delta())));
    rows.add(
        frame.row(
            "한 사람에게서 세는 최대 행 수",
            "Most rows of one person that are counted",
            Language.count(noise().contribution())));
    rows.add(frame.row("수를 묶는 값", "Groups that are counted", keys()));
    noise()
        .floor()
        .forEach(
            floor ->
                rows.add(
                    frame.row("공개하는 가장 작은 수", "Smallest count published", Language.count(floor))));
    rows.add(
        frame.row("잡음", "Noise", language().say("이산 라플라스 분포", "discrete Laplace distribution")));
    return frame.declared(rows);
  }

  private String keys() {
    return noise().keys().equals("public")
        ? language().say("미리 정해져 있음: 빈 묶음도 셈", "known beforehand: empty groups are counted too")
        : language().say("자료에서 나옴: 작은 묶음은 뺌", "from the data: small groups are left out");
  }

  private String guarantee() {
    return frame.heading("쉬운 말로 한 보장", "The guarantee in plain words")
        + frame.paragraph(
            "아무나 한 사람을 골라 그 사람의 기록을 모두 빼고 다시 공개한다고 합시다. 어떤 결과든, 그것이 나올 확률은 두 경우 사이에 최대 %s배까지만 차이"
                + " 납니다 (e^ε).%s",
            "Take any person, and publish again without any of their rows. Whatever comes out, it"
                + " is at most %s times as likely in one case as in the other (e^ε).%s",
            Language.decimal(Math.exp(noise().epsilon().doubleValue())),
            exception())
        + frame.paragraph(
            "그래서 누군가의 기록이 들어 있는지 반반으로 짐작하던 사람은, 다른 무엇을 알더라도, 이 공개본을 보고 최대 %s까지만 확신할 수 있습니다. 예산의"
                + " 기간 안에 쓴 것을 모두 합하면 %s입니다.",
            "So whoever thought the odds are even that somebody's rows are among them can be at"
                + " most %s sure after reading this release, whatever else they know. With all that"
                + " was spent of the budget within its window, it is %s.",
            sure(noise().epsilon()),
            sure(budget().spent().max(noise().epsilon())))
        + frame.paragraph(
            "한 사람에게서 %s행까지만 세고 나머지는 뺍니다. 몇 행이 빠졌는지는 알리지 않습니다. 정확한 수는 잡음을 무너뜨리기 때문입니다.",
            "Of one person at most %s rows are counted, and the others are left out. How many that"
                + " were is not told, for exact figures would undo the noise.",
            Language.count(noise().contribution()));
  }

  private String exception() {
    return noise().delta().signum() == 0
        ? ""
        : language()
            .say(
                " 이 보장은 %s의 확률로 깨질 수 있습니다.",
                " With a chance of %s this does not hold.", plain(noise().delta()));
  }

  /// What Bayes' rule makes of even odds.
  private static String sure(BigDecimal epsilon) {
    return Language.percent(1 / (1 + Math.exp(-epsilon.doubleValue())));
  }

  private String budgetUse() {
    return frame.heading("예산", "The budget")
        + frame.paragraph(
            "공개할 때마다 같은 사람들에 대해 조금씩 더 알려지므로, 공개한 만큼 예산에서 빠지며, 아래 기간 안에 쓴 것은 모두 셉니다. 예산이 다하면 공개가"
                + " 거부됩니다. 같은 자료를 다시 공개하면 같은 잡음이 나오며 예산을 쓰지 않습니다.",
            "Each release tells a little more of the same people. So each is paid from a budget,"
                + " which counts all that was spent within the window below; when it is used up,"
                + " releases are refused. The same data again has the same noise and costs"
                + " nothing.")
        + Markup.table(
            language().say("같은 사람들에 대한 모든 공개본", "All releases about the same people"),
            List.of(language().say("항목", "Item"), language().say("값", "Value")),
            List.of(
                frame.row("사람들", "People", budget().domain()),
                frame.row("기간", "Window", window()),
                frame.row("전체 (ε)", "Total (ε)", plain(budget().total())),
                frame.row(
                    "쓴 예산, 이번 공개 포함", "Spent, this release included", plain(budget().spent())),
                frame.row("남은 예산", "Left", plain(left())),
                frame.row("장부", "Ledger", ledger())));
  }

  private String window() {
    return language().time(Period.parse(budget().window()));
  }

  private boolean paid() {
    return budget().ledger().equals("persistent");
  }

  private String ledger() {
    return paid()
        ? language().say("%d번째 기록", "entry %d", budget().ledgerEntry())
        : language().say("없음: 시험 공개라 쓰지 않음", "none: only tried, and nothing is spent");
  }

  private String cost() {
    return frame.heading("안전의 값", "What safety costs")
        + new NoiseChart(spread(count()), language()).figure()
        + Markup.table(
            language().say("열마다 더한 잡음", "The noise of each column"),
            List.of(
                language().say("열", "Column"),
                language().say("표준편차", "Standard deviation"),
                language().say("100번 중 95번", "95 times in 100")),
            noise().columns().stream().map(this::row).toList())
        + frame.paragraph(
            "공개된 수의 평균은 %s이므로, 표준편차는 그 %s입니다. 여러 수를 더하면 잡음은 서로 지워져 상대 오차가 줄어듭니다.",
            "The mean of the published counts is %s, so the standard deviation is %s of it. In a"
                + " sum of many counts, noise cancels out and the relative error shrinks.",
            Language.decimal(report.rows().meanCount()),
            relative())
        + negative()
        + leftOut();
  }

  private List<String> row(ColumnNoise column) {
    return List.of(
        column.name(), deviation(column), "±" + Language.count(spread(column).within(OFTEN)));
  }

  private String relative() {
    double mean = report.rows().meanCount();
    return mean <= 0 ? "–" : Language.percent(count().standardDeviation() / mean);
  }

  private String negative() {
    long negative = report.rows().negative();
    return negative == 0
        ? ""
        : frame.paragraph(
            "%s개(%s)는 0보다 작습니다. 잡음은 더하기도 하고 빼기도 하므로, 실제 수가 작으면 음수가 될 수 있습니다. 0으로 고치면 합계가 커지므로 그대로"
                + " 둡니다. 잘못된 값이 아닙니다.",
            "%s of them (%s) are below zero. Noise adds and subtracts, so where the true count is"
                + " small, the published one can be negative. They stay as they are, for making"
                + " them zero would make every sum too large. They are no mistakes.",
            Language.count(negative),
            Language.percent((double) negative / report.rows().published()));
  }

  private String leftOut() {
    return report.rows().leftOut().stream()
        .filter(cells -> cells > 0)
        .map(
            cells ->
                frame.paragraph(
                    "잡음을 더한 뒤 %s보다 작은 수 %s개(전체 묶음의 %s)는 뺐습니다. 그래서 남은 작은 수는 실제보다 큰 쪽이 많습니다. 위의 ‘100번"
                        + " 중 95번’과, 더하면 잡음이 지워진다는 말은 빼기 전의 모든 수에 대한 것입니다. 빠진 묶음이 0이라는 뜻은 아닙니다.",
                    "With their noise, counts below %s were left out: %s (%s of all groups). So the"
                        + " small ones that remain are more often above the truth than below. The"
                        + " 95 times in 100, and that noise cancels out in sums, are said of all"
                        + " counts before these were left out. A group that is missing need not be"
                        + " empty.",
                    Language.count(noise().floor().getFirst()),
                    Language.count(cells),
                    Language.percent((double) cells / (cells + report.rows().published()))))
        .findFirst()
        .orElse("");
  }

  private String checks() {
    return frame.heading("공격자가 알아낼 수 있는 것", "What an intruder would find")
        + frame.paragraph(
            "위의 보장은 어떤 공격에도, 다른 자료나 앞으로 나올 자료와 결합하여도 성립합니다. 그래서 개별 공격을 시험하는 대신, 공개할 파일이 보장의 조건을"
                + " 지키는지 다시 읽어 확인합니다.",
            "The guarantee holds against every attack, also together with other data that exist or"
                + " will. So no single attack is tried; what the guarantee depends on is checked in"
                + " the file to be published, read again.")
        + Markup.list(checked())
        + (report.published()
            ? frame.paragraph("모두 확인되었습니다.", "All of it was found to be so.")
            : "");
  }

  private List<String> checked() {
    var checked = new ArrayList<String>();
    checked.add(
        language().say("열은 묶음, 수, 합계뿐입니다.", "There are no columns but groups, counts and sums."));
    checked.add(
        language()
            .say(
                "묶음은 모두 정해진 값이고, 두 번 나오거나 까닭 없이 빠진 것이 없습니다.",
                "Each group is one of those declared; none is there twice or missing without a"
                    + " reason."));
    checked.add(
        language()
            .say(
                "정해진 크기보다 작은 수와 단위에 맞지 않는 합계가 없습니다.",
                "No count is below the smallest one allowed, no sum is off its step."));
    if (paid()) {
      checked.add(
          language().say("예산 장부에 이번 공개가 적혀 있습니다.", "The ledger of the budget holds this release."));
    }
    return checked;
  }

  private String account() {
    return frame.paragraph(
        "공개되는 수: %s개. 원본이 몇 행인지는 알리지 않습니다.",
        "Counts published: %s. How many rows the source had is not told.",
        Language.count(report.rows().published()));
  }

  private Noise noise() {
    return report.noise();
  }

  private BudgetUse budget() {
    return noise().budget();
  }

  private BigDecimal left() {
    return budget().total().subtract(budget().spent());
  }

  /// The count stands first.
  private ColumnNoise count() {
    return noise().columns().getFirst();
  }

  private NoiseSpread spread(ColumnNoise column) {
    return NoiseSpread.of(column, noise().epsilon());
  }

  private static String deviation(ColumnNoise column) {
    return Language.decimal(column.standardDeviation());
  }

  private static String plain(BigDecimal number) {
    return number.toPlainString();
  }

  private Language language() {
    return frame.language();
  }
}
