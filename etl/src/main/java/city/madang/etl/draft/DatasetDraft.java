package city.madang.etl.draft;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.dataset.Source;
import city.madang.etl.source.TextEncoding;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.Profiler;
import city.madang.etl.table.TableProfile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder as proposed for a delivered text file: `dataset.yaml`, a mapping, and the file.
public final class DatasetDraft {
  private final DatasetId id;
  private final Path file;
  private final Path work;

  /// @param file with a heading
  /// @param work a private folder, for raw rows pass through it
  public DatasetDraft(DatasetId id, Path file, Path work) {
    this.id = id;
    this.file = file;
    this.work = work;
  }

  /// What was found out, for whoever goes on with the draft.
  ///
  /// @param torn lines that have another number of values than the heading
  /// @param encoding its usual name
  public record Seen(long rows, long torn, int columns, String encoding, char delimiter) {}

  /// Writes the draft into a folder that is there and empty.
  ///
  /// @param encoding of the file, if it is known
  /// @param delimiter between two columns, if it is known
  /// @throws city.madang.etl.source.SourceException if the file is no text
  /// @throws city.madang.etl.quality.QualityRefusal if it is empty
  public Seen write(Path folder, Optional<Charset> encoding, Optional<Character> delimiter)
      throws IOException {
    var text = work.resolve("text.csv");
    var read = TextEncoding.open(file, encoding, text);
    var profiler = new Profiler(work, EngineLimits.ofThisMachine());
    var source =
        source(
            read,
            delimiter.orElseGet(
                () -> Profiler.delimiter(text, String.valueOf(file.getFileName()))));
    var profile = profiler.profile(text, source);
    var draft = draft(source, profile, profiler);
    write(folder, draft);
    return new Seen(
        profile.rows(),
        profile.torn(),
        profile.columns().size(),
        draft.encoding(),
        source.delimiter());
  }

  private Source source(Charset encoding, char delimiter) {
    return new Source("source/" + file.getFileName(), Source.Format.CSV, encoding, delimiter, "");
  }

  private DraftText draft(Source source, TableProfile profile, Profiler profiler) {
    var table = DraftTable.of(profile);
    var recognizing = table.recognizing().stream().map(table.columns()::indexOf).toList();
    long alone = recognizing.isEmpty() ? 0 : profiler.alone(profile, recognizing);
    return new DraftText(id, source, table, alone);
  }

  private void write(Path folder, DraftText draft) throws IOException {
    Files.createDirectory(folder.resolve("source"));
    Files.copy(file, folder.resolve(draft.source().uri()));
    Files.writeString(folder.resolve(DescriptorReader.FILE), draft.descriptor());
    Files.writeString(folder.resolve(id + ".rq"), draft.mapping());
  }
}
