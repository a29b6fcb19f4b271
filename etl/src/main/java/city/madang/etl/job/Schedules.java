package city.madang.etl.job;

import city.madang.etl.dataset.DatasetFolders;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.Descriptor;
import city.madang.etl.dataset.DescriptorException;
import city.madang.etl.dataset.DescriptorReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which datasets are due, by the schedules of their descriptors.
///
/// Descriptors are read at each question, so a new or changed one needs no restart.
public final class Schedules {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  private final DatasetFolders folders;

  public Schedules(DatasetFolders folders) {
    this.folders = folders;
  }

  /// One run to come.
  ///
  /// @param dataset to be published
  /// @param folder of its descriptor
  /// @param at when
  /// @param zone whose wall clock the schedule means
  public record Planned(DatasetId dataset, Path folder, Instant at, ZoneId zone) {}

  /// The next time of each scheduled dataset after `instant`, soonest first.
  public List<Planned> nextAfter(Instant instant) {
    var planned = new ArrayList<Planned>();
    for (var folder : folders.list().values()) {
      read(folder).flatMap(dataset -> plan(dataset, instant)).ifPresent(planned::add);
    }
    planned.sort(Comparator.comparing(Planned::at).thenComparing(Planned::dataset));
    return planned;
  }

  /// Folders of the datasets whose time is after `from` and not after `to`.
  public List<Path> due(Instant from, Instant to) {
    return nextAfter(from).stream()
        .filter(planned -> !planned.at().isAfter(to))
        .map(Planned::folder)
        .toList();
  }

  private static Optional<Planned> plan(Descriptor dataset, Instant instant) {
    return dataset
        .schedule()
        .flatMap(
            schedule ->
                schedule
                    .nextAfter(instant)
                    .map(at -> new Planned(dataset.id(), dataset.folder(), at, schedule.zone())));
  }

  private static Optional<Descriptor> read(Path folder) {
    try {
      return Optional.of(DescriptorReader.read(folder));
    } catch (DescriptorException bad) {
      LOG.warn("no schedule for a broken descriptor: {}", bad.getMessage());
      return Optional.empty();
    }
  }
}
