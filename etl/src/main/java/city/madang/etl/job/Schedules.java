package city.madang.etl.job;

import city.madang.etl.dataset.DatasetFolders;
import city.madang.etl.dataset.DatasetId;
import city.madang.etl.dataset.DescriptorException;
import city.madang.etl.dataset.DescriptorReader;
import city.madang.etl.dataset.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which datasets are due, by the schedules of their descriptors.
///
/// Descriptors are looked at with each question, and read again when they have changed: a new one
/// needs no restart.
public final class Schedules {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);

  private final DatasetFolders folders;
  private final Map<Path, Known> known = new ConcurrentHashMap<>();

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

  /// What a descriptor said.
  ///
  /// @param changed when its file was written
  /// @param bytes how long that was
  private record Known(
      FileTime changed, long bytes, DatasetId dataset, Optional<Schedule> schedule) {}

  /// The next time of each scheduled dataset after `instant`, soonest first.
  public List<Planned> nextAfter(Instant instant) {
    var planned = new ArrayList<Planned>();
    for (var folder : folders.list().values()) {
      know(folder).flatMap(dataset -> plan(dataset, folder, instant)).ifPresent(planned::add);
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

  private static Optional<Planned> plan(Known dataset, Path folder, Instant instant) {
    return dataset
        .schedule()
        .flatMap(
            schedule ->
                schedule
                    .nextAfter(instant)
                    .map(at -> new Planned(dataset.dataset(), folder, at, schedule.zone())));
  }

  /// Empty if the descriptor is broken, which is told and tried again.
  private Optional<Known> know(Path folder) {
    try {
      var file =
          Files.readAttributes(folder.resolve(DescriptorReader.FILE), BasicFileAttributes.class);
      var last = known.get(folder);
      if (last == null
          || !last.changed().equals(file.lastModifiedTime())
          || last.bytes() != file.size()) {
        var read = DescriptorReader.read(folder);
        last = new Known(file.lastModifiedTime(), file.size(), read.id(), read.schedule());
        known.put(folder, last);
      }
      return Optional.of(last);
    } catch (DescriptorException | IOException bad) {
      LOG.warn("no schedule for a broken descriptor: {}", bad.getMessage());
      return Optional.empty();
    }
  }
}
