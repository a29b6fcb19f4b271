package city.madang.etl.cli;

import city.madang.etl.job.Schedules;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `madang schedule`: when the running portal publishes next.
@Command(name = "schedule", description = "List when each dataset is published next.")
public final class ScheduleCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz VV", Locale.ENGLISH);

  @Mixin private Places places = new Places();

  @Override
  public Integer call() {
    var planned = new Schedules(places.datasets()).nextAfter(Clock.systemUTC().instant());
    for (var next : planned) {
      System.out.printf("%-24s %s%n", next.dataset(), TIME.format(next.at().atZone(next.zone())));
    }
    if (planned.isEmpty()) {
      System.out.println("no dataset has a schedule");
    } else if (Instance.find(places.home()).isEmpty()) {
      System.out.println("nothing is published now: no Madang runs on " + places.home().root());
    }
    return 0;
  }
}
