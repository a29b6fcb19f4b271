package city.madang.etl.dataset;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What may be done with a dataset.
///
/// @param name as the descriptor has it: an SPDX identifier, a type of the Korea Open Government
///   License, or the absolute IRI of another license
/// @param address of its text
public record License(String name, String address) {
  private static final String KOGL = "KOGL Type ";

  /// Those under which data is published.
  ///
  /// Source: the SPDX License List 3.27, and the four types of www.kogl.or.kr.
  private static final List<String> NAMES =
      List.of(
          "Apache-2.0",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "CC-BY-2.0",
          "CC-BY-2.5",
          "CC-BY-3.0",
          "CC-BY-4.0",
          "CC-BY-NC-3.0",
          "CC-BY-NC-4.0",
          "CC-BY-NC-ND-4.0",
          "CC-BY-NC-SA-4.0",
          "CC-BY-ND-3.0",
          "CC-BY-ND-4.0",
          "CC-BY-SA-2.0",
          "CC-BY-SA-3.0",
          "CC-BY-SA-4.0",
          "CC0-1.0",
          "CDLA-Permissive-2.0",
          "DL-DE-BY-2.0",
          "DL-DE-ZERO-2.0",
          "etalab-2.0",
          "EUPL-1.2",
          "KOGL Type 1",
          "KOGL Type 2",
          "KOGL Type 3",
          "KOGL Type 4",
          "MIT",
          "NLOD-2.0",
          "ODbL-1.0",
          "ODC-By-1.0",
          "OGL-Canada-2.0",
          "OGL-UK-3.0",
          "PDDL-1.0");

  /// One that somebody writes.
  ///
  /// @throws IllegalArgumentException if it is none of these, nor an absolute IRI
  static String parse(String name) {
    if (!NAMES.contains(name) && iri(name).isEmpty()) {
      throw new IllegalArgumentException(
          "unknown license '%s'%s; known: %s, or the absolute IRI of another"
              .formatted(name, Nearest.hint(name, NAMES), String.join(", ", NAMES)));
    }
    return name;
  }

  /// By its name.
  public static License of(String name) {
    return new License(name, iri(name).orElseGet(() -> listed(name)));
  }

  private static Optional<String> iri(String name) {
    return Iris.find(name).map(URI::toString);
  }

  private static String listed(String name) {
    return name.startsWith(KOGL)
        ? "https://www.kogl.or.kr/info/licenseType" + name.substring(KOGL.length()) + ".do"
        : String.format(Locale.ROOT, "https://spdx.org/licenses/%s.html", name);
  }
}
