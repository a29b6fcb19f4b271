package city.madang.etl.source;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.Generators;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// Brings the raw data of a dataset into the vault.
///
/// A source is a path relative to the dataset folder, a `file:`, `http:` or `https:` address, or a
/// `synthetic:` one, which is made up.
public final class SourceFetcher {
  private final Vault vault;
  private final Download download = new Download();

  public SourceFetcher(Vault vault) {
    this.vault = vault;
  }

  /// Fetches the source once, and once more if the network fails.
  ///
  /// @throws SourceException naming the source and the remedy
  public StoredSource fetch(Descriptor descriptor) {
    var label = SourceLabel.of(descriptor.source());
    var uri = descriptor.source().uri();
    if (uri.startsWith("http:") || uri.startsWith("https:")) {
      return download.fetch(URI.create(uri), label, vault);
    }
    var generated = descriptor.source().generated();
    if (generated.isPresent()) {
      return makeUp(generated.get());
    }
    return store(uri.startsWith("file:") ? Path.of(URI.create(uri)) : inside(descriptor), label);
  }

  private StoredSource makeUp(SyntheticSource source) {
    try {
      var file = Files.createTempFile("madang-synthetic-", null);
      try {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
          Generators.write(source, out);
        }
        return vault.store(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new SourceException(source.what() + ": cannot be written; is the disk full?", e);
    }
  }

  private StoredSource store(Path file, String label) {
    if (!Files.isRegularFile(file)) {
      throw new SourceException(label + ": no such file; put it there or correct source.uri");
    }
    try (var in = Files.newInputStream(file)) {
      return vault.store(in);
    } catch (IOException e) {
      throw new SourceException(label + ": cannot be read; check its permissions", e);
    }
  }

  private static Path inside(Descriptor descriptor) {
    var folder = descriptor.folder().toAbsolutePath().normalize();
    var file = folder.resolve(descriptor.source().uri()).normalize();
    if (!file.startsWith(folder)) {
      throw new SourceException(
          descriptor.source().uri()
              + ": lies outside the dataset folder; move it there or write a file: address");
    }
    return file;
  }
}
