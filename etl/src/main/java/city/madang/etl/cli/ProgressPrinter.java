package city.madang.etl.cli;

import city.madang.etl.job.RunProgress;
import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Shows a run as it goes: one line a step, the last one alive when a person watches.
public final class ProgressPrinter {
  private static final int POLL_MILLIS = 500;

  private final PrintStream out;
  private final boolean live;
  private int printed;

  /// @param live whether `out` is a terminal, where a line can be written again
  public ProgressPrinter(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  /// Prints to standard output.
  public static ProgressPrinter standard() {
    var live = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return new ProgressPrinter(System.out, live);
  }

  /// Follows the run to its end.
  ///
  /// @param first what is known at the start
  /// @param next asks again
  /// @return what the process says to its caller
  public int follow(RunProgress.Snapshot first, Supplier<RunProgress.Snapshot> next) {
    var snapshot = first;
    print(snapshot);
    while (snapshot.exitCode().isEmpty()) {
      pause();
      snapshot = next.get();
      print(snapshot);
    }
    for (var message : snapshot.messages()) {
      out.printf("%-16s %s%n", snapshot.dataset(), message);
    }
    return snapshot.exitCode().orElseThrow();
  }

  private void print(RunProgress.Snapshot snapshot) {
    var ended = snapshot.exitCode().isPresent();
    for (int i = printed; i < snapshot.steps().size(); i++) {
      var step = snapshot.steps().get(i);
      var closed = step.done() || ended || i + 1 < snapshot.steps().size();
      if (closed) {
        out.println(clear() + line(snapshot.dataset(), step));
        printed++;
      } else if (live) {
        out.print(clear() + line(snapshot.dataset(), step));
        out.flush();
      }
    }
  }

  private static String line(String dataset, RunProgress.Step step) {
    return String.format(
        Locale.ROOT,
        "%-16s %-10s %20s %8.1f s  %s",
        dataset,
        step.name(),
        count(step),
        step.millis() / 1000.0,
        step.done() ? "done" : "…");
  }

  /// Not every step is about rows.
  private static String count(RunProgress.Step step) {
    var unit = step.name().equals("map") ? "triples" : "rows";
    return step.rows() == 0 ? "" : String.format(Locale.ROOT, "%,d %s", step.rows(), unit);
  }

  private String clear() {
    return live ? "\r\033[K" : "";
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted; the run itself goes on");
    }
  }
}
