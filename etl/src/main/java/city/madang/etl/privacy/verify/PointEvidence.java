package city.madang.etl.privacy.verify;

import city.madang.etl.dataset.PrivacyPolicy;
import city.madang.etl.dataset.TrajectoryPolicy;
import java.util.List;

/// What the verifier may know besides the released points.
///
/// @param policy what the release must guarantee
/// @param claimed what the run says became of its rows
/// @param expectedColumns those that a file of points has
/// @param columns those that the file has
/// @param vehicles distinct entities behind the released pieces
/// @param rawIds released pseudonyms that are the id of an entity
/// @param unownedPieces released pieces that belong to no entity, or to several
public record PointEvidence(
    PrivacyPolicy policy,
    RowFigures claimed,
    List<String> expectedColumns,
    List<String> columns,
    long vehicles,
    long rawIds,
    long unownedPieces) {
  public PointEvidence {
    expectedColumns = List.copyOf(expectedColumns);
    columns = List.copyOf(columns);
  }

  TrajectoryPolicy rule() {
    return policy.trajectory().orElseThrow();
  }
}
