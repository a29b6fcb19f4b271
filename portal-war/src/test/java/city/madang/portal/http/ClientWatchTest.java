package city.madang.portal.http;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientWatchTest {
  private final ClientWatch watch = new ClientWatch();

  @AfterEach
  void close() {
    watch.close();
  }

  @Test
  void untilLeft_clientLeaves_endsOnce() throws InterruptedException {
    var ended = new AtomicInteger();
    var other = new CountDownLatch(3);
    watch.untilLeft(new Client(() -> true), ended::incrementAndGet);
    watch.untilLeft(new Client(() -> isAfter(other)), () -> {});

    assertThat(other.await(10, SECONDS)).isTrue();

    assertThat(ended).hasValue(1);
  }

  @Test
  void untilLeft_oneCannotBeAsked_othersAreWatched() throws InterruptedException {
    var ended = new CountDownLatch(2);
    for (int i = 0; i < 2; i++) {
      watch.untilLeft(new Client(() -> isAfter(ended)), () -> {});
      watch.untilLeft(
          new Client(
              () -> {
                throw new IllegalStateException("no socket");
              }),
          () -> {});
    }

    assertThat(ended.await(10, SECONDS)).isTrue();
  }

  @Test
  void close_clientLeavesLater_doesNothing() throws InterruptedException {
    var ended = new AtomicInteger();
    var other = new CountDownLatch(2);
    watch.untilLeft(new Client(() -> true), ended::incrementAndGet).close();
    watch.untilLeft(new Client(() -> isAfter(other)), () -> {});

    assertThat(other.await(10, SECONDS)).isTrue();

    assertThat(ended).hasValue(0);
  }

  private static boolean isAfter(CountDownLatch looks) {
    looks.countDown();
    return false;
  }

  private record Client(BooleanSupplier left) implements ClientConnection {
    @Override
    public boolean hasLeft() {
      return left.getAsBoolean();
    }

    @Override
    public void breakOff() {}
  }
}
