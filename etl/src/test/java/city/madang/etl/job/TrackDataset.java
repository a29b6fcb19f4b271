package city.madang.etl.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Makes a dataset folder of invented vehicles that drive north on a few roads.
final class TrackDataset {
  /// Rounded so far that vehicles of one road look alike.
  static final String POINTS =
      """
      {k: 5, suppression: 20%, successive: {off: one release}, trajectory: {
        time: sent_at, location: [lat, lon], speed: speed, heading: heading, gap: PT5M,
        trim: {ends: 300, stops: 100, turns: 100, extension: 200},
        speeds: [2.235, 35.763], area: [37, 126, 38, 128], piece: PT10M,
        precision: {place: 0.05, time: PT1H, speed: 5, heading: 45}, unicity: 5%}}
      """;

  static final String FINE = POINTS.replace("place: 0.05, time: PT1H", "place: 0.0005, time: PT1S");

  static final String FLOWS =
      FINE.replace("unicity: 5%", "unicity: 5%, release: flows, flows: {cell: 0.01, window: PT1H}");

  private static final String DESCRIPTOR =
      """
      id: drives
      title: {ko: 주행, en: Drives}
      description: {ko: 설명, en: About}
      theme: [TRAN]
      publisher: {name: {ko: 시, en: City}, iri: "https://city.example/"}
      license: CC0-1.0
      source: {uri: drives.csv, format: csv}
      fields:
        - {name: plate, type: string, role: entity}
        - {name: model, type: string, role: identifier}
        - {name: sent_at, type: datetime, role: track}
        - {name: lat, type: number, role: track}
        - {name: lon, type: number, role: track}
        - {name: speed, type: number, role: track}
        - {name: heading, type: number, role: track}
      graph: {mapping: drives.rq}
      privacy: POLICY
      """;

  private TrackDataset() {}

  /// Vehicles of one road are a metre apart, or 300 where points are to be told apart.
  ///
  /// @param folder made by this method, named `drives`
  static Path drives(Path folder, String policy, int vehicles) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("dataset.yaml"), DESCRIPTOR.replace("POLICY", policy.indent(2).strip()));
    Files.writeString(folder.resolve("drives.rq"), "CONSTRUCT {} WHERE {}");
    Files.writeString(
        folder.resolve("drives.csv"), rows(vehicles, policy.equals(FINE) ? 3e-3 : 1e-5));
    return folder;
  }

  static void edit(Path file, String before, String after) throws IOException {
    Files.writeString(file, Files.readString(file).replace(before, after));
  }

  /// The same vehicles, the same way on another day or at another hour.
  static void drive(Path folder, String begin) throws IOException {
    edit(folder.resolve("drives.csv"), "2026-01-01T09:", begin);
  }

  /// Each vehicle drives 10 minutes from 09:00, a point every two seconds; the rows are
  /// interleaved.
  private static String rows(int vehicles, double apartDegrees) {
    var rows = new StringBuilder("plate,model,sent_at,lat,lon,speed,heading\n");
    for (int second = 0; second <= 600; second += 2) {
      for (int vehicle = 0; vehicle < vehicles; vehicle++) {
        rows.append(
            String.format(
                Locale.ROOT,
                "KA%04d,Kona,2026-01-01T09:%02d:%02d,%.6f,%.6f,15.2,0\n",
                vehicle,
                second / 60,
                second % 60,
                37.5 + vehicle * apartDegrees + second * 15.2 / 111_195,
                127.004 + vehicle % 2 * 0.2));
      }
    }
    return rows.toString();
  }
}
