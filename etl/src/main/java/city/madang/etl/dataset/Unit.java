package city.madang.etl.dataset;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/// What a number is measured in.
///
/// Descriptors write the local name of its IRI, as our triples do.
///
/// Source: QUDT, "Units of Measure" vocabulary.
public enum Unit {
  DEGREE("DEG", "°"),
  MILLIMETER("MilliM", "mm"),
  CENTIMETER("CentiM", "cm"),
  METER("M", "m"),
  KILOMETER("KiloM", "km"),
  SQUARE_METER("M2", "m²"),
  HECTARE("HA", "ha"),
  SQUARE_KILOMETER("KiloM2", "km²"),
  CUBIC_METER("M3", "m³"),
  METER_PER_SECOND("M-PER-SEC", "m/s"),
  KILOMETER_PER_HOUR("KiloM-PER-HR", "km/h"),
  SECOND("SEC", "s"),
  MINUTE("MIN", "min"),
  HOUR("HR", "h"),
  DAY("DAY", "d"),
  MONTH("MO", "mo"),
  YEAR("YR", "a"),
  GRAM("GM", "g"),
  KILOGRAM("KiloGM", "kg"),
  TONNE("TONNE", "t"),
  LITER("L", "L"),
  WATT("W", "W"),
  KILOWATT("KiloW", "kW"),
  MEGAWATT("MegaW", "MW"),
  KILOWATT_HOUR("KiloW-HR", "kWh"),
  MEGAWATT_HOUR("MegaW-HR", "MWh"),
  JOULE("J", "J"),
  VOLT("V", "V"),
  AMPERE("A", "A"),
  LUX("LUX", "lx"),
  PASCAL("PA", "Pa"),
  HECTOPASCAL("HectoPA", "hPa"),
  HERTZ("HZ", "Hz"),
  GIGAHERTZ("GigaHZ", "GHz"),
  CELSIUS("DEG_C", "°C"),
  DECIBEL("DeciB", "dB"),
  PERCENT("PERCENT", "%"),
  PARTS_PER_MILLION("PPM", "ppm"),
  PARTS_PER_BILLION("PPB", "ppb"),
  MICROGRAM_PER_CUBIC_METER("MicroGM-PER-M3", "µg/m³"),
  MILLIGRAM_PER_LITER("MilliGM-PER-L", "mg/L"),
  CUBIC_METER_PER_SECOND("M3-PER-SEC", "m³/s"),
  WON("CCY_KRW", "KRW"),
  US_DOLLAR("CCY_USD", "USD");

  private static final String VOCABULARY = "http://qudt.org/vocab/unit/";

  private final String code;
  private final String symbol;

  Unit(String code, String symbol) {
    this.code = code;
    this.symbol = symbol;
  }

  /// @throws IllegalArgumentException naming the units that are known
  static Unit parse(String code) {
    return Arrays.stream(values())
        .filter(unit -> unit.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(code)));
  }

  /// Whoever writes the symbol is told the code.
  private static String unknown(String code) {
    var meant =
        Arrays.stream(values())
            .filter(unit -> unit.symbol.equals(code))
            .map(unit -> "; write " + unit.code)
            .findFirst()
            .orElse("");
    return "unknown unit '%s'%s; known: %s"
        .formatted(
            code,
            meant,
            Arrays.stream(values())
                .map(unit -> "%s (%s)".formatted(unit.code, unit.symbol))
                .collect(joining(", ")));
  }

  /// The unit that [#iri] names.
  public static Optional<Unit> find(String iri) {
    return Arrays.stream(values()).filter(unit -> unit.iri().toString().equals(iri)).findFirst();
  }

  /// Its name in QUDT.
  public URI iri() {
    return URI.create(VOCABULARY + code);
  }

  /// As it stands behind a number, in any language.
  public String symbol() {
    return symbol;
  }
}
