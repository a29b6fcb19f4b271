package city.madang.etl.release.budget;

import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.NoisePolicy.Budget;
import java.math.BigDecimal;

/// What a release asks of the budget.
///
/// @param dataset whose release it is
/// @param version of the run that asks
/// @param releaseKey 64 hexadecimal digits that stand for everything the release is made from
/// @param mechanism in a few words
/// @param budget whose totals must not be passed
public record Spend(
    DatasetId dataset,
    String version,
    String releaseKey,
    String mechanism,
    BigDecimal epsilon,
    BigDecimal delta,
    Budget budget) {}
