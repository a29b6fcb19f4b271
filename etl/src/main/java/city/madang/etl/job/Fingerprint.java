package city.madang.etl.job;

import city.madang.etl.dataset.CountShape;
import city.madang.etl.dataset.Descriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Tells whether publishing again could give anything new.
final class Fingerprint {
  /// Raised when the code makes other releases from the same input.
  private static final String FORM = "12";

  /// Raised when the code counts otherwise, or draws noise otherwise, from the same input: all
  /// noise is drawn anew then, and spent.
  private static final String COUNTS = "1";

  private Fingerprint() {}

  /// SHA-256 over the files that a steward wrote: all of the folder but the source.
  static String ofDefinition(Descriptor descriptor) {
    var digest = sha256();
    var folder = descriptor.folder();
    var source = folder.resolve(descriptor.source().uri()).normalize();
    try (var files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.equals(source))
          .sorted()
          .forEach(file -> add(digest, folder, file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the dataset folder", unreadable);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// SHA-256 over everything that a release is made from.
  static String ofRelease(String definition, String sourceSha256, URI baseIri) {
    var parts = String.join("\n", FORM, definition, sourceSha256, baseIri.toString());
    return HexFormat.of().formatHex(sha256().digest(parts.getBytes(StandardCharsets.UTF_8)));
  }

  /// SHA-256 over everything that noisy counts are made from: two runs that have the same one count
  /// the same rows by the same rules, so they may have the same noise.
  static String ofCounts(Descriptor descriptor, String sourceSha256) {
    var digest = sha256();
    add(digest, COUNTS);
    add(digest, sourceSha256);
    CountShape.words(descriptor.folder()).forEach(word -> add(digest, word));
    CountShape.files(descriptor).forEach(file -> add(digest, descriptor.folder(), file));
    return HexFormat.of().formatHex(digest.digest());
  }

  /// With its length before it, so that no two lists of texts are one.
  private static void add(MessageDigest digest, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
  }

  private static void add(MessageDigest digest, Path folder, Path file) {
    try {
      var content = Files.readAllBytes(file);
      var heading = folder.relativize(file) + "\n" + content.length + "\n";
      digest.update(heading.getBytes(StandardCharsets.UTF_8));
      digest.update(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("cannot read the dataset folder", unreadable);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
