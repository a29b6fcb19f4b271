package city.madang.portal.http;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// `Content-Disposition` with a file name of any language.
///
/// Source: RFC 6266, and RFC 8187 for `filename*`, which is added when ASCII cannot say the name.
public final class ContentDisposition {
  private static final String PLAIN = "!#$&+-.^_`|~";

  private ContentDisposition() {}

  /// The file is to be kept.
  public static String attachment(String name) {
    return "attachment" + parameters(name);
  }

  /// The file is to be shown.
  public static String inline(String name) {
    return "inline" + parameters(name);
  }

  private static String parameters(String name) {
    var composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    var ascii = ascii(composed);
    var quoted = "; filename=\"" + ascii + '"';
    return ascii.equals(composed) ? quoted : quoted + "; filename*=UTF-8''" + percent(composed);
  }

  /// For old clients; `%`, `"` and `\` are read in different ways, so they are not there either.
  private static String ascii(String name) {
    return name.replaceAll("[^\\x20-\\x7e]|[%\"\\\\/]", "_");
  }

  private static String percent(String name) {
    var text = new StringBuilder();
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }
}
