package city.madang.etl.cli;

import city.madang.etl.graph.StoreCompaction;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `madang compact`: gives back the disk space of replaced graphs.
@Command(
    name = "compact",
    description = {
      "Give back the disk space that replaced graphs have left in the RDF store.",
      "Madang must be stopped. Needs as much free disk as the store's triples take.",
      "A store below 4 GiB is compacted by itself at the start, when its triples take twice the"
          + " space."
    })
public final class CompactCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Override
  public Integer call() {
    var home = places.home();
    if (Instance.find(home).isPresent()) {
      throw new CommandException(
          "Madang runs on %s: stop it first with ./madang down".formatted(home.root()));
    }
    if (!Files.isDirectory(home.store())) {
      throw new CommandException("there is no store in " + home.root());
    }
    try {
      var sizes = StoreCompaction.compact(home.store());
      System.out.printf("%d MiB before, %d MiB now%n", sizes.before() >> 20, sizes.after() >> 20);
    } catch (IllegalStateException inUse) {
      throw new CommandException(String.valueOf(inUse.getMessage()));
    }
    return 0;
  }
}
