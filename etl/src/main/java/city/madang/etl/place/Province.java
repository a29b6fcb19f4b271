package city.madang.etl.place;

/// A first-level division of Korea (특별시, 광역시 or 도).
///
/// @param code two digits of Statistics Korea, which the codes of its districts begin with
/// @param name in Korean
/// @param englishName in Latin letters
public record Province(String code, String name, String englishName) {}
