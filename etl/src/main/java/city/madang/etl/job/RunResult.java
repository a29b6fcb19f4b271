package city.madang.etl.job;

import java.util.List;

/// How a run ended.
public sealed interface RunResult {
  /// What the process says to its caller.
  int exitCode();

  /// One line for each thing that the steward should read.
  List<String> messages();

  /// A new release is out of all doors.
  record Published(String version) implements RunResult {
    @Override
    public int exitCode() {
      return 0;
    }

    @Override
    public List<String> messages() {
      return List.of("published release " + version);
    }
  }

  /// Neither source nor descriptor changed since the current release.
  record Unchanged(String version) implements RunResult {
    @Override
    public int exitCode() {
      return 0;
    }

    @Override
    public List<String> messages() {
      return List.of("nothing new since release " + version + ": it stays");
    }
  }

  /// A gate stopped the run; the current release stays.
  record Refused(List<String> messages) implements RunResult {
    public Refused {
      messages = List.copyOf(messages);
    }

    @Override
    public int exitCode() {
      return 3;
    }
  }

  /// The descriptor cannot be used.
  record BadDescriptor(List<String> messages) implements RunResult {
    public BadDescriptor {
      messages = List.copyOf(messages);
    }

    @Override
    public int exitCode() {
      return 4;
    }
  }

  /// Something broke; what was done is kept, and publishing again goes on from there.
  record Failed(List<String> messages) implements RunResult {
    public Failed {
      messages = List.copyOf(messages);
    }

    @Override
    public int exitCode() {
      return 1;
    }
  }
}
