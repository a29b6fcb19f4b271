package city.madang.etl.records.query;

import city.madang.etl.dataset.IndexRule.Location;
import city.madang.etl.records.query.Condition.InBox;
import city.madang.etl.records.query.Condition.WithinDistance;
import city.madang.etl.records.query.Token.Kind;
import java.util.List;
import java.util.Locale;

/// Reads `in_bbox(…)` and `within_distance(…)`, over the fields that hold the place of a row.
record PlaceReader(RecordTable table, Words words) {
  private static final String BOX = "in_bbox";
  private static final String DISTANCE = "within_distance";

  /// Half of the way around the earth, and a little.
  private static final double FARTHEST_METERS = 20_100_000;

  boolean isHere() {
    var word = words.peek().text().toLowerCase(Locale.ROOT);
    return words.isBeforeParenthesis() && (word.equals(BOX) || word.equals(DISTANCE));
  }

  Condition read() {
    var function = words.next();
    var location =
        table
            .location()
            .orElseThrow(
                () ->
                    words.failure(
                        function,
                        "the rows of '%s' have no place as two numbers".formatted(table.name())));
    words.requireSign("(");
    readFields(location);
    var condition = function.isWord(BOX) ? readBox(location) : readDistance(location);
    words.requireSign(")");
    return condition;
  }

  /// They may be left out, for there is only one place.
  private void readFields(Location location) {
    if (words.peek().kind() == Kind.WORD || words.peek().kind() == Kind.NAME) {
      requireField(location.latitude());
      requireField(location.longitude());
    }
  }

  private void requireField(String name) {
    var token = words.next();
    if (!token.text().equals(name) || token.kind() == Kind.TEXT) {
      throw words.failure(
          token,
          "the field '%s' is expected, not %s".formatted(name, token.shown()),
          List.of(name));
    }
    words.requireSign(",");
  }

  private Condition readBox(Location location) {
    var at = words.peek();
    double south = number("south", 90);
    words.requireSign(",");
    double west = number("west", 180);
    words.requireSign(",");
    double north = number("north", 90);
    words.requireSign(",");
    double east = number("east", 180);
    if (south > north) {
      throw words.failure(
          at, "the order is south, west, north, east, and south is not above north");
    }
    return new InBox(location, south, west, north, east);
  }

  private Condition readDistance(Location location) {
    double latitude = number("latitude", 90);
    words.requireSign(",");
    double longitude = number("longitude", 180);
    words.requireSign(",");
    double meters = new ValueReader(words).readNumber("distance in meters", 0, FARTHEST_METERS);
    return new WithinDistance(location, latitude, longitude, meters);
  }

  private double number(String what, double most) {
    return new ValueReader(words).readNumber(what, -most, most);
  }
}
