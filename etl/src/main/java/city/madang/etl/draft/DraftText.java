package city.madang.etl.draft;

import static java.util.stream.Collectors.joining;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes what was seen as a descriptor that is refused until a person has decided.
///
/// @param alone rows that no other row equals in what helps to recognize a person
record DraftText(DatasetId id, Source source, DraftTable table, long alone) {
  private static final String POLICY = "privacy: {k: 5, suppression: 5%, recoding: local}";

  String descriptor() {
    return """
    # A draft of a file with %s. It is refused until each field has a role and the texts are there.
    # Roles: entity (whose row it is) and identifier (names a person), which are both dropped; quasi (helps to recognize
    # a person), sensitive (nobody should learn it), measure (a number of a person), open (says nothing about a person).
    # A field may tell readers more: description: {ko: "", en: ""}, and of a number its unit, such as KiloM or PERCENT.
    id: %s
    title: {ko: "", en: ""}
    description: {ko: "", en: ""}
    theme: [] # such as TRAN or ENVI; an unknown word is answered with all that there are
    keyword: {ko: [], en: []} # what people type who look for it
    publisher: {name: {ko: "", en: ""}, iri: ""}
    license: "" # an SPDX name such as CC-BY-4.0
    source: {%s}
    # schedule: {cron: "0 3 * * *", zone: Asia/Seoul}
    fields:
    %s
    %s
    graph: {mapping: %s.rq}
    index: {rows: false} # {rows: true, text: [COLUMN], location: [LATITUDE, LONGITUDE]} lets the search door find rows
    """
        .formatted(
            FieldText.count(table.rows(), "rows"),
            id,
            sourceText(),
            table.columns().stream()
                .map(column -> new FieldText(table, column).lines())
                .collect(joining("\n")),
            privacy(),
            id);
  }

  private String sourceText() {
    var parts = new ArrayList<>(List.of("uri: " + FieldText.quoted(source.uri()), "format: csv"));
    if (!source.encoding().equals(StandardCharsets.UTF_8)) {
      parts.add("encoding: " + encoding());
    }
    if (source.delimiter() != ',') {
      parts.add("delimiter: " + FieldText.quoted(String.valueOf(source.delimiter())));
    }
    return String.join(", ", parts);
  }

  /// As everybody calls it.
  String encoding() {
    var name = source.encoding().name();
    return name.equals("x-windows-949") ? "MS949" : name;
  }

  private String privacy() {
    if (!table.ofPeople()) {
      return "# " + POLICY + " # once a field is of people";
    }
    var names = table.recognizing().stream().map(DraftColumn::name).collect(joining(", "));
    return names.isEmpty()
        ? POLICY
        : String.format(
            Locale.ROOT,
            "# %s of %,d that no other row equals in %s.%n%s",
            FieldText.count(alone, "rows"),
            table.rows(),
            names,
            POLICY);
  }

  String mapping() {
    return """
    # What a row is, as triples. Name a class and one property for each column that is released, from vocabularies
    # that others know; /terms shows those in use. The columns, as far as they are released:
    # %s
    PREFIX dcterms: <http://purl.org/dc/terms/>

    CONSTRUCT {
      ?thing dcterms:isPartOf ?dataset .
    }
    WHERE {
      BIND(IRI(CONCAT(STR(?dataset), "/rows/", STR(?row))) AS ?thing)
    }
    """
        .formatted(
            table.columns().stream().map(column -> "?" + column.name()).collect(joining(" ")));
  }
}
