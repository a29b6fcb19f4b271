package city.madang.portal.ui;

/// Text made safe for HTML.
final class Html {
  private Html() {}

  /// For element content and for quoted attributes.
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
