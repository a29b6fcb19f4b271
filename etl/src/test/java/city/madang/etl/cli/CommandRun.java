package city.madang.etl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;

/// One command as its caller sees it.
///
/// @param exitCode of the process that it would be
/// @param out standard output
/// @param err standard error
record CommandRun(int exitCode, String out, String err) {
  static CommandRun of(Object command, Object... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var standardOut = System.out;
    var standardErr = System.err;
    System.setOut(new PrintStream(out, true, UTF_8));
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      var words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
      var exitCode = Commands.line(command).execute(words);
      return new CommandRun(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    } finally {
      System.setOut(standardOut);
      System.setErr(standardErr);
    }
  }
}
