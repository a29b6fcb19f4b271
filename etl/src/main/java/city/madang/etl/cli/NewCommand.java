package city.madang.etl.cli;

import city.madang.etl.dataset.DatasetFolders;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.doors.WorkFolders;
import city.madang.etl.draft.DatasetDraft;
import city.madang.etl.quality.QualityRefusal;
import city.madang.etl.source.SourceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `madang new`: a folder to begin with, for a file that nobody has described.
@Command(
    name = "new",
    description =
        "Propose a dataset for a text file; what its columns mean for people, you decide.")
public final class NewCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Parameters(
      paramLabel = "ID",
      converter = IdConverter.class,
      description = "name of the new dataset, such as bike-trips")
  private DatasetId name = new DatasetId("new");

  @Option(
      names = "--from",
      paramLabel = "FILE",
      required = true,
      description = "delimited text with a heading, plain or gzipped")
  private Path from = Path.of("");

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "where its folder is made (default: the datasets of the home)")
  private @Nullable Path into;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "of the file (default: UTF-8, UTF-16 or MS949, whichever fits)")
  private @Nullable Charset encoding;

  @Option(
      names = "--delimiter",
      paramLabel = "SIGN",
      description = "between two columns (default: as the first rows let expect)")
  private @Nullable Character delimiter;

  /// What is no name is bad usage, told before any file is looked at.
  static final class IdConverter implements ITypeConverter<DatasetId> {
    @Override
    public DatasetId convert(String text) {
      try {
        return new DatasetId(text);
      } catch (IllegalArgumentException refused) {
        throw new TypeConversionException(String.valueOf(refused.getMessage()));
      }
    }
  }

  @Override
  public Integer call() {
    try {
      var target = target();
      var work = Files.createTempDirectory("madang-");
      try {
        report(target, write(work, target));
        return 0;
      } finally {
        WorkFolders.delete(work);
      }
    } catch (SourceException | QualityRefusal | IllegalArgumentException refused) {
      throw new CommandException(String.valueOf(refused.getMessage()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path target() {
    var target = (into == null ? places.home().datasets() : into).resolve(name.value());
    if (Files.exists(target)) {
      throw new CommandException(target + " is there already: take another name, or remove it");
    }
    if (new DatasetFolders(List.of(places.bundledDatasets())).list().containsKey(name)) {
      throw new CommandException(
          "'%s' is a dataset that Madang comes with: take another name".formatted(name));
    }
    if (!Files.isRegularFile(from)) {
      throw new CommandException(from + " is no file: give the text file that was delivered");
    }
    return target;
  }

  /// The folder is whole or absent.
  private DatasetDraft.Seen write(Path work, Path target) throws IOException {
    var parent = Files.createDirectories(target.toAbsolutePath().normalize().getParent());
    var draft = Files.createTempDirectory(parent, ".new-");
    try {
      var seen =
          new DatasetDraft(name, from, work)
              .write(draft, Optional.ofNullable(encoding), Optional.ofNullable(delimiter));
      Files.move(draft, target);
      return seen;
    } catch (IOException | RuntimeException failed) {
      WorkFolders.delete(draft);
      throw failed;
    }
  }

  private static void report(Path target, DatasetDraft.Seen seen) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d rows, %d columns; %s, delimiter '%s'%n",
        target,
        seen.rows(),
        seen.columns(),
        seen.encoding(),
        seen.delimiter());
    if (seen.torn() > 0) {
      System.out.printf(
          Locale.ROOT, "%,d lines have not as many values as the heading%n", seen.torn());
    }
    System.out.printf(
        "next: give each field of %s a role and fill in the empty texts, then ./madang check %s%n",
        target.resolve(DescriptorReader.FILE), target);
  }
}
