package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NicenessTest {
  private static final Path THREAD = Path.of("/proc/thread-self/stat");

  /// Among the fields that follow the name, which may have spaces.
  private static final int NICE = 16;

  @Test
  void lower_isOfTheThreadAndThoseThatItStarts() {
    int usual = nice();

    int own = inNewThread(NicenessTest::lowered);
    int started =
        inNewThread(
            () -> {
              Niceness.lower();
              return inNewThread(NicenessTest::nice);
            });

    assertThat(own).isEqualTo(10);
    assertThat(started).isEqualTo(10);
    assertThat(nice()).isEqualTo(usual).isLessThan(10);
  }

  private static int lowered() {
    Niceness.lower();
    return nice();
  }

  private static int inNewThread(Supplier<Integer> work) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofPlatform().start(task)).join();
  }

  private static int nice() {
    try {
      var fields = Files.readString(THREAD).replaceFirst(".*\\) ", "").split(" ", -1);
      return Integer.parseInt(fields[NICE]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
