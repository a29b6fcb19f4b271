package city.madang.portal.sparql.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.portal.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneTest {
  private final Lost lost = new Lost(3);
  private final Lane lane = new Lane(1, 4, 3, lost);

  @Test
  void enter_freePlace_isThereAtOnce() {
    assertThat(lane.enter("a")).isDone();
    assertThat(lane.enter("a")).isNotDone();
  }

  @Test
  void leave_waitingClients_areServedInTurns() {
    var running = lane.enter("a");
    var waiting = new TreeMap<String, Future<Place>>();
    for (var client : List.of("a1", "a2", "b", "c")) {
      waiting.put(client, lane.enter(client.substring(0, 1)));
    }
    var order = new ArrayList<String>();

    while (!waiting.isEmpty()) {
      running.resultNow().close();
      var next = waiting.keySet().stream().filter(one -> isDone(waiting.get(one))).toList();
      assertThat(next).hasSize(1);
      order.add(next.getFirst());
      running = Objects.requireNonNull(waiting.remove(next.getFirst()));
    }

    assertThat(order).containsExactly("a1", "b", "c", "a2");
  }

  private static boolean isDone(@Nullable Future<Place> place) {
    return place != null && place.isDone();
  }

  @Test
  void leave_cancelledWaiters_arePassedBy() {
    var first = lane.enter("a");
    var gone = lane.enter("a");
    var next = lane.enter("a");

    gone.cancel(false);
    first.resultNow().close();

    assertThat(next).isDone();
    assertThat(lane.taken()).isEqualTo(1);
  }

  @Test
  void enter_moreThanMayWait_isOverloaded() {
    var waiting = new ArrayList<Future<Place>>();
    for (var client : List.of("a", "a", "a", "c", "c")) {
      waiting.add(lane.enter(client));
    }

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> lane.enter("b"));

    waiting.getLast().cancel(false);
    assertThat(lane.enter("b")).isNotDone();
  }

  @Test
  void lose_places_areGivenToOthersHoweverFewThereAre() {
    var first = lane.enter("a").resultNow();
    var second = lane.enter("b");
    var third = lane.enter("c");

    first.lose();
    first.lose();
    assertThat(second).isDone();
    assertThat(lane.lost()).isEqualTo(1);

    second.resultNow().lose();
    assertThat(third).isDone();
    assertThat(lane.taken()).isEqualTo(3);
    assertThat(lost.count()).isEqualTo(2);

    first.close();
    assertThat(lane.enter("d")).isNotDone();
    assertThat(lost.count()).isEqualTo(1);
  }

  @Test
  void lose_moreThanTheMachineBears_closesLanesUntilOneEnds() {
    var heavy = new Lane(2, 4, 3, lost);
    var places = Stream.of("a", "b").map(heavy::enter).map(Future::resultNow).toList();
    places.forEach(Place::lose);
    var more = Stream.of("a", "b").map(heavy::enter).map(Future::resultNow).toList();
    more.forEach(Place::lose);
    assertThat(heavy.enter("c")).isDone();
    assertThat(heavy.enter("c")).isNotDone();
    lane.enter("c").resultNow().lose();

    var next = lane.enter("d");
    assertThat(next).isNotDone();

    places.forEach(Place::close);
    assertThat(next).isDone();
  }

  @Test
  void enter_moreOfOneClientThanMayWait_leavesRoomToOthers() {
    for (int i = 0; i < 4; i++) {
      var _ = lane.enter("a");
    }

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> lane.enter("a"));
    assertThat(lane.enter("b")).isNotDone();
  }

  @Test
  void moveTo_otherLane_freesThePlaceAndMayExceedTheOther() {
    var heavy = new Lane(1, 4, 3, lost);
    var busy = heavy.enter("b").resultNow();
    var place = lane.enter("a").resultNow();
    var next = lane.enter("a");
    var nextHeavy = heavy.enter("c");

    place.moveTo(heavy);
    assertThat(next).isDone();
    assertThat(heavy.taken()).isEqualTo(2);

    busy.close();
    assertThat(nextHeavy).isNotDone();

    place.close();
    place.close();
    assertThat(nextHeavy).isDone();
    assertThat(heavy.taken()).isEqualTo(1);
    assertThat(lane.taken()).isEqualTo(1);
  }

  @Test
  void moveTo_laneWithTwiceItsPlaces_staysUntilThereIsRoom() {
    var heavy = new Lane(1, 4, 3, lost);
    var cheap = new Lane(3, 4, 3, lost);
    var places = Stream.of("a", "b", "c").map(cheap::enter).map(Future::resultNow).toList();

    places.forEach(place -> place.moveTo(heavy));
    assertThat(heavy.taken()).isEqualTo(2);
    assertThat(cheap.taken()).isEqualTo(1);

    places.getFirst().close();
    places.getLast().moveTo(heavy);
    assertThat(heavy.taken()).isEqualTo(2);
    assertThat(cheap.taken()).isZero();
  }
}
