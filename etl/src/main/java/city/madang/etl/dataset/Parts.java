package city.madang.etl.dataset;

import java.io.Serial;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a file part by part, so that one error does not hide the next.
final class Parts {
  private final String file;
  private final Set<DescriptorError> errors = new LinkedHashSet<>();

  Parts(String file) {
    this.file = file;
  }

  /// What `read` gives, or nothing when it fails; the error is kept.
  <T> Optional<T> part(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (YamlException wrong) {
      tell(wrong);
      return Optional.empty();
    } catch (NeedsOther needed) {
      return Optional.empty();
    }
  }

  private void tell(YamlException wrong) {
    errors.add(new DescriptorError(file, wrong.line(), wrong.text()));
  }

  /// The keys and values of `node`; a key that nobody knows is told, and hides none of the others.
  YamlMap map(Node node, Set<String> keys) {
    return new YamlMap(node, keys, this::tell);
  }

  /// What a part gave on which another one rests.
  static <T> T need(Optional<T> part) {
    return part.orElseThrow(NeedsOther::new);
  }

  /// Gives up a part because one that it needs has failed, which has left its error already.
  static final class NeedsOther extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
  }

  /// @throws DescriptorException if a part failed
  void check() {
    if (!errors.isEmpty()) {
      throw new DescriptorException(
          errors.stream().sorted(Comparator.comparingInt(DescriptorError::line)).toList());
    }
  }
}
