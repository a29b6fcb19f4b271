package city.madang.etl.privacy.risk;

import java.util.Optional;

/// Sizes of classes before and after anonymization.
///
/// @param before of the rows that could have been published as they came
/// @param after of the released file; empty if there is none
public record ClassSizeFigures(Distribution before, Optional<Distribution> after) {}
