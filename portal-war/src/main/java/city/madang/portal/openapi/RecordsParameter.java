package city.madang.portal.openapi;

import java.util.Locale;

/// What a request can say. A parameter that is not among them is refused.
enum RecordsParameter {
  TABLE("Which table; may be left out if there is only one.", false, false),
  SELECT(
      """
      What is shown, with commas between: fields, `*`, functions of a row \
      (`date_trunc('month', field)`, `year`, `month`, `day`, `weekday`, `hour`), functions of a \
      group (`count(*)`, `count(field)`, `count(distinct field)`, `sum`, `avg`, `min`, `max`, \
      `percentile(field, 0.5)`), each with `as name` at will. Without it: all fields, or what \
      is grouped by and `count`.\
      """,
      true,
      false),
  WHERE(
      """
      Which rows: a field, `=`, `!=`, `<`, `<=`, `>` or `>=`, and a value or another field; \
      `in (…)`, `between … and …`, `like 'a%'`, `ilike`, `is null`, `is not null`; \
      `in_bbox(south, west, north, east)` and `within_distance(latitude, longitude, meters)` \
      where rows have a place; joined by `and`, `or`, `not` and parentheses. Texts, dates and \
      times stand in `'single quotes'`, names in none or in `"double quotes"`.\
      """,
      true, false),
  GROUPBY(
      "Fields or functions of a row, with commas between: a group for each of their values.",
      true,
      false),
  ORDERBY(
      """
      What is sorted by, with commas between, each with `asc` or `desc` at will. No value comes \
      last in both directions. Without it: the order of the file, or of the groups' values.\
      """,
      true,
      false),
  LIMIT("At most so many rows in a page.", false, true),
  CURSOR("Where a page begins: from `next` of the one before, with the same query.", false, true),
  FORMAT("The format; without it, `Accept` decides.", false, false);

  final String description;
  final boolean ofFields;
  final boolean ofPages;

  RecordsParameter(String description, boolean ofFields, boolean ofPages) {
    this.description = description;
    this.ofFields = ofFields;
    this.ofPages = ofPages;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
