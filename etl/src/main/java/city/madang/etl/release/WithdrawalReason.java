package city.madang.etl.release;

/// Why a release is withdrawn, as everybody will read it.
///
/// @param text 1–500 characters of one line
public record WithdrawalReason(String text) {
  private static final int MAX_LENGTH = 500;

  /// Checks the text.
  ///
  /// @throws IllegalArgumentException if it is blank, too long, or holds what is no character of a
  ///   line; the message does not repeat it
  public WithdrawalReason {
    text = text.strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException("why is empty: say what a reader must know");
    }
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "why has %d characters; at most %d are kept".formatted(text.length(), MAX_LENGTH));
    }
    if (text.codePoints().anyMatch(WithdrawalReason::isControl)) {
      throw new IllegalArgumentException("why holds a control character: write one line of text");
    }
  }

  private static boolean isControl(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
