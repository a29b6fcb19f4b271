package city.madang.etl.records;

/// What is copied, in bytes.
///
/// @param least of a released file: smaller ones are fast without a copy
/// @param most of a released file: larger ones would take too long
/// @param total of all copies
record CopyLimits(long least, long most, long total) {
  static final CopyLimits PORTAL = new CopyLimits(1L << 20, 512L << 20, 1L << 30);
}
