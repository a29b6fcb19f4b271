package city.madang.etl.cli;

import city.madang.etl.job.LocalRun;
import city.madang.etl.job.RunResults;
import city.madang.etl.table.EngineLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A local run as a person sees it: a line for each step, then the result.
final class Trial {
  private final @Nullable Path out;
  private final boolean explain;
  private long begun = System.nanoTime();

  /// @param out where results go; nowhere if absent
  Trial(@Nullable Path out) {
    this(out, false);
  }

  /// @param explain tells in the end what stood in the way
  Trial(@Nullable Path out, boolean explain) {
    this.out = out;
    this.explain = explain;
  }

  interface Work {
    void run(LocalRun run, LocalRun.RunWatch watch);
  }

  /// Runs and reports.
  ///
  /// @return the exit code of the process
  int run(Work work) {
    try (var run = new LocalRun(privateFolder(), EngineLimits.ofThisMachine())) {
      try {
        work.run(run, this::print);
        run.leftOut()
            .forEach(file -> System.out.printf("left out   %s: %s%n", file.name(), file.reason()));
        run.notices().forEach(notice -> System.out.println("notice     " + notice));
        System.out.println("passed");
        return 0;
      } catch (RuntimeException failure) {
        var result = RunResults.of(failure);
        result.messages().forEach(message -> System.err.println("madang: " + message));
        return result.exitCode();
      } finally {
        if (explain) {
          run.explain().forEach(line -> System.out.println("explain    " + line));
        }
        if (out != null) {
          run.copyResults(out);
        }
      }
    }
  }

  private void print(String step, long rows) {
    var now = System.nanoTime();
    System.out.printf(Locale.ROOT, "%-10s %,12d rows %8.2f s%n", step, rows, (now - begun) / 1e9);
    begun = now;
  }

  /// Raw rows pass through it; on POSIX systems only the owner can open it.
  private static Path privateFolder() {
    try {
      return Files.createTempDirectory("madang-");
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make a temporary folder", failed);
    }
  }
}
