package city.madang.etl.job;

import city.madang.etl.graph.Provenance;
import city.madang.etl.graph.shape.ShapeCheck;
import city.madang.etl.graph.shape.ShapeFigures;
import city.madang.etl.run.Run;
import city.madang.etl.source.Beside;
import city.madang.etl.table.TableEngine;
import java.util.Optional;

/// Writes what a dataset is and how its release came to be as triples, and of one about people what
/// `privacy.json` says. Shapes look at them, as at those of rows.
final class RunProvenance {
  private RunProvenance() {}

  /// Writes the file.
  ///
  /// @param shapes what was validated of the release
  /// @param first version of the dataset; empty if this is the first
  /// @return how many triples were written
  static long write(Run run, TableEngine engine, ShapeFigures shapes, Optional<String> first) {
    var box = new ReleasedPlaces(run, engine).box();
    var released = new Provenance.Released(RunManifest.dataFiles(run), box, first);
    var provenance = provenance(run, released, shapes);
    var label = run.descriptor().id() + "/" + run.files().provenance().getFileName();
    var triples = provenance.triples();
    new ShapeCheck(label, false).batch(1, triples);
    Beside.write(run.files().provenance(), provenance::write);
    return triples.size();
  }

  private static Provenance provenance(Run run, Provenance.Released released, ShapeFigures shapes) {
    var dataset = run.baseIri().resolve("datasets/" + run.descriptor().id()).toString();
    return new Provenance(
        dataset,
        run.descriptor(),
        released,
        run.version(),
        CodeVersion.read(),
        RunManifest.findSourceSha256(run),
        shapes,
        new MeasuredPrivacy(run, dataset).find());
  }
}
