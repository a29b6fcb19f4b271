package city.madang.etl.dataset;

import java.util.Locale;

/// What may be done with a dataset.
///
/// @param name as the descriptor has it: an SPDX identifier, or a type of the Korea Open Government
///   License
/// @param address of its text
public record License(String name, String address) {
  private static final String KOGL = "KOGL Type ";

  /// By its name.
  public static License of(String name) {
    return new License(
        name,
        name.startsWith(KOGL)
            ? "https://www.kogl.or.kr/info/licenseType" + name.substring(KOGL.length()) + ".do"
            : String.format(Locale.ROOT, "https://spdx.org/licenses/%s.html", name));
  }
}
