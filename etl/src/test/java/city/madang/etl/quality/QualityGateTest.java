package city.madang.etl.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityGateTest {
  private static final List<Reject> REJECTS = List.of(new Reject(7, "age", "not a whole number"));

  @TempDir Path folder;

  @Test
  void check_shareAtTheLimit_passes() {
    assertThatCode(() -> QualityGate.check("a.csv", 0.01, 100, 1, REJECTS))
        .doesNotThrowAnyException();
  }

  @Test
  void check_shareAboveTheLimit_namesTheFirst() {
    assertThatThrownBy(() -> QualityGate.check("a.csv", 0.01, 99, 1, REJECTS))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("a.csv: 1 of 99 rows rejected, more than the 1 % allowed")
        .hasMessageContaining("line 7: column age: not a whole number");
  }

  @Test
  void check_rejectsThatNobodyCouldPlace_areRefusedToo() {
    assertThatThrownBy(() -> QualityGate.check("a.csv", 0, 99, 1, List.of()))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("1 of 99 rows rejected");
  }

  @Test
  void check_noRow_isRefused() {
    assertThatThrownBy(() -> QualityGate.check("a.csv", 1, 0, 0, List.of()))
        .isInstanceOf(QualityRefusal.class)
        .hasMessageContaining("no row below the heading");
  }

  @Test
  void rowAccount_thatDoesNotAddUp_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new RowAccount(10, 7, 1, 1));
  }

  @Test
  void plus_accountOfNoisyCounts_tellsThePublishedOnesAlone() {
    var sum = new RowAccount(10, 7, 2, 1).plus(RowAccount.ofPublished(5));

    assertThat(sum).isEqualTo(RowAccount.ofPublished(12));
    assertThat(new RowAccount(10, 7, 2, 1).plus(new RowAccount(1, 0, 0, 1)))
        .isEqualTo(new RowAccount(11, 7, 2, 2));
  }

  @Test
  void write_report_isStableJson() throws IOException {
    var table =
        new TableQuality(
            "trips",
            new RowAccount(3, 1, 1, 1),
            List.of(new RejectCount("age", "not a whole number", 1)),
            List.of(new ColumnSummary("age", 0, Optional.of("1"), Optional.empty())));
    var file = folder.resolve("quality.json");

    QualityReport.of("data", List.of(table), Notices.NONE).write(file);
    RejectFile.write(folder.resolve("rejects.csv"), REJECTS);

    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .isEqualTo(
            """
            {"dataset":"data","rows":{"read":3,"published":1,"suppressed":1,"rejected":1},
            "tables":[{"name":"trips","rows":{"read":3,"published":1,"suppressed":1,"rejected":1},
            "rejects":[{"field":"age","reason":"notawholenumber","rows":1}],
            "columns":[{"name":"age","nulls":0,"minimum":"1","maximum":null}]}],
            "rules":{"rules":[],"found":[]}}
            """
                .replace("\n", ""));
    assertThat(folder.resolve("rejects.csv"))
        .hasContent("line,field,reason\n7,age,not a whole number\n");
  }
}
