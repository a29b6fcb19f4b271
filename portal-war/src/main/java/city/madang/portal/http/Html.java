package city.madang.portal.http;

/// What all pages have in common.
public final class Html {
  /// The colors of a page, for a light and for a dark screen, by name.
  public static final String COLORS =
      """
      :root { color-scheme: light dark; --text: #1e2124; --ground: #fff; --quiet: #58616a;
        --link: #0b50d0; --line: #b1b8be; --box: #f4f5f6; --note: #fff3d0; --wrong: #ffd5d5 }
      @media (prefers-color-scheme: dark) { :root { --text: #e6e8ea; --ground: #1b1d1f;
        --quiet: #a9b1b9; --link: #8ab4ff; --line: #565d64; --box: #26292c; --note: #4a3b00;
        --wrong: #6b1f1f } }
      """;

  private Html() {}

  /// Text made safe for element content and for quoted attributes.
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
