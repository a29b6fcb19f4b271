package city.madang.portal.sparql.run;

import static java.util.concurrent.CompletableFuture.runAsync;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.jena.query.QueryCancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
  private static final int MEMORY = 100_000;
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void sendTo_beforeTheEnd_hasAllThatComes() throws Exception {
    var bytes = new byte[5_000_000];
    new Random(1).nextBytes(bytes);
    var spool = spool();
    var writing = runAsync(() -> write(spool, bytes));

    assertThat(spool.awaitBegin(LONG)).isTrue();
    var out = new ByteArrayOutputStream();
    spool.sendTo(out);

    writing.join();
    assertThat(out.toByteArray()).isEqualTo(bytes);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void awaitBegin_enoughIsThere_doesNotWaitForTheEnd() throws Exception {
    var spool = spool();

    spool.write(new byte[Spool.BEGIN_BYTES - 1]);
    assertThat(spool.awaitBegin(Duration.ofMillis(1))).isFalse();
    spool.write(1);

    assertThat(spool.awaitBegin(Duration.ZERO)).isTrue();
    assertThat(spool.isWhole()).isFalse();
  }

  @Test
  void sendTo_queryFailsInTheMiddle_throwsAfterWhatWasThere() throws Exception {
    var spool = spool();
    spool.write(new byte[Spool.BEGIN_BYTES]);
    var some = new CountDownLatch(1);
    var sending =
        supplyAsync(
            () -> {
              try {
                spool.sendTo(counting(some));
                return "all";
              } catch (SpoolException e) {
                return String.valueOf(e.getMessage());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    some.await();

    spool.fail(new IllegalStateException("broken"));
    spool.end();

    assertThat(sending.join()).endsWith("broken");
  }

  @Test
  void write_afterTheReaderHasGone_stopsTheQuery() throws IOException {
    var spool = spool();
    spool.write(new byte[2 * MEMORY]);

    spool.close();

    assertThatExceptionOfType(QueryCancelledException.class).isThrownBy(() -> spool.write(1));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void write_toDiskWithoutRoom_isProblem() throws IOException {
    var spool = new Spool(settings(1));
    spool.write(new byte[MEMORY]);

    assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> spool.write(1));
  }

  @Test
  void of_wholeOneOfAnySize_isSent() throws IOException {
    var bytes = new byte[3 * MEMORY];
    new Random(2).nextBytes(bytes);
    var out = new ByteArrayOutputStream();

    Spool.of(bytes, settings(0)).sendTo(out);

    assertThat(out.toByteArray()).isEqualTo(bytes);
  }

  private static OutputStream counting(CountDownLatch some) {
    return new OutputStream() {
      @Override
      public void write(int value) {
        some.countDown();
      }
    };
  }

  private static void write(Spool spool, byte[] bytes) {
    var random = new Random(3);
    try {
      int at = 0;
      while (at < bytes.length) {
        int count = Math.min(1 + random.nextInt(70_000), bytes.length - at);
        spool.write(bytes, at, count);
        at += count;
      }
      spool.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Spool spool() {
    return new Spool(settings(0));
  }

  private SparqlSettings settings(double freeDisk) {
    return new SparqlSettings(
        URI.create("http://localhost/sparql"),
        LONG,
        LONG,
        LONG,
        1,
        1,
        MEMORY,
        1 << 20,
        new TemporaryFiles(folder, freeDisk));
  }
}
