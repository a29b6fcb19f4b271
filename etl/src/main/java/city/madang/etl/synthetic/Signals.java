package city.madang.etl.synthetic;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusanCity;
import city.madang.etl.synthetic.busan.Draws;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;

/// Traffic signals that talk to vehicles by Wi-Fi, as CSV; `size` signals.
///
/// Distributions: [SignalSites] tells where they stand and on which bus routes. They were installed
/// in the order of their numbers, on working days or not, evenly from 2 March to 30 October 2026;
/// three quarters use 5 GHz, the others 2.4 GHz; their range is normal around 300 m, deviation 40.
final class Signals implements Generator {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int DAYS = 243;

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var random = request.random("signals");
    var lines =
        new CsvLines(
            out,
            "signal_id",
            "name_ko",
            "name_en",
            "latitude",
            "longitude",
            "district_code",
            "band_ghz",
            "range_m",
            "installed_on",
            "route_ids");
    int number = 0;
    for (var site : SignalSites.list(BusanCity.of(request.seed()), request.size())) {
      var place = site.junction().crossing().place();
      lines.add(
          site.id(),
          site.junction().name().ko(),
          site.junction().name().en(),
          place.latitude(),
          place.longitude(),
          place.district(),
          random.nextInt(4) == 0 ? 2.4 : 5.0,
          Math.round(Draws.normal(300, 40, random)),
          FIRST.plusDays((long) DAYS * number++ / request.size()),
          String.join(" ", site.junction().routes()));
    }
  }
}
