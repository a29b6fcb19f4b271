package city.madang.portal.http.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the `Range` header of a request asks for.
///
/// Source: RFC 9110, section 14. A header that is malformed, of another unit, of more than
/// [#MAX_RANGES] ranges, or of ranges that overlap is ignored, as sections 14.2 and 17.15 allow:
/// such a request can cost no more than the whole file.
public sealed interface RangeRequest {
  /// Clients that read the footer and some columns of a table need a few; nobody needs hundreds.
  int MAX_RANGES = 16;

  /// The whole representation is wanted.
  record Whole() implements RangeRequest {}

  /// Parts are, in this order; none overlaps another.
  record Parts(List<ByteRange> ranges) implements RangeRequest {
    public Parts {
      ranges = List.copyOf(ranges);
    }
  }

  /// Parts are that do not exist: 416.
  record Unsatisfiable() implements RangeRequest {}

  /// Reads the header; never fails.
  ///
  /// @param header such as `bytes=0-99, -500`; empty if there is none
  /// @param sizeBytes of the selected representation
  static RangeRequest of(String header, long sizeBytes) {
    return Parser.parse(header, sizeBytes);
  }

  /// The grammar `1#( int-range / suffix-range )`.
  final class Parser {
    private static final Pattern UNIT = Pattern.compile("(?i)\\s*bytes\\s*=(.*)");
    private static final Pattern SPEC = Pattern.compile("(\\d*)-(\\d*)");

    private Parser() {}

    private static RangeRequest parse(String header, long sizeBytes) {
      var unit = UNIT.matcher(header);
      return unit.matches()
          ? readSpecs(unit.group(1)).map(specs -> resolve(specs, sizeBytes)).orElseGet(Whole::new)
          : new Whole();
    }

    /// @param first -1 in a suffix range
    /// @param last of a suffix range its length; [Long#MAX_VALUE] where it is left open
    private record Spec(long first, long last) {}

    private static Optional<List<Spec>> readSpecs(String list) {
      var specs = new ArrayList<Spec>();
      for (var element : list.split(",", -1)) {
        if (!element.isBlank()) {
          var spec = readSpec(element.strip());
          if (spec.isEmpty() || specs.size() == MAX_RANGES) {
            return Optional.empty();
          }
          specs.add(spec.get());
        }
      }
      return specs.isEmpty() ? Optional.empty() : Optional.of(specs);
    }

    private static Optional<Spec> readSpec(String element) {
      var spec = SPEC.matcher(element);
      if (!spec.matches() || element.equals("-")) {
        return Optional.empty();
      }
      long first = spec.group(1).isEmpty() ? -1 : number(spec.group(1));
      long last = spec.group(2).isEmpty() ? Long.MAX_VALUE : number(spec.group(2));
      return first > last ? Optional.empty() : Optional.of(new Spec(first, last));
    }

    /// Positions that no file has are as good as the end of this one.
    private static long number(String digits) {
      var significant = digits.replaceFirst("^0+(?=.)", "");
      return significant.length() > 18 ? Long.MAX_VALUE - 1 : Long.parseLong(significant);
    }

    private static RangeRequest resolve(List<Spec> specs, long sizeBytes) {
      var satisfiable =
          specs.stream().filter(spec -> spec.first < 0 ? spec.last > 0 : spec.first < sizeBytes);
      var wanted = satisfiable.toList();
      if (wanted.isEmpty()) {
        return new Unsatisfiable();
      }
      if (sizeBytes == 0) {
        return new Whole(); // the last bytes of nothing: no header can say which
      }
      var ranges = wanted.stream().map(spec -> range(spec, sizeBytes)).toList();
      return overlap(ranges) ? new Whole() : new Parts(ranges);
    }

    private static ByteRange range(Spec spec, long sizeBytes) {
      if (spec.first < 0) {
        long length = Math.min(spec.last, sizeBytes);
        return new ByteRange(sizeBytes - length, length);
      }
      long last = Math.min(spec.last, sizeBytes - 1);
      return new ByteRange(spec.first, last - spec.first + 1);
    }

    private static boolean overlap(List<ByteRange> ranges) {
      for (int i = 0; i < ranges.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (ranges.get(i).overlaps(ranges.get(j))) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
