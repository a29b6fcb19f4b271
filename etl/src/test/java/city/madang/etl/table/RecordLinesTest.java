package city.madang.etl.table;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.quality.Reject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The walk must see the records that the reader sees, as long as no quote is torn.
class RecordLinesTest {
  private static final String[] PIECES = {
    "a", ",", "\n", "\r\n", "a,b\n", "c,\"q\"\"r\"\r\n", ",\"x\ny\"\n", "\"u\nv\",z\n"
  };

  @TempDir Path folder;

  @Test
  void survey_anyText_hasTheRowsOfTheReader() throws IOException {
    var random = new Random(7);
    var table = dataset().open(STRING, "a", "b");
    try (var data = new EngineTestData(folder, 1)) {
      for (int run = 0; run < 100; run++) {
        var text = text(random);
        var result = data.stage(table, text);
        var survey = RecordLines.survey(folder.resolve("input.csv"), ',', 2);

        assertThat(result.rowsRead()).as(text).isEqualTo(survey.rows());
        assertThat(result.rejects()).as(text).hasSize((int) result.rowsRejected());
      }
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder("a,b\n");
    for (int i = random.nextInt(30); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  @Test
  void stage_mixedLineEnds_readsEachRowAtItsLine() {
    try (var data = new EngineTestData(folder)) {
      var result = data.stage(dataset().open(STRING, "a", "b"), "a,b\n1,2\r\n3\r\n\r\n5,6\n7\n");

      assertThat(result.rowsRead()).isEqualTo(4);
      assertThat(result.rejects()).extracting(Reject::line).containsExactly(3L, 6L);
    }
  }

  @Test
  void stage_returnThatEndsNoLine_isRefused() {
    try (var data = new EngineTestData(folder)) {
      assertThatThrownBy(() -> data.stage(dataset().open(STRING, "a", "b"), "a,b\n1,2\n3\r,4\n"))
          .isInstanceOf(QualityRefusal.class)
          .hasMessageContaining("line 3");
    }
  }
}
