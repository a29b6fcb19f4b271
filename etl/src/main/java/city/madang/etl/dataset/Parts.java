package city.madang.etl.dataset;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads a file part by part, so that one error does not hide the next.
final class Parts {
  private final String file;
  private final List<DescriptorError> errors = new ArrayList<>();

  Parts(String file) {
    this.file = file;
  }

  /// What `read` gives, or nothing when it fails; the error is kept.
  <T> Optional<T> part(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (YamlException wrong) {
      errors.add(new DescriptorError(file, wrong.line(), wrong.text()));
      return Optional.empty();
    } catch (NeedsOther needed) {
      return Optional.empty();
    }
  }

  /// Gives up a part because one that it needs has failed, which has left its error already.
  static final class NeedsOther extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;
  }

  /// @throws DescriptorException if a part failed
  void check() {
    if (!errors.isEmpty()) {
      errors.sort(Comparator.comparingInt(DescriptorError::line));
      throw new DescriptorException(errors);
    }
  }
}
