package city.madang.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.DatasetFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
  @TempDir Path root;

  @Test
  void nextAfter_seoulMorning_isTheEveningBeforeInUtc() throws IOException {
    dataset("rides", "0 4 * * *");

    var planned = schedules().nextAfter(Instant.parse("2026-11-23T12:00:00Z"));

    assertThat(planned)
        .extracting(Schedules.Planned::at)
        .containsExactly(Instant.parse("2026-11-23T19:00:00Z"));
  }

  @Test
  void due_atTheMinute_isOnlyThatDataset() throws IOException {
    dataset("rides", "0 4 * * *");
    dataset("stops", "30 4 * * *");
    var four = Instant.parse("2026-11-23T19:00:00Z");

    assertThat(schedules().due(four.minusSeconds(60), four)).containsExactly(root.resolve("rides"));
    assertThat(schedules().due(four, four.plusSeconds(60))).isEmpty();
  }

  @Test
  void nextAfter_brokenDescriptor_leavesTheOthers() throws IOException {
    dataset("rides", "0 4 * * *");
    Files.writeString(Files.createDirectory(root.resolve("torn")).resolve("dataset.yaml"), "id: [");

    assertThat(schedules().nextAfter(Instant.EPOCH)).hasSize(1);
  }

  @Test
  void nextAfter_descriptorThatChanged_isReadAgain() throws IOException {
    dataset("rides", "0 4 * * *");
    var schedules = schedules();
    var before = schedules.nextAfter(Instant.parse("2026-11-23T12:00:00Z"));
    var file = root.resolve("rides/dataset.yaml");
    Files.writeString(file, Files.readString(file).replace("0 4 *", "30 4 *"));

    var after = schedules.nextAfter(Instant.parse("2026-11-23T12:00:00Z"));

    assertThat(before.getFirst().at()).isEqualTo("2026-11-23T19:00:00Z");
    assertThat(after.getFirst().at()).isEqualTo("2026-11-23T19:30:00Z");
  }

  @Test
  void nextAfter_brokenOneThatWasMended_isPlanned() throws IOException {
    dataset("rides", "0 4 * * *");
    var schedules = schedules();
    Files.delete(root.resolve("rides/rows.rq"));
    var broken = schedules.nextAfter(Instant.EPOCH);
    Files.writeString(root.resolve("rides/rows.rq"), "CONSTRUCT {} WHERE {}");

    assertThat(broken).isEmpty();
    assertThat(schedules.nextAfter(Instant.EPOCH)).hasSize(1);
  }

  private Schedules schedules() {
    return new Schedules(new DatasetFolders(List.of(root)));
  }

  private void dataset(String id, String cron) throws IOException {
    var folder = Files.createDirectory(root.resolve(id));
    Files.writeString(
        folder.resolve("dataset.yaml"),
        """
        id: %s
        title: {ko: 이름, en: Name}
        description: {ko: 설명, en: About}
        publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
        license: CC0-1.0
        source: {uri: rows.csv, format: csv}
        schedule: {cron: "%s", zone: Asia/Seoul}
        fields: [{name: a, type: string, role: open}]
        graph: {mapping: rows.rq}
        """
            .formatted(id, cron));
    Files.writeString(folder.resolve("rows.rq"), "CONSTRUCT {} WHERE {}");
  }
}
