package city.madang.etl.brief;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The text of the ministry's brief, with blanks made one space, and what of it has been told.
final class Brief {
  private static final String FILE = "../seeds/000_1e4b208adfdd47f4.txt";

  /// Where each section begins; the scan has lost two headings.
  private static final Map<String, String> SECTIONS =
      new TreeMap<>(
          Map.of(
              "I", "I. 스마트시티 정책 추진현황 □",
              "II-1", "1 국가 시범도시 □",
              "II-2", "□ 추진 배경 - 민간기업",
              "II-3", "(추진배경) 「스마트시티 추진전략」",
              "II-4", "4 통합플랫폼 보급사업 - (개요)",
              "III-1", "1 과감한 규제개선 추진 □",
              "III-2", "□ 스타트업 육성을 위한 창업 지원",
              "III-3", "3 해외진출을 통한 신성장동력 창출 -"));

  private final String original;
  private final String text;
  private final BitSet told = new BitSet();

  private Brief(String original) {
    this.original = original;
    this.text = normalize(original);
  }

  /// Reads the brief, if it lies beside the checkout.
  static Brief read() {
    var data = Path.of(System.getProperty("madang.shared.data", "none"));
    var file = data.resolve(FILE).normalize();
    assumeTrue(Files.exists(file), "the brief is not here");
    try {
      return new Brief(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean says(String passage) {
    return text.contains(normalize(passage));
  }

  /// Tells whether a passage stands in a section.
  boolean says(String passage, String section) {
    var words = normalize(passage);
    int begin = text.indexOf(SECTIONS.getOrDefault(section, passage));
    int end =
        SECTIONS.values().stream()
            .mapToInt(text::indexOf)
            .filter(at -> at > begin)
            .min()
            .orElse(text.length());
    return SECTIONS.containsKey(section) && text.substring(begin, end).contains(words);
  }

  /// Remembers that a passage is told, wherever it stands.
  void tell(String passage) {
    var words = normalize(passage);
    for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      told.set(at, at + words.length());
    }
  }

  /// What nobody has told of what must be: every digit, and every cell of a table.
  List<String> untold() {
    var untold = new ArrayList<String>();
    for (int at = 0; at < text.length(); at++) {
      if (Character.isDigit(text.charAt(at)) && !told.get(at)) {
        untold.add(text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 30)));
      }
    }
    original.lines().filter(line -> line.contains("\t")).forEach(line -> cells(line, untold));
    return untold;
  }

  private void cells(String line, List<String> untold) {
    var words = normalize(line);
    int begin = text.indexOf(words);
    for (int at = begin; at < begin + words.length(); at++) {
      if (Character.isLetter(text.charAt(at)) && !told.get(at)) {
        untold.add("in a table: " + text.substring(at, begin + words.length()));
        return;
      }
    }
  }

  private static String normalize(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
