package city.madang.etl.cli;

import picocli.CommandLine;

/// How every command ends: with an exit code, and a failure that was to be expected in one line.
public final class Commands {
  private Commands() {}

  /// The command line of an annotated command and those below it.
  ///
  /// Exit codes: the command's own, 2 for bad usage, 1 when it throws.
  public static CommandLine line(Object command) {
    return new CommandLine(command)
        .setExecutionExceptionHandler((failure, line, parsed) -> report(failure));
  }

  /// What a command can expect is one line; anything else is a bug and shows where.
  private static int report(Exception failure) {
    if (failure instanceof CommandException known) {
      System.err.println("madang: " + known.getMessage());
    } else {
      failure.printStackTrace();
    }
    return 1;
  }
}
