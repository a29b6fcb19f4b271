package city.madang.portal.sparql.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.portal.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
  @TempDir Path folder;

  @Test
  void new_afterThePortalWasKilled_removesWhatItLeft() throws IOException {
    var before = new TemporaryFiles(folder, 0);
    Files.writeString(before.name(), "rows that were being sorted");

    new TemporaryFiles(folder, 0);

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void open_file_isGoneWhenItIsClosed() throws IOException {
    try (var file = new TemporaryFiles(folder, 0).open()) {
      file.write(ByteBuffer.allocate(1));
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void requireRoom_lessFreeThanMustStay_isProblem() {
    var full = new TemporaryFiles(folder, 1);

    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(full::requireRoom)
        .matches(problem -> problem.problem().status() == 507);
    assertThatExceptionOfType(ProblemException.class).isThrownBy(full::open);
  }
}
