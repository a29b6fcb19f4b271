package city.madang.etl.export.format;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.Table;
import city.madang.etl.export.LeftOut;
import city.madang.etl.source.Beside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// The released tables of a transit dataset as one GTFS feed, made of their CSV files; equal tables
/// give equal bytes.
///
/// A feed that lacks a file or a column that every feed must have is not written: planners would
/// refuse it, and it would look like the whole. Source: GTFS Schedule Reference, "File
/// Requirements" and "Dataset Files".
public final class GtfsFeed {
  /// The name of the file in a release folder.
  public static final String FILE = "gtfs.zip";

  /// What stands in every file of this name.
  private static final Map<String, List<String>> COLUMNS =
      Map.of(
          "agency.txt", List.of("agency_name", "agency_url", "agency_timezone"),
          "stops.txt", List.of("stop_id"),
          "routes.txt", List.of("route_id", "route_type"),
          "trips.txt", List.of("route_id", "service_id", "trip_id"),
          "stop_times.txt", List.of("trip_id", "stop_sequence"),
          "calendar.txt",
              List.of(
                  "service_id",
                  "monday",
                  "tuesday",
                  "wednesday",
                  "thursday",
                  "friday",
                  "saturday",
                  "sunday",
                  "start_date",
                  "end_date"),
          "calendar_dates.txt", List.of("service_id", "date", "exception_type"));

  private static final List<String> FILES =
      List.of("agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt");
  private static final List<String> SERVICES = List.of("calendar.txt", "calendar_dates.txt");

  /// Types whose text is another one in GTFS, where `20261128` is a day and `1` is yes.
  private static final Set<FieldType> OTHER_TEXT =
      Set.of(FieldType.DATE, FieldType.DATETIME, FieldType.BOOLEAN);

  private final Path folder;
  private final SequencedMap<String, Member> members = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();

  /// @param folder of the release, with the CSV files of all tables in it
  public GtfsFeed(Path folder) {
    this.folder = folder;
  }

  private record Member(Table table, SequencedMap<String, FieldType> types) {}

  /// Adds a released table, under the name that it has in the source.
  ///
  /// @param types of the columns of its file
  public void add(Table table, SequencedMap<String, FieldType> types) {
    var name = table.member().substring(table.member().lastIndexOf('/') + 1);
    if (members.put(name, new Member(table, types)) != null) {
      faults.add("two tables are of " + name);
    }
    types.forEach(
        (column, type) -> {
          if (OTHER_TEXT.contains(type)) {
            faults.add("%s: %s must be of type string".formatted(name, column));
          }
        });
  }

  /// Writes the file.
  ///
  /// @return why it was not written; empty if it was
  public Optional<LeftOut> write() {
    findFaults();
    if (!faults.isEmpty()) {
      return Optional.of(new LeftOut(FILE, "no GTFS feed: " + String.join("; ", faults)));
    }
    Beside.write(folder.resolve(FILE), this::zip);
    return Optional.empty();
  }

  private void findFaults() {
    FILES.stream()
        .filter(name -> !members.containsKey(name))
        .forEach(name -> faults.add("no table is of " + name));
    if (SERVICES.stream().noneMatch(members::containsKey)) {
      faults.add("no table is of " + String.join(" or ", SERVICES));
    }
    members.forEach(
        (name, member) ->
            COLUMNS.getOrDefault(name, List.of()).stream()
                .filter(column -> !member.types.containsKey(column))
                .forEach(column -> faults.add("%s has no %s".formatted(name, column))));
  }

  private void zip(Path target) throws IOException {
    try (var zip = new FixedZip(target)) {
      for (var member : members.entrySet()) {
        try (var out = zip.member(member.getKey())) {
          Files.copy(folder.resolve(member.getValue().table.name() + ".csv"), out);
        }
      }
    }
  }
}
