package city.madang.portal.sparql.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.problem.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class QueryFiguresTest {
  private static final Offset<Double> NEAR = Offset.offset(2.);

  private final AtomicLong now = new AtomicLong(-Duration.ofDays(1).toNanos());
  private final QueryFigures figures = new QueryFigures(now::get);

  @Test
  void lately_answers_havePercentilesOfTheirKind() {
    for (int millis = 1; millis <= 100; millis++) {
      answered(false, millis);
      answered(true, 1);
    }

    var lately = Figures.of(figures.lately());

    assertThat(lately.evaluated().answers()).isEqualTo(100);
    assertThat(lately.evaluated().p50Millis()).isCloseTo(50, NEAR);
    assertThat(lately.evaluated().p99Millis()).isCloseTo(99, NEAR);
    assertThat(lately.cached().p99Millis()).isCloseTo(1, Offset.offset(0.1));
    assertThat(lately.cacheHitShare()).isEqualTo(0.5);
  }

  @Test
  void lately_afterFiveMinutes_forgetsWhatSinceStartKeeps() {
    answered(false, 10);
    pass(Duration.ofMinutes(4));
    figures.failed("sparql-timeout");
    figures.failed("sparql-syntax");

    assertThat(Figures.of(figures.lately()).queries()).isEqualTo(3);
    pass(Duration.ofSeconds(65));
    assertThat(Figures.of(figures.lately()).answered()).isZero();
    assertThat(Figures.of(figures.lately()).failed()).hasSize(2);
    pass(Duration.ofHours(3));
    assertThat(Figures.of(figures.lately()).queries()).isZero();

    var all = Figures.of(figures.sinceStart());
    assertThat(all.queries()).isEqualTo(3);
    assertThat(all.failed()).containsEntry("sparql-timeout", 1L);
    assertThat(all.errorShare()).as("the syntax is the client's").isEqualTo(0.3333);
  }

  @Test
  void of_noQueries_hasNoShares() {
    var none = Figures.of(figures.lately());

    assertThat(none.cacheHitShare()).isNull();
    assertThat(none.errorShare()).isNull();
    assertThat(none.evaluated().p99Millis()).isNull();
  }

  @Test
  void answered_longerThanTheScale_isCounted() {
    figures.answered(false, Duration.ofDays(1).toNanos());

    assertThat(Figures.of(figures.lately()).answered()).isEqualTo(1);
  }

  @Test
  void counted_eachEnd_isCountedOnce() throws IOException {
    var answered = new CountedQuery(figures);
    answered.orFailed(() -> "an answer");
    answered.began(false);
    answered.orBrokenOff(() -> {});
    new CountedQuery(figures).known("304");
    assertThatThrownBy(() -> new CountedQuery(figures).orFailed(this::refuse))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> new CountedQuery(figures).orFailed(() -> List.of().getFirst()));
    assertThatThrownBy(() -> new CountedQuery(figures).orBrokenOff(this::breakOff));

    var all = Figures.of(figures.sinceStart());

    assertThat(all.evaluated().answers()).isEqualTo(1);
    assertThat(all.cached().answers()).isEqualTo(1);
    assertThat(all.failed())
        .containsExactly(
            entry("broken-off", 1L), entry("internal-error", 1L), entry("sparql-refused", 1L));
  }

  private String refuse() {
    throw ProblemType.SPARQL_REFUSED.with("");
  }

  private void breakOff() throws IOException {
    throw new IOException();
  }

  private void answered(boolean cached, long millis) {
    figures.answered(cached, Duration.ofMillis(millis).toNanos());
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
