package city.madang.etl.cli;

import city.madang.etl.change.Patcher;
import city.madang.etl.change.row.DiffException;
import city.madang.etl.graph.patch.PatchException;
import city.madang.etl.table.EngineLimits;
import city.madang.etl.table.TableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `madang patch`: files of a release become those of the next one, without loading the whole.
@Command(
    name = "patch",
    description = {
      "Make a file of a new release from the one before and a diff, and prove it by its hash.",
      "Rows: OLD is <table>.csv, .csv.gz or .parquet, DIFF <table>.diff.csv.gz.",
      "Triples: OLD are all .nt.gz (and provenance.ttl) of a release, DIFF changes.rdfp.gz; NEW"
          + " has",
      "the triples of all tables, sorted.",
      "Exit codes: 0 done, NEW is replaced if it was there; 1 the diff is not for OLD, or a file"
          + " is",
      "missing or damaged, and NEW is not touched; 2 bad usage."
    })
public final class PatchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "OLD... DIFF NEW",
      arity = "3..*",
      description = "the old file, or files; the diff; the file to write")
  private List<Path> files = List.of();

  @Override
  public Integer call() {
    var old = files.subList(0, files.size() - 2);
    var diff = files.get(files.size() - 2);
    requireUsable(old, diff, files.getLast());
    try {
      patch(old, diff, files.getLast());
      return 0;
    } catch (DiffException | PatchException | TableException refused) {
      throw new CommandException(String.valueOf(refused.getMessage()));
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    }
  }

  private static void patch(List<Path> old, Path diff, Path target) throws IOException {
    var scratch = Files.createTempDirectory("madang-patch-");
    try {
      var patcher = new Patcher(scratch, EngineLimits.ofThisMachine());
      if (Patcher.isRdf(diff)) {
        var hash = patcher.patchTriples(old, diff, target);
        System.out.printf("%s: sorted distinct lines with the SHA-256 %s%n", target, hash);
      } else {
        var hash = patcher.patchRows(old.getFirst(), diff, target);
        System.out.printf("%s: a table whose CSV has the SHA-256 %s%n", target, hash);
      }
    } finally {
      delete(scratch);
    }
  }

  private void requireUsable(List<Path> old, Path diff, Path target) {
    if (!Patcher.isRdf(diff) && old.size() > 1) {
      throw badUsage("a row diff is for one file: give OLD, DIFF and NEW");
    }
    if (Files.isDirectory(target)) {
      throw badUsage(target + " is a folder: give the name of the file to write");
    }
    requireThere(old);
    requireThere(List.of(diff));
  }

  private ParameterException badUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static void requireThere(List<Path> files) {
    for (var file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandException(file + " is not there: give a file of a release");
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
