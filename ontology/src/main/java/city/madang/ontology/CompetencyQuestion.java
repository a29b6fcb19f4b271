package city.madang.ontology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// A question that the vocabulary must be able to answer, across datasets, as a SPARQL query.
///
/// Shape of a file: `# ko:` and `# en:` with the question in both languages, then the query.
///
/// @param id its name in addresses
/// @param ko the question in Korean
/// @param en the question in English
/// @param query what answers it, over the union of all graphs
public record CompetencyQuestion(String id, String ko, String en, String query) {
  private static final List<String> IDS =
      List.of(
          "chargers-near-stops",
          "dust-and-bikes",
          "exemptions-of-datasets",
          "pilot-budget-by-field",
          "signals-of-warned-routes",
          "school-zones-without-cctv",
          "districts-compared",
          "charging-by-district",
          "rides-and-stops",
          "data-of-theme-complexes",
          "sensors-of-pilot-cities",
          "platform-and-effects");

  /// All of them, in the order in which they are told.
  public static List<CompetencyQuestion> readAll() {
    return IDS.stream().map(CompetencyQuestion::read).toList();
  }

  private static CompetencyQuestion read(String id) {
    var text = text(id + ".rq");
    return new CompetencyQuestion(id, heading(text, "# ko: "), heading(text, "# en: "), text);
  }

  private static String heading(String text, String mark) {
    return text.lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a question begins with '" + mark + "'"));
  }

  private static String text(String name) {
    try (var in = CompetencyQuestion.class.getResourceAsStream("questions/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
