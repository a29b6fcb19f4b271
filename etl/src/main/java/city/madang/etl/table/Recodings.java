package city.madang.etl.table;

import city.madang.etl.privacy.search.Plan;
import city.madang.etl.privacy.search.Recoding;
import java.util.List;
import java.util.stream.Stream;

/// What a release needs of a plan.
///
/// @param fields names of the quasi-identifiers
/// @param all what becomes of each raw tuple; read once
/// @param suppressedRows rows that must be gone
record Recodings(List<String> fields, Stream<Recoding> all, long suppressedRows) {
  static Recodings of(Plan plan) {
    return new Recodings(plan.fields(), plan.recodings(), plan.suppressedRows());
  }
}
