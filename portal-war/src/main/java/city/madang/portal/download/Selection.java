package city.madang.portal.download;

import city.madang.etl.export.ReleasedFile;
import city.madang.portal.download.DownloadOutcome.Listed;
import city.madang.portal.download.coding.CodedFile;
import city.madang.portal.download.coding.CodedFiles;
import city.madang.portal.download.coding.CodedFiles.Plain;
import city.madang.portal.http.ContentCoding;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Selects the representation of a file that a client takes.
public final class Selection {
  private final CodedFiles coded;

  public Selection(CodedFiles coded) {
    this.coded = coded;
  }

  /// What was selected.
  sealed interface Selected {
    /// This one.
    record One(Representation representation) implements Selected {}

    /// The only one that the client takes is being made.
    record Later(CompletableFuture<Void> ready) implements Selected {}

    /// The client takes none that we can make.
    record None() implements Selected {}
  }

  /// @param accepted best first
  Selected select(Listed listed, List<ContentCoding> accepted) {
    var file = listed.file();
    if (!coded.isWorthIt(file.mediaType(), file.sizeBytes())) {
      return accepted.contains(ContentCoding.IDENTITY)
          ? new Selected.One(plain(listed, false))
          : new Selected.None();
    }
    for (var coding : accepted) {
      if (coding == ContentCoding.IDENTITY) {
        return new Selected.One(plain(listed, true));
      }
      var copy = coded.find(file.sha256(), coding);
      if (copy.isPresent()) {
        return new Selected.One(copy(listed, coding, copy.get()));
      }
    }
    return make(listed, accepted);
  }

  /// Has what is missing made for the next who asks.
  void prepare(Listed listed, List<ContentCoding> accepted) {
    var best = accepted.stream().findFirst().orElse(ContentCoding.IDENTITY);
    var file = listed.file();
    if (best != ContentCoding.IDENTITY
        && coded.isWorthIt(file.mediaType(), file.sizeBytes())
        && coded.find(file.sha256(), best).isEmpty()
        && !coded.isUseless(file.sha256(), best)) {
      var _ = make(listed, best);
    }
  }

  /// Forgets a copy that is damaged.
  void discard(CodedFile copy) {
    coded.discard(copy);
  }

  private Selected make(Listed listed, List<ContentCoding> accepted) {
    return accepted.stream()
        .filter(coding -> !coded.isUseless(listed.file().sha256(), coding))
        .findFirst()
        .<Selected>map(coding -> new Selected.Later(make(listed, coding)))
        .orElseGet(Selected.None::new);
  }

  private CompletableFuture<Void> make(Listed listed, ContentCoding coding) {
    var file = listed.file();
    var plain = new Plain(listed.path(file), file.sizeBytes(), file.sha256());
    return coded.make(plain, coding, sibling(listed, coding));
  }

  /// A release may hold the compressed file already; it is used if it holds the same bytes.
  private static Optional<CodedFile> sibling(Listed listed, ContentCoding coding) {
    var name = listed.file().name() + "." + coding.ending();
    return listed.siblings().stream()
        .filter(one -> one.name().equals(name))
        .map(one -> new CodedFile(listed.path(one), one.sizeBytes(), one.sha256(), false))
        .findFirst();
  }

  private static Representation plain(Listed listed, boolean negotiated) {
    var file = listed.file();
    return of(
        listed,
        ContentCoding.IDENTITY,
        new CodedFile(listed.path(file), file.sizeBytes(), file.sha256(), false),
        negotiated);
  }

  private static Representation copy(Listed listed, ContentCoding coding, CodedFile copy) {
    return of(listed, coding, copy, true);
  }

  private static Representation of(
      Listed listed, ContentCoding coding, CodedFile bytes, boolean negotiated) {
    ReleasedFile file = listed.file();
    return new Representation(
        file.name(),
        file.mediaType(),
        coding,
        bytes.path(),
        bytes.sizeBytes(),
        bytes.sha256(),
        listed.release().published(),
        bytes.ours() ? Optional.of(bytes) : Optional.empty(),
        negotiated);
  }
}
