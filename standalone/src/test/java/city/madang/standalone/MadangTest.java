package city.madang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.cli.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MadangTest {
  @Test
  void help_ofEachCommand_isTold() {
    for (var name : Commands.line(new Madang()).getSubcommands().keySet()) {
      var told = new StringWriter();
      var line = Commands.line(new Madang()).setOut(new PrintWriter(told));

      assertThat(line.execute(name, "--help")).as(name).isZero();

      assertThat(told.toString()).contains("Usage: madang " + name);
    }
  }
}
