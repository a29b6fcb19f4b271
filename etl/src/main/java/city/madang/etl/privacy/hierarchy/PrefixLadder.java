package city.madang.etl.privacy.hierarchy;

import java.util.List;

/// First characters: `06236` becomes `062**`, then `06***`.
///
/// As many characters are masked as were there, so `12` stays `12` where three are kept, and no
/// label is mistaken for one of another length. A character is a code point.
record PrefixLadder(List<Integer> lengths) implements Ladder {
  private static final char MASK = '*';

  @Override
  public int height() {
    return lengths.size();
  }

  @Override
  public List<String> objections(List<String> values) {
    long masked = values.stream().filter(value -> value.indexOf(MASK) >= 0).count();
    return masked == 0
        ? List.of()
        : List.of(
            "%d values hold a *, which marks what is masked: reject them by a constraint"
                .formatted(masked));
  }

  @Override
  public String label(String value, int step) {
    int characters = value.codePointCount(0, value.length());
    int kept = Math.min(characters, lengths.get(step));
    var prefix = value.substring(0, value.offsetByCodePoints(0, kept));
    return prefix + String.valueOf(MASK).repeat(characters - kept);
  }
}
