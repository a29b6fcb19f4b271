package city.madang.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.cli.Commands;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpCommandTest {
  @TempDir Path home;

  @Test
  void up_portOutOfRange_isBadUsage() {
    var command = Commands.line(new UpCommand());

    assertThat(command.execute("--home", home.toString(), "--port", "99999")).isEqualTo(2);
    assertThat(home).isEmptyDirectory();
  }
}
