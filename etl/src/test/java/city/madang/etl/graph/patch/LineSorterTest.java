package city.madang.etl.graph.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineSorterTest {
  @TempDir Path folder;

  @Test
  void sorted_manyRuns_areOneSortedSet() throws IOException {
    var random = new Random(11);
    var lines = new ArrayList<String>();
    for (int line = 0; line < 20_000; line++) {
      lines.add("line " + random.nextInt(9_000));
    }

    assertThat(sort(lines, 1_000)).containsExactlyElementsOf(new TreeSet<>(lines));
    assertThat(sort(lines, 1 << 20)).containsExactlyElementsOf(new TreeSet<>(lines));
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void sorted_lines_areOrderedByTheirBytes() throws IOException {
    assertThat(sort(List.of("é", "z", "𝄞", "가", "", "Z", "z"), 4))
        .containsExactly("Z", "z", "é", "가", "𝄞");
  }

  private List<String> sort(List<String> lines, int chunkBytes) throws IOException {
    var file = Files.write(folder.resolve("lines.nt"), lines);
    var sorted = new ArrayList<String>();
    try (var sorter = new LineSorter(folder.resolve("scratch"), chunkBytes);
        var read = Lines.of(file)) {
      sorter.addAll(read);
      try (var result = sorter.sorted()) {
        for (var line = result.next(); line != null; line = result.next()) {
          sorted.add(new String(line, StandardCharsets.UTF_8));
        }
      }
    }
    return sorted;
  }
}
