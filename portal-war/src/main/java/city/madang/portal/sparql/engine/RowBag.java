package city.madang.portal.sparql.engine;

import city.madang.portal.problem.ProblemException;
import city.madang.portal.sparql.bounds.OverBudgetError;
import city.madang.portal.sparql.bounds.TemporaryFiles;
import java.io.File;
import java.util.Comparator;
import java.util.HashSet;
import org.apache.jena.atlas.data.SortedDataBag;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.system.SerializationFactoryFinder;

/// Rows that are sorted in memory, or in files of ours that are gone when it is closed.
final class RowBag extends SortedDataBag<Binding> {
  private final SpillPolicy spilling;
  private final TemporaryFiles files;

  /// @param distinct whether equal rows are dropped; those of different files are not
  RowBag(SpillPolicy spilling, Comparator<Binding> order, TemporaryFiles files, boolean distinct) {
    super(spilling, SerializationFactoryFinder.bindingSerializationFactory(), order);
    this.spilling = spilling;
    this.files = files;
    if (distinct) {
      memory = new HashSet<>();
    }
  }

  @Override
  protected File getNewTemporaryFile() {
    try {
      return files.name().toFile();
    } catch (ProblemException noRoom) {
      throw new OverBudgetError(noRoom);
    }
  }

  /// Makes the thread that sorts stop, which closes it then.
  void stop() {
    comparator.cancel();
  }

  @Override
  public void close() {
    super.close();
    spilling.reset();
  }
}
