package city.madang.etl.run;

import city.madang.etl.dataset.Descriptor;
import city.madang.etl.source.StoredSource;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/// What the steps of one run work on. The same before and after a restart.
///
/// @param descriptor of the dataset
/// @param version that the release will have
/// @param source the raw input in the vault
/// @param fingerprint SHA-256 over everything that the release is made from
/// @param counted SHA-256 over everything that its counts are made from, which is less
/// @param baseIri where the dataset's IRI begins; ends in `/`
/// @param files where the steps leave their results
public record Run(
    Descriptor descriptor,
    String version,
    StoredSource source,
    String fingerprint,
    String counted,
    URI baseIri,
    RunFiles files) {
  /// Of a run whose counts are taken to hang on all that the release is made from.
  public Run(
      Descriptor descriptor,
      String version,
      StoredSource source,
      String fingerprint,
      URI baseIri,
      RunFiles files) {
    this(descriptor, version, source, fingerprint, fingerprint, baseIri, files);
  }

  /// The IRI of the named graph that holds the current release.
  public String graphIri() {
    return baseIri.resolve("datasets/" + descriptor.id() + "/graph").toString();
  }

  /// The first moment of the day of the version, for formats that want to know when a table
  /// changed; a run that is only tried has none, and takes the first of all days.
  public Instant changed() {
    try {
      var day = LocalDate.parse(version.split("\\.", 2)[0], DateTimeFormatter.BASIC_ISO_DATE);
      return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException tried) {
      return Instant.EPOCH;
    }
  }
}
