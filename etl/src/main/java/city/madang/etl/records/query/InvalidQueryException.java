package city.madang.etl.records.query;

import java.util.List;

/// A query that cannot be understood, or does not fit the table.
public final class InvalidQueryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String parameter;
  private final int position;
  private final transient List<String> known;

  /// @param parameter of the request, such as `where`
  /// @param position of the first character that is wrong, from 1; 0 if it is none of them
  /// @param known what could stand there; may be empty
  public InvalidQueryException(String parameter, int position, String message, List<String> known) {
    super(message);
    this.parameter = parameter;
    this.position = position;
    this.known = List.copyOf(known);
  }

  /// The parameter that is wrong.
  public String parameter() {
    return parameter;
  }

  /// Where in it, from 1; 0 if it is none of its characters.
  public int position() {
    return position;
  }

  /// What could stand there.
  public List<String> known() {
    return known;
  }
}
