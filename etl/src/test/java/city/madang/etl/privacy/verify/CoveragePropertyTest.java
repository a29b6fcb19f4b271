package city.madang.etl.privacy.verify;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import city.madang.etl.dataset.CalendarUnit;
import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.HierarchyRule;
import city.madang.etl.privacy.RawHierarchy;
import city.madang.etl.privacy.hierarchy.Hierarchy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// Search and verifier read each hierarchy in their own way, and must come to the same.
class CoveragePropertyTest {
  private static final List<BigDecimal> WIDTHS =
      Stream.of("0.001", "0.01", "0.05", "0.5", "1", "10").map(BigDecimal::new).toList();

  @Property(tries = 300, seed = "20261123")
  void covered_timesOfAnyUnits_agree(@ForAll Random random) {
    for (var type : List.of(FieldType.DATETIME, FieldType.DATE, FieldType.TIME)) {
      var units = units(random, type);
      var values = values(random, () -> moment(random, type));

      agree(new RawHierarchy.Times("field", type, units, values));
    }
  }

  /// Steps up from any unit; retried until the descriptor would accept them.
  private static List<CalendarUnit> units(Random random, FieldType type) {
    while (true) {
      try {
        var units = sample(random, Arrays.asList(CalendarUnit.values()));
        new HierarchyRule.Times(units).requireType(type);
        return units;
      } catch (IllegalArgumentException notNested) {
        // Another draw.
      }
    }
  }

  private static String moment(Random random, FieldType type) {
    var start =
        LocalDateTime.of(1 + random.nextInt(9999), 1 + random.nextInt(12), 1, 0, 0)
            .withYear(random.nextBoolean() ? 2026 : 1 + random.nextInt(9999));
    var seconds = random.nextInt(31 * 24 * 60 * 60);
    var moment = start.plusSeconds(random.nextBoolean() ? seconds : seconds / 500);
    var kept = moment.getYear() > 9999 ? start : moment;
    return switch (type) {
      case DATE -> kept.format(DateTimeFormatter.ISO_LOCAL_DATE);
      case TIME -> kept.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
      case DATETIME, STRING, INTEGER, NUMBER, BOOLEAN, YEAR ->
          kept.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss"))
              + (random.nextInt(4) == 0 ? "." + (1 + random.nextInt(999_999)) : "");
    };
  }

  @Property(tries = 300, seed = "20261123")
  void covered_cellsOfAnyGrid_agree(@ForAll Random random) {
    var from = random.nextInt(WIDTHS.size());
    var widths = WIDTHS.subList(from, from + 1 + random.nextInt(WIDTHS.size() - from));
    var spread = Math.pow(10, random.nextInt(5) - 1);

    agree(
        new RawHierarchy.Grid(
            "field", widths, values(random, () -> number(random.nextGaussian() * spread, random))));
  }

  /// As the table engine writes numbers.
  private static String number(double number, Random random) {
    return BigDecimal.valueOf(number)
        .setScale(random.nextInt(6), RoundingMode.DOWN)
        .toString()
        .replace("E", "e");
  }

  @Property(tries = 300, seed = "20261123")
  void covered_h3Cells_agree(@ForAll Random random) {
    var finest = random.nextInt(16);
    var resolutions =
        sample(random, IntStream.rangeClosed(0, finest).mapToObj(r -> finest - r).toList());
    var family = cell(random, finest, 0, 0);

    agree(
        new RawHierarchy.H3(
            "field",
            resolutions,
            values(
                random, () -> Long.toHexString(cell(random, finest, family, random.nextInt(16))))));
  }

  /// A cell with the base cell and the first digits of `family`, and random ones below.
  private static long cell(Random random, int resolution, long family, int inherited) {
    long cell = (8L << 56) | ((long) resolution << 52);
    long base = inherited == 0 ? 5 + random.nextInt(8) : (family >>> 45) & 0x7F; // no pentagon
    cell |= base << 45;
    for (int r = 1; r <= 15; r++) {
      int at = 3 * (15 - r);
      long digit = r > resolution ? 7 : r < inherited ? (family >>> at) & 7 : random.nextInt(7);
      cell |= digit << at;
    }
    return cell;
  }

  @Property(tries = 300, seed = "20261123")
  void covered_prefixes_agree(@ForAll Random random) {
    var alphabet = List.of("0", "1", "2", "가", "나", "🚲", "-", "\uffff");
    var lengths = sample(random, List.of(6, 5, 4, 3, 2, 1));

    agree(
        new RawHierarchy.Prefixes(
            "field",
            lengths,
            values(
                random,
                () ->
                    random
                        .ints(1 + random.nextInt(7), 0, alphabet.size())
                        .mapToObj(alphabet::get)
                        .reduce("", String::concat))));
  }

  @Property(tries = 300, seed = "20261123")
  void covered_ranges_agree(@ForAll Random random) {
    agree(
        new RawHierarchy.Ranges(
            "field",
            List.of(2, 10, 50),
            values(random, () -> Integer.toString(random.nextInt(200) - 100))));
  }

  private static <T> List<T> sample(Random random, List<T> ordered) {
    var drawn = ordered.stream().filter(_ -> random.nextBoolean()).toList();
    return drawn.isEmpty() ? List.of(ordered.get(random.nextInt(ordered.size()))) : drawn;
  }

  private static Set<String> values(Random random, Supplier<String> value) {
    var values = Stream.generate(value).limit(1 + random.nextInt(40)).collect(toSet());
    if (random.nextInt(3) == 0) {
      values.add("");
    }
    return values;
  }

  private static void agree(RawHierarchy raw) {
    var read = Hierarchy.of(raw);
    var verifier = Coverage.of(raw);

    assertThat(verifier.flaws()).isZero();
    assertThat(verifier.leaves()).isEqualTo(read.leaves());
    for (int i = 0; i < read.levels(); i++) {
      var level = read.level(i);
      var codes = IntStream.range(0, level.size()).boxed().toList();
      assertThat(codes.stream().map(code -> verifier.covered(level.label(code))).toList())
          .as("level %d of %s", i, raw)
          .isEqualTo(codes.stream().map(code -> (long) level.covered(code)).toList());
      nests(read, i);
    }
  }

  /// Each label of a level lies below a single one of the next.
  private static void nests(Hierarchy read, int i) {
    if (i + 1 < read.levels()) {
      var level = read.level(i);
      var above = level.codesOn(read.level(i + 1));
      Function<Integer, Integer> parent = leaf -> read.level(i + 1).codeOfLeaf(leaf);
      assertThat(IntStream.range(0, read.leaves()).boxed().map(parent).toList())
          .isEqualTo(
              IntStream.range(0, read.leaves()).mapToObj(l -> above[level.codeOfLeaf(l)]).toList());
    }
  }
}
