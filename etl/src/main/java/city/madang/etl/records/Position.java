package city.madang.etl.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place between two rows of an answer: the values by which the row before it is sorted and, if
/// it is a row of the file, its place in that. There is none beyond which it could not go.
public record Position(List<@Nullable Object> values) {
  public Position {
    values = Collections.unmodifiableList(new ArrayList<>(values));
  }
}
