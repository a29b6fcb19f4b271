package city.madang.etl.privacy.risk;

import java.util.Optional;

/// Risk before and after anonymization.
///
/// @param before of the rows that could have been published as they came
/// @param after of the released file; empty if there is none
public record RiskFigures(Risk before, Optional<Risk> after) {}
