package city.madang.etl.anonymize;

import static city.madang.etl.dataset.DescriptorTestData.dataset;
import static city.madang.etl.dataset.FieldType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.madang.etl.dataset.Table;
import city.madang.etl.privacy.PrivacyRefusal;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import city.madang.etl.privacy.risk.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PopulationTableTest {
  private static final Table TABLE = dataset().quasi(STRING, "place", "sex").table();
  private static final List<Hierarchy> HIERARCHIES =
      List.of(Hierarchy.flat("place", Set.of("a", "b")), Hierarchy.flat("sex", Set.of("f", "m")));

  @TempDir Path folder;

  @Test
  void read_table_countsPeople() throws IOException {
    var population = read("place,sex,people\na,f,10\na,m,20\nelsewhere,m,5\n");

    assertThat(population.people(List.of("a", "*"))).isEqualTo(30);
    assertThat(population.people(List.of("*", "m"))).isEqualTo(25);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          place,people/a,1                    | line 1: the heading must be place,sex,people
          place,sex,people/a,f                | line 2: 2 values instead of 3
          place,sex,people/a,f,1/Hanok,m,many | line 3: people must be a whole number
          place,sex,people/a,f,-1             | line 2: people must be a whole number
          place,sex,people/a,f,1/a,f,1        | line 3: the same people came before
          """)
  void read_wrongFile_isRefusedWithItsLine(String text, String reason) {
    assertThatThrownBy(() -> read(text.replace("/", "\n")))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("Hanok");
  }

  @Test
  void read_otherEncoding_isRefused() throws IOException {
    var file = Files.write(folder.resolve("people.csv"), new byte[] {'a', (byte) 0xB0});

    assertThatThrownBy(() -> PopulationTable.read(file, TABLE, HIERARCHIES))
        .isInstanceOf(PrivacyRefusal.class)
        .hasMessageContaining("UTF-8");
  }

  private Population read(String text) throws IOException {
    var file = Files.writeString(folder.resolve("people.csv"), text);
    return PopulationTable.read(file, TABLE, HIERARCHIES);
  }
}
