package city.madang.etl.dataset;

import city.madang.etl.dataset.TrajectoryPolicy.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The columns of the tables that are made of points of moving entities.
public final class TrackColumns {
  /// The pseudonym of a piece: 64 hexadecimal digits.
  public static final String PIECE = "piece";

  /// Place of a point in its piece, from 1.
  public static final String SEQUENCE = "seq";

  /// Whose trip it is; private.
  public static final String VEHICLE = "vehicle";

  /// Cells and window of a flow.
  public static final List<String> FLOW = List.of("origin", "destination", "window");

  private TrackColumns() {}

  /// `table` as it is released: points, or flows.
  static Table released(TrajectoryPolicy rule, Table table) {
    return switch (rule.output()) {
      case Output.Points() -> with(table, points(rule.columns(), clock(table, rule)));
      case Output.Flows _ -> with(table, flows());
    };
  }

  /// One row a trip, from which flows are made; private.
  public static Table trips(Table table) {
    var fields = new ArrayList<Field>();
    fields.add(field(VEHICLE, FieldType.STRING, Role.ENTITY));
    FLOW.forEach(name -> fields.add(field(name, FieldType.STRING, Role.QUASI)));
    return with(table, fields);
  }

  /// The columns of a released file of points, in order.
  public static List<String> points(TrajectoryPolicy rule) {
    return points(rule.columns(), TimeFormat.UTC).stream().map(Field::name).toList();
  }

  /// The clock of the source's times; those that tell none are of UTC.
  private static TimeFormat clock(Table table, TrajectoryPolicy rule) {
    return table.fields().stream()
        .filter(field -> field.name().equals(rule.columns().time()))
        .flatMap(field -> field.reading().format().stream())
        .filter(format -> format.clock().isPresent())
        .findFirst()
        .orElse(TimeFormat.UTC);
  }

  private static List<Field> points(TrajectoryPolicy.Columns columns, TimeFormat clock) {
    var fields = new ArrayList<Field>();
    fields.add(field(PIECE, FieldType.STRING, Role.MADE));
    fields.add(field(SEQUENCE, FieldType.INTEGER, Role.MADE));
    fields.add(time(columns.time(), clock));
    fields.add(field(columns.latitude(), FieldType.NUMBER, Role.TRACK));
    fields.add(field(columns.longitude(), FieldType.NUMBER, Role.TRACK));
    columns.speed().ifPresent(name -> fields.add(field(name, FieldType.NUMBER, Role.TRACK)));
    columns.heading().ifPresent(name -> fields.add(field(name, FieldType.NUMBER, Role.TRACK)));
    return fields;
  }

  private static List<Field> flows() {
    var fields = new ArrayList<Field>();
    FLOW.forEach(name -> fields.add(field(name, FieldType.STRING, Role.QUASI)));
    fields.add(field("trips", FieldType.INTEGER, Role.MADE));
    fields.add(field("vehicles", FieldType.INTEGER, Role.MADE));
    return fields;
  }

  private static Table with(Table table, List<Field> fields) {
    var told = fields.stream().map(field -> field.told(meaning(table, field.name()))).toList();
    return new Table(table.name(), table.member(), told, table.mapping(), table.index());
  }

  /// What the field of the source means, or what the release made of it.
  private static Meaning meaning(Table table, String name) {
    return table.fields().stream()
        .filter(field -> field.name().equals(name))
        .map(Field::meaning)
        .findFirst()
        .orElseGet(() -> MadeMeanings.track(name));
  }

  private static Field time(String name, TimeFormat clock) {
    return new Field(
        name,
        FieldType.DATETIME,
        Role.TRACK,
        Optional.empty(),
        OptionalLong.empty(),
        Constraints.NONE,
        new Reading(Optional.empty(), Optional.of(clock)));
  }

  private static Field field(String name, FieldType type, Role role) {
    var hierarchy =
        role == Role.QUASI
            ? Optional.<HierarchyRule>of(new HierarchyRule.Flat())
            : Optional.<HierarchyRule>empty();
    return new Field(name, type, role, hierarchy, OptionalLong.empty(), Constraints.NONE);
  }
}
