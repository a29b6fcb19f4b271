package city.madang.etl.graph;

import static city.madang.etl.graph.GraphTestData.BASE;
import static city.madang.etl.graph.GraphTestData.descriptor;
import static city.madang.etl.graph.GraphTestData.openTable;
import static city.madang.etl.graph.GraphTestData.row;
import static city.madang.etl.graph.GraphTestData.rows;
import static city.madang.etl.graph.GraphTestData.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.madang.etl.dataset.Table;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowMappingTest {
  private static final Table TABLE = openTable("things", "name", "value");
  private static final String NAMED =
      """
      CONSTRUCT { ?thing <urn:name> ?name ; <urn:value> ?value ; <urn:of> <urn:all> .
                  <urn:all> <urn:is> "same" }
      WHERE { BIND(IRI(CONCAT(STR(?dataset), "/", STR(?row))) AS ?thing) }
      """;

  @TempDir Path folder;

  @Test
  void write_rows_becomeTriplesInOrder() throws IOException {
    var mapping = read(NAMED);

    long triples =
        write(
            mapping,
            rows(row(1, "name", "가\"나", "value", 7L), row(2, "name", "b", "value", null)),
            folder.resolve("out.nt"));

    assertThat(folder.resolve("out.nt"))
        .content()
        .isEqualTo(
            """
            <http://localhost:8080/datasets/stuff/1> <urn:name> "가\\"나" .
            <http://localhost:8080/datasets/stuff/1> <urn:value> "7"^^<xsd:integer> .
            <http://localhost:8080/datasets/stuff/1> <urn:of> <urn:all> .
            <urn:all> <urn:is> "same" .
            <http://localhost:8080/datasets/stuff/2> <urn:name> "b" .
            <http://localhost:8080/datasets/stuff/2> <urn:of> <urn:all> .
            """
                .replace("xsd:", "http://www.w3.org/2001/XMLSchema#"));
    assertThat(triples).isEqualTo(6);
  }

  @Test
  void write_base_namesThingsOfOtherDatasets() throws IOException {
    var mapping =
        read(
            """
            CONSTRUCT { ?dataset <urn:in> ?area }
            WHERE { BIND(IRI(CONCAT(STR(?base), "datasets/districts/areas/", ?name)) AS ?area) }
            """);

    write(mapping, rows(row(1, "name", "21120")), folder.resolve("out.nt"));

    assertThat(folder.resolve("out.nt"))
        .content()
        .contains("<urn:in> <http://localhost:8080/datasets/districts/areas/21120> .");
  }

  @Test
  void write_districtAt_isThatOfThePlaceOrUnbound() throws IOException {
    var mapping =
        read(
            """
            PREFIX city: <https://madang.city/functions#>
            CONSTRUCT { ?dataset <urn:in> ?district ; <urn:of> ?row }
            WHERE { BIND(city:districtAt(?name, ?value) AS ?district) }
            """);

    write(
        mapping,
        rows(
            row(1, "name", 35.1587, "value", 129.1604),
            row(2, "name", 34.0195, "value", -118.4912)),
        folder.resolve("out.nt"));

    assertThat(folder.resolve("out.nt")).content().containsOnlyOnce("<urn:in>");
    assertThat(folder.resolve("out.nt")).content().contains("<urn:in> \"21090\" .");
  }

  /// Haeundae is some 8 km wide.
  @Test
  void write_districtAround_isThatOfTheWholeCellOrUnbound() throws IOException {
    var mapping =
        read(
            """
            PREFIX city: <https://madang.city/functions#>
            CONSTRUCT { ?dataset <urn:in> ?district ; <urn:of> ?row }
            WHERE { BIND(city:districtAround(?name, ?value, 0.05 / ?row) AS ?district) }
            """);

    write(
        mapping,
        rows(
            row(1, "name", 35.1948, "value", 129.1531),
            row(10, "name", 35.1948, "value", 129.1531)),
        folder.resolve("out.nt"));

    assertThat(folder.resolve("out.nt")).content().containsOnlyOnce("<urn:in> \"21090\" .");
  }

  @Test
  void write_values_areTyped() throws IOException {
    assertThat(written(0.00001)).contains("\"0.00001\"").contains("#decimal");
    assertThat(written(new BigDecimal("1E+2"))).contains("\"100\"").contains("#decimal");
    assertThat(written(Double.NaN)).contains("\"NaN\"").contains("#double");
    assertThat(written(true)).contains("\"true\"").contains("#boolean");
    assertThat(written(LocalDate.of(2026, 1, 2))).contains("\"2026-01-02\"").contains("#date>");
    assertThat(written(LocalDateTime.of(2026, 1, 2, 3, 0)))
        .contains("\"2026-01-02T03:00:00\"")
        .contains("#dateTime>");
  }

  @Test
  void write_moreThanOneBatch_givesTheSameBytesAgain() throws IOException {
    var mapping = read(NAMED);

    write(mapping, rows(2_500, i -> row(i, "name", "n" + i)), folder.resolve("a.nt"));
    write(mapping, rows(2_500, i -> row(i, "name", "n" + i)), folder.resolve("b.nt"));

    assertThat(folder.resolve("a.nt")).hasSameBinaryContentAs(folder.resolve("b.nt"));
    assertThat(Files.readAllLines(folder.resolve("a.nt"))).hasSize(5_001);
  }

  @Test
  void read_unknownVariable_namesLine() {
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> read("CONSTRUCT { ?s <urn:p> ?nmae }\nWHERE { BIND(IRI(?rwo) AS ?s) }"))
        .withMessageStartingWith("stuff.rq:2: ?rwo is no published column");
  }

  @Test
  void read_ownTermThatNobodyDefined_namesLineAndTheNearest() {
    var mapping =
        """
        PREFIX m: <https://madang.city/terms#>
        # m:comment and "m:text" are none.
        CONSTRUCT { ?dataset m:hourOfDay ?name ; <https://madang.city/terms#people> "m:nope" }
        WHERE { BIND(IRI(CONCAT(STR(m:), ?name)) AS ?made) }
        """;
    read(mapping);

    for (var wrong : List.of("m:hourOfDya", "<https://madang.city/terms#hourOfDya>")) {
      assertThatExceptionOfType(MappingException.class)
          .isThrownBy(() -> read(mapping.replace("m:hourOfDay", wrong)))
          .withMessageStartingWith("stuff.rq:3: the vocabulary has no term 'hourOfDya'")
          .withMessageContaining("did you mean 'hourOfDay'?");
    }
  }

  @Test
  void read_ownTermWithAnEmptyPrefix_isLookedUpToo() {
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(
            () ->
                read(
                    "PREFIX : <https://madang.city/terms#>\n"
                        + "CONSTRUCT { ?dataset a :Bench } WHERE { }"))
        .withMessageStartingWith("stuff.rq:2: the vocabulary has no term 'Bench'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BASE <https://madang.city/>\nCONSTRUCT { ?dataset a <terms#Bench> } WHERE { }",
        "base <https://madang.city/terms>\nCONSTRUCT { ?dataset a <#Bench> } WHERE { }",
        """
        BASE <https://madang.city/>
        PREFIX m: <terms#>
        CONSTRUCT { ?dataset a m:Bench } WHERE { }
        """,
        "\nCONSTRUCT { ?dataset a <https://madang.city/terms\\u0023Bench> } WHERE { }"
      })
  void read_ownTermInAnotherSpelling_isLookedUpToo(String mapping) {
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> read(mapping))
        .withMessageContaining("the vocabulary has no term 'Bench'");
  }

  @Test
  void read_severalMistakes_areNamedAtOnce() {
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(
            () ->
                read(
                    """
                    PREFIX m: <https://madang.city/terms#>
                    CONSTRUCT { ?dataset a m:Bench ; m:seat ?nmae }
                    WHERE { BIND(?rwo AS ?x) }
                    """))
        .satisfies(
            wrong ->
                assertThat(wrong.faults())
                    .hasSize(4)
                    .anyMatch(fault -> fault.startsWith("stuff.rq:3: ?rwo"))
                    .anyMatch(fault -> fault.startsWith("stuff.rq:2: ?nmae"))
                    .anyMatch(fault -> fault.contains("'Bench'"))
                    .anyMatch(fault -> fault.contains("'seat'")));
  }

  @Test
  void read_syntaxError_namesLine() {
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> read("CONSTRUCT {\n ?s ?p }\nWHERE {}"))
        .withMessageStartingWith("stuff.rq:2: not SPARQL");
  }

  @Test
  void read_whatCannotMap_isRefused() {
    refused("SELECT * {}", "one CONSTRUCT");
    refused("CONSTRUCT { [] <urn:p> ?name } WHERE {}", "blank nodes");
    refused("CONSTRUCT { ?s <urn:p> ?name } WHERE { BIND(BNODE() AS ?s) }", "BNODE() differs");
    refused(
        "CONSTRUCT { ?s <urn:p> ?name } WHERE { { SELECT (IF(true, BNODE('a'), 1) AS ?s) {} } }",
        "BNODE() differs");
    refused("CONSTRUCT { ?s <urn:p> ?name } WHERE { ?s ?p ?o }", "no graph");
    refused("CONSTRUCT { ?s <urn:p> ?name } WHERE { ?s <urn:a>* ?o }", "no graph");
    refused("CONSTRUCT { ?s <urn:p> ?name } WHERE { SERVICE <urn:x> {} }", "SERVICE");
  }

  private void refused(String mapping, String why) {
    assertThatExceptionOfType(MappingException.class)
        .isThrownBy(() -> read(mapping))
        .withMessageContaining(why);
  }

  private String written(Object value) throws IOException {
    write(read(NAMED), rows(row(1, "value", value)), folder.resolve("one.nt"));
    return Files.readString(folder.resolve("one.nt"));
  }

  private RowMapping read(String mapping) {
    try {
      var file = Files.writeString(folder.resolve("stuff.rq"), mapping);
      return RowMapping.read(file, descriptor("stuff", TABLE), TABLE, BASE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
