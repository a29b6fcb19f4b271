package city.madang.etl.doors;

/// How visitors read of the doors.
final class DoorNames {
  static final String REGISTER = "register";
  static final String FILES = "files";
  static final String SPARQL = "sparql";
  static final String SEARCH = "search";

  static final String ANSWERS = "answers";
  static final String NO_ANSWER = "does not answer";

  private DoorNames() {}
}
