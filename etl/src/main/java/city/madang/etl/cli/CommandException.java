package city.madang.etl.cli;

import java.io.Serial;

/// A command cannot do its work; the message is one line that says why and what helps.
public final class CommandException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public CommandException(String message) {
    super(message);
  }
}
