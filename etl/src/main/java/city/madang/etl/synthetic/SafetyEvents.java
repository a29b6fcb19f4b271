package city.madang.etl.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import city.madang.etl.dataset.SyntheticSource;
import city.madang.etl.synthetic.busan.BusanCity;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// Emergencies that the five linked services of the integrated platform handled in the reference
/// week, with who called and why, before anybody is protected.
///
/// Size: callers. A tenth of them call twice. Districts are drawn by residents; services by the
/// weights below, each with its kinds of incident, evenly; hours by 2 at night (00 to 06), 3 in the
/// morning, 4 in the afternoon and 5 in the evening (18 to 24), days evenly.
///
/// | service | weight | incidents |
/// |---|---|---|
/// | emergency-video | 15 | robbery, kidnapping, theft |
/// | police-dispatch | 35 | assault, domestic-violence, disturbance, traffic |
/// | fire-dispatch | 30 | fire, rescue, ambulance |
/// | disaster | 8 | flood, storm, collapse |
/// | vulnerable-people | 12 | missing-child, dementia |
final class SafetyEvents implements Generator {
  private static final List<Integer> HOUR_WEIGHTS = List.of(2, 3, 4, 5);
  private static final int HOURS_OF_A_PART = 6;

  private final Weights<Service> services = new Weights<>(services());
  private final Weights<Integer> hours = new Weights<>(hours());

  private record Service(String name, List<String> incidents) {}

  private static SequencedMap<Service, Integer> services() {
    var services = new LinkedHashMap<Service, Integer>();
    services.put(new Service("emergency-video", List.of("robbery", "kidnapping", "theft")), 15);
    services.put(
        new Service(
            "police-dispatch", List.of("assault", "domestic-violence", "disturbance", "traffic")),
        35);
    services.put(new Service("fire-dispatch", List.of("fire", "rescue", "ambulance")), 30);
    services.put(new Service("disaster", List.of("flood", "storm", "collapse")), 8);
    services.put(new Service("vulnerable-people", List.of("missing-child", "dementia")), 12);
    return services;
  }

  private static SequencedMap<Integer, Integer> hours() {
    var hours = new LinkedHashMap<Integer, Integer>();
    for (int hour = 0; hour < 24; hour++) {
      hours.put(hour, HOUR_WEIGHTS.get(hour / HOURS_OF_A_PART));
    }
    return hours;
  }

  @Override
  public void write(SyntheticSource request, OutputStream out) throws IOException {
    var rows =
        new CsvRows(
            out,
            UTF_8,
            "call_id",
            "caller_id",
            "phone",
            "received_on",
            "hour",
            "district_code",
            "service",
            "incident");
    var city = BusanCity.of(request.seed());
    var random = request.random("calls");
    int calls = 0;
    for (int caller = 1; caller <= request.size(); caller++) {
      var district = city.drawDistrict(random);
      for (int call = random.nextInt(10) == 0 ? 0 : 1; call < 2; call++) {
        calls++;
        write(calls, caller, district, random, rows);
      }
    }
    rows.end();
  }

  private void write(int call, int caller, String district, RandomGenerator random, CsvRows rows)
      throws IOException {
    var service = services.draw(random);
    rows.add(
        "C" + call,
        "P" + caller,
        String.format(Locale.ROOT, "010-0000-%05d", caller),
        Week.MONDAY.plusDays(random.nextInt(7)),
        hours.draw(random),
        district,
        service.name(),
        service.incidents().get(random.nextInt(service.incidents().size())));
  }
}
