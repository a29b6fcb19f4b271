package city.madang.etl.source;

import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/// Finds the encoding of a text file that nobody has described, by reading all of it.
///
/// Where each byte is a character, every text is valid in many encodings, so none of these is
/// guessed: what is neither UTF-8, UTF-16 with its mark, nor Korean CP949 must be told.
public final class TextEncoding {
  private static final List<Charset> TRIED = List.of(UTF_8, Charset.forName("MS949"));
  private static final List<Integer> MARKS_OF_16_BITS = List.of(0xfeff, 0xfffe);

  private TextEncoding() {}

  /// Writes the text of `file`, plain or in gzip, as UTF-8 to `target`.
  ///
  /// @param told the encoding, if somebody knows it
  /// @return the encoding
  /// @throws SourceException naming the file and the remedy
  public static Charset open(Path file, Optional<Charset> told, Path target) {
    var label = String.valueOf(file.getFileName());
    try {
      for (var encoding : told.map(List::of).orElse(tried(file, label))) {
        if (isCopied(file, encoding, target)) {
          return encoding;
        }
      }
    } catch (EOFException | ZipException damaged) {
      throw new SourceException(label + ": cut off or damaged; fetch it again", damaged);
    } catch (IOException e) {
      throw new SourceException(label + ": cannot be read; check path, disk and permissions", e);
    }
    throw new SourceException(
        "%s: the bytes are not %s; give its encoding, as in --encoding windows-1252"
            .formatted(label, told.map(Charset::name).orElse("UTF-8 or Korean CP949")));
  }

  private static List<Charset> tried(Path file, String label) throws IOException {
    try (var in = Packed.stream(file)) {
      int first = in.read();
      int second = in.read();
      if (first == '{' || first == '[') {
        throw new SourceException(
            label + ": looks like JSON; describe it by hand, see README, What a source can be");
      }
      if ((first << 8 | second) == Packed.ZIP) {
        throw new SourceException(label + ": a zip or a spreadsheet; save its table as CSV");
      }
      return MARKS_OF_16_BITS.contains(first << 8 | second) ? List.of(UTF_16) : TRIED;
    }
  }

  private static boolean isCopied(Path file, Charset encoding, Path target) throws IOException {
    var strict = encoding.newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT);
    try (var in = new InputStreamReader(Packed.stream(file), strict);
        var out = Files.newBufferedWriter(target)) {
      in.transferTo(out);
      return true;
    } catch (CharacterCodingException other) {
      return false;
    }
  }
}
