package city.madang.etl.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `dataset.yaml`. An unknown key, a missing role, a file that is not there: all are errors
/// with their line, and each part of the file reports its own.
public final class DescriptorReader {
  /// The file that makes a folder a dataset.
  public static final String FILE = "dataset.yaml";

  private static final Set<String> ABOUT =
      Set.of("id", "title", "description", "theme", "keyword", "publisher", "license");
  private static final Set<String> RUN =
      Set.of("source", "schedule", "quality", "privacy", "retention");
  private static final Set<String> CONTENT = Set.of("tables", "fields", "graph", "index", "place");

  private final Path folder;
  private final Parts parts;

  private DescriptorReader(Path folder) {
    this.folder = folder;
    this.parts = new Parts(folder.getFileName() + "/" + FILE);
  }

  /// Reads the descriptor of one dataset folder.
  ///
  /// @throws DescriptorException naming every line that must be mended
  public static Descriptor read(Path folder) {
    return new DescriptorReader(folder.toAbsolutePath().normalize()).read();
  }

  private Descriptor read() {
    var keys = new HashSet<>(ABOUT);
    keys.addAll(RUN);
    keys.addAll(CONTENT);
    var root = parts.part(() -> parts.map(compose(folder), keys));
    var descriptor = root.flatMap(this::read);
    parts.check();
    return descriptor.orElseThrow();
  }

  private Optional<Descriptor> read(YamlMap root) {
    var about = new AboutReader(root, parts);
    var id = parts.part(about::id);
    var title = parts.part(() -> about.langText("title"));
    var description = parts.part(() -> about.langText("description"));
    var themes = parts.part(about::themes);
    var keywords = parts.part(about::keywords);
    var publisher = parts.part(about::publisher);
    var license = parts.part(about::license);
    var sources = new SourceReader(root, parts);
    var source = parts.part(sources::source);
    parts.part(() -> about.requireHonesty(source, title, description));
    var schedule = parts.part(about::schedule);
    var quality = new RulesReader(root, parts);
    var rejectLimit = parts.part(quality::rejectLimit);
    var retention = parts.part(about::retention);
    var tables = tables(root, sources, id.map(DatasetId::value).orElse("table"));
    parts.part(() -> about.requirePaid(schedule.flatMap(it -> it), tables.orElse(List.of())));
    var rules = parts.part(() -> quality.rules(source, Parts.need(tables)));
    var policies = new PolicyReader(root, new FolderFiles(folder), parts);
    var privacy = parts.part(() -> policies.read(tables));
    return parts.part(
        () -> {
          // An empty part has left its error; what is built here is then never seen.
          parts.check();
          return new Descriptor(
              folder,
              id.orElseThrow(),
              title.orElseThrow(),
              description.orElseThrow(),
              themes.orElseThrow(),
              publisher.orElseThrow(),
              license.orElseThrow(),
              source.orElseThrow(),
              schedule.orElseThrow(),
              rejectLimit.orElseThrow(),
              tables.orElseThrow(),
              privacy.orElseThrow(),
              retention.orElseThrow(),
              rules.orElseThrow(),
              keywords.orElseThrow());
        });
  }

  /// A dataset of one table says `fields`; one of several lists them under `tables`.
  private Optional<List<Table>> tables(YamlMap root, SourceReader sources, String onlyName) {
    var reader = new TableReader(folder, root, sources, parts);
    if (root.find("tables").isEmpty()) {
      return parts.part(() -> List.of(reader.only(root, onlyName)));
    }
    return parts.part(() -> reader.all(root));
  }

  /// A mistake that only the data show.
  ///
  /// @param key of the descriptor whose value `text` is wrong
  public static DescriptorException mistake(Path folder, String key, String text, String message) {
    int line = DescriptorLine.find(compose(folder), key, text).orElse(1);
    return new DescriptorException(
        List.of(new DescriptorError(folder.getFileName() + "/" + FILE, line, message)));
  }

  static Node compose(Path folder) {
    var settings =
        LoadSettings.builder().setLabel(FILE).setUseMarks(true).setAllowDuplicateKeys(false);
    try (var reader = Files.newBufferedReader(folder.resolve(FILE))) {
      return new Compose(settings.build())
          .composeReader(reader)
          .orElseThrow(() -> new YamlException(1, "the file is empty"));
    } catch (MarkedYamlEngineException broken) {
      var line = broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new YamlException(line, "not valid YAML: " + broken.getProblem());
    } catch (YamlEngineException unreadable) {
      throw new YamlException(1, "not UTF-8 text: save the file as UTF-8");
    } catch (IOException missing) {
      throw new YamlException(1, "cannot be read: a dataset folder holds a " + FILE);
    }
  }
}
