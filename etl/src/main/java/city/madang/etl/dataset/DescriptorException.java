package city.madang.etl.dataset;

import static java.util.stream.Collectors.joining;

import java.util.List;

/// A descriptor that cannot be used; it names everything that is wrong with it, not only the first.
public final class DescriptorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<DescriptorError> errors;

  DescriptorException(List<DescriptorError> errors) {
    super(errors.stream().map(DescriptorError::toString).collect(joining("\n")));
    this.errors = List.copyOf(errors);
  }

  /// At least one, in the order of the file.
  public List<DescriptorError> errors() {
    return errors;
  }
}
