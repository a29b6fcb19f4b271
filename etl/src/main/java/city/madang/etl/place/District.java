package city.madang.etl.place;

import org.locationtech.jts.geom.Geometry;

/// A municipality of Korea (시, 군 or 구).
///
/// @param code five digits of Statistics Korea; the first two are the province's
/// @param name in Korean
/// @param englishName in Latin letters
/// @param province that it is in
/// @param area its boundary in degrees of WGS 84, longitude first
public record District(
    String code, String name, String englishName, Province province, Geometry area) {}
