package city.madang.etl.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the datasets that Madang comes with tell of their fields.
class BundledFieldsTest {
  private static final Set<String> COUNTS =
      Set.of(
          "capacity",
          "cctv_count",
          "companies",
          "count",
          "household_size",
          "municipalities",
          "municipalities_total",
          "num_docks_available",
          "num_vehicles_available",
          "num_vehicles_disabled",
          "people",
          "people_per_year",
          "transfers",
          "universities");

  private static final Set<String> PLACES_IN_AN_ORDER =
      Set.of("hour", "number", "seq", "shape_pt_sequence", "start_hour", "step", "stop_sequence");

  private static final Set<String> CODES =
      Set.of(
          "bikes_allowed",
          "direction_id",
          "drop_off_type",
          "exception_type",
          "friday",
          "location_type",
          "monday",
          "payment_method",
          "pickup_type",
          "route_type",
          "saturday",
          "strategy",
          "sunday",
          "thursday",
          "timepoint",
          "transfer_type",
          "tuesday",
          "wednesday",
          "wheelchair_accessible",
          "wheelchair_boarding");

  private static final Set<String> RATIOS = Set.of("growth_factor");
  private static final Set<String> UNIT_IN_ANOTHER_COLUMN = Set.of("price", "quantity", "value");

  private static final Pattern HOURS = Pattern.compile("(h[0-9]+)(?: to |부터 )(h[0-9]+)");

  @Test
  void description_ofEachPublishedField_isThere() {
    assertThat(published())
        .filteredOn(column -> column.field().meaning().description().isEmpty())
        .isEmpty();
  }

  @Test
  void unit_ofEachNumber_isThereUnlessItIsNotMeasured() {
    var without =
        published()
            .filter(column -> isNumber(column.field().type()))
            .filter(column -> column.field().meaning().unit().isEmpty())
            .map(column -> column.field().name());

    assertThat(without.distinct())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(COUNTS, PLACES_IN_AN_ORDER, CODES, RATIOS, UNIT_IN_ANOTHER_COLUMN)
                .flatMap(Set::stream)
                .toList());
  }

  @Test
  void codes_ofEachNumberThatIsOne_areThere() {
    assertThat(published())
        .filteredOn(column -> CODES.contains(column.field().name()))
        .hasSizeGreaterThan(CODES.size())
        .allMatch(column -> !column.field().meaning().codes().isEmpty());
  }

  @Test
  void label_ofEachTableOfAHierarchy_isExplained() {
    var unexplained = published().flatMap(BundledFieldsTest::labels).distinct();

    assertThat(unexplained).isEmpty();
  }

  /// `six hours, h102 to h107` of `b17` is what the hierarchy of the folder makes of hours.
  @Test
  void forms_ofHoursOfBikeTrips_areThoseOfItsTable() {
    var column =
        published()
            .filter(it -> it.field().name().equals("start_hour"))
            .filter(it -> it.field().type() == FieldType.STRING)
            .findFirst()
            .orElseThrow();
    var lines = lines(column, (HierarchyRule.TableFile) column.field().hierarchy().orElseThrow());

    var told =
        column.field().meaning().forms().stream()
            .filter(form -> HOURS.matcher(form.text().en()).find())
            .toList();

    assertThat(lines.getFirst()).startsWith("h0;");
    assertThat(lines.getLast()).startsWith("h8759;");
    assertThat(told)
        .hasSize(4)
        .allSatisfy(
            form -> assertThat(hours(form.text().en())).isEqualTo(hoursOf(form.example(), lines)));
    assertThat(told)
        .allSatisfy(form -> assertThat(hours(form.text().ko())).isEqualTo(hours(form.text().en())));
  }

  private static List<String> hours(String text) {
    return HOURS
        .matcher(text)
        .results()
        .limit(1)
        .flatMap(it -> Stream.of(it.group(1), it.group(2)))
        .toList();
  }

  /// The first and the last with this label.
  private static List<String> hoursOf(String label, List<String> lines) {
    var hours =
        lines.stream()
            .map(line -> List.of(line.split(";")))
            .filter(labels -> labels.contains(label))
            .map(List::getFirst)
            .toList();
    return List.of(hours.getFirst(), hours.getLast());
  }

  /// Those that nobody explains, from the leaves up.
  private static Stream<String> labels(Column column) {
    if (!(column.field().hierarchy().orElse(null) instanceof HierarchyRule.TableFile table)) {
      return Stream.empty();
    }
    var told = column.field().meaning().coarser(table, column.field().type());
    return lines(column, table).stream()
        .flatMap(line -> Stream.of(line.split(Pattern.quote("" + table.delimiter()))))
        .filter(label -> !told.explains(label))
        .map(label -> column.field().name() + "=" + label);
  }

  private static List<String> lines(Column column, HierarchyRule.TableFile table) {
    try {
      return Files.readAllLines(column.folder().resolve(table.file()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private record Column(Path folder, String table, Field field) {}

  private static Stream<Column> published() {
    var folders = new DatasetFolders(List.of(Path.of(System.getProperty("madang.datasets"))));
    return folders.list().values().stream()
        .map(DescriptorReader::read)
        .flatMap(
            dataset ->
                dataset.tables().stream().flatMap(table -> columns(dataset, table).stream()));
  }

  private static List<Column> columns(Descriptor dataset, Table table) {
    return dataset.released(table).published().stream()
        .map(field -> new Column(dataset.folder(), table.name(), field))
        .toList();
  }

  private static boolean isNumber(FieldType type) {
    return type == FieldType.INTEGER || type == FieldType.NUMBER;
  }
}
