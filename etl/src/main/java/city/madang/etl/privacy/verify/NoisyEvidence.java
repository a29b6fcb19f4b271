package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.FieldType;
import city.madang.etl.dataset.NoisePolicy;
import city.madang.etl.privacy.RawHierarchy;
import java.util.List;

/// What the verifier of noisy counts is given beside the released cells.
///
/// @param keys the hierarchies as the steward wrote them
/// @param types of the key fields, in the same order
/// @param policy of the table
/// @param floor smallest noisy count that the run claims to release
/// @param columns `name TYPE` of the released file
/// @param expected names of the columns that the file should have
/// @param reserved the ledger holds the entry of this release
public record NoisyEvidence(
    List<RawHierarchy> keys,
    List<FieldType> types,
    NoisePolicy policy,
    long floor,
    List<String> columns,
    List<String> expected,
    boolean reserved) {
  public NoisyEvidence {
    keys = List.copyOf(keys);
    types = List.copyOf(types);
    columns = List.copyOf(columns);
    expected = List.copyOf(expected);
  }
}
