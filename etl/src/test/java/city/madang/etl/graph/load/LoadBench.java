package city.madang.etl.graph.load;

import city.madang.etl.bench.ProcessFigures;
import city.madang.etl.graph.GraphStore;
import city.madang.etl.graph.StoreCompaction;
import city.madang.etl.job.Niceness;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/// Measures loading and replacing a graph: `bench/load` starts it.
///
/// Shape: one line for each loading, a process of its own, ours and those of `tdb2.tdbloader` in
/// turns; then one for each replacing by a release of which 1 % differs, with a reader beside it.
public final class LoadBench {
  private static final String GRAPH = LoadBenchData.NS + "graph";
  private static final int REPLACINGS = 10;
  private static final String HEAP = "-Xmx1g";

  private final Path folder;
  private final String jena;
  private final int observations;
  private final Path earlier;
  private final Path later;

  private LoadBench(Path folder, String jena, long triples) throws IOException {
    this.folder = folder;
    this.jena = jena;
    this.observations = LoadBenchData.observations(triples);
    this.earlier = LoadBenchData.write(folder.resolve("earlier.nt"), triples, false);
    this.later = LoadBenchData.write(folder.resolve("later.nt"), triples, true);
  }

  /// Writes the data and measures.
  ///
  /// @param arguments triples, a folder, the JAR that has `tdb2.tdbloader`, and how often to load
  public static void main(String[] arguments) throws Exception {
    var folder = Files.createDirectories(Path.of(arguments[1]));
    var bench = new LoadBench(folder, arguments[2], Long.parseLong(arguments[0]));
    bench.load(Integer.parseInt(arguments[3]));
    bench.replace();
  }

  private void load(int rounds) throws Exception {
    double ours = 0;
    double theirs = 0;
    for (int round = 0; round < rounds; round++) {
      ours += measure("ours", ours());
      theirs += measure("tdbloader", theirs("phased"));
      measure("tdbloader, sequential", theirs("sequential"));
    }
    System.out.printf(Locale.ROOT, "speed against tdbloader: %.2f times%n", theirs / ours);
  }

  private List<String> ours() {
    return List.of(
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        LoadOnce.class.getName(),
        store("ours").toString(),
        GRAPH,
        earlier.toString());
  }

  private List<String> theirs(String loader) {
    return List.of(
        "-cp",
        jena,
        "tdb2.tdbloader",
        "--loader=" + loader,
        "--loc=" + store(loader),
        "--graph=" + GRAPH,
        earlier.toString());
  }

  private Path store(String name) {
    return folder.resolve("store-" + name);
  }

  /// @return seconds of the whole process
  private double measure(String name, List<String> arguments) throws Exception {
    var store = store(name.equals("ours") ? name : arguments.get(3).replaceFirst(".*=", ""));
    delete(store);
    Files.createDirectories(store);
    var command = new ArrayList<>(List.of("bash", "-c"));
    command.add("TIMEFORMAT='%R %U %S'; log=$0.log; time \"$@\" > \"$log\" 2>&1");
    command.add(store.toString());
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add(HEAP);
    command.addAll(arguments);
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var times = process.inputReader().readLine().split(" ", 3);
    require(process.waitFor() == 0, name + " failed");
    System.out.printf(
        Locale.ROOT,
        "%-22s %6.1f s  %6.1f s CPU  %,5d MiB%n",
        name,
        Double.parseDouble(times[0]),
        Double.parseDouble(times[1]) + Double.parseDouble(times[2]),
        mebibytes(store));
    return Double.parseDouble(times[0]);
  }

  private void replace() throws Exception {
    try (var store = GraphStore.tdb2(store("ours"))) {
      var reader = new LoadBenchReader(store.published(), observations);
      System.out.printf(Locale.ROOT, "quiet   %s%n", reader.readFor(20));
      System.out.printf(Locale.ROOT, "quiet   %s%n", reader.readFor(20));
      replaceBeside("during, as usual", store, () -> {});
      replaceBeside("during, with low priority", store, Niceness::lower);
      System.out.printf(Locale.ROOT, "quiet again  %s%n", reader.readFor(20));
    }
    StoreCompaction.compact(store("ours"));
    System.out.printf(Locale.ROOT, "compacted: %,d MiB%n", mebibytes(store("ours")));
  }

  /// @param before what the thread that replaces does at first
  private void replaceBeside(String name, GraphStore store, Runnable before) throws Exception {
    var reader = new LoadBenchReader(store.published(), observations);
    reader.start();
    try (var run = Executors.newSingleThreadExecutor()) {
      run.submit(before).get();
      for (int i = 1; i <= REPLACINGS; i++) {
        var file = i % 2 == 0 ? earlier : later;
        run.submit(() -> replace(store, file)).get();
      }
    }
    System.out.printf(Locale.ROOT, "%s  %s%n", name, reader.stop());
  }

  private Object replace(GraphStore store, Path file) throws IOException {
    ProcessFigures.resetPeak();
    long begun = System.nanoTime();
    store.replace(GRAPH, file.getFileName().toString(), List.of(file));
    System.out.printf(
        Locale.ROOT,
        "replaced in %.1f s, heap %d MiB, %,d MiB of disk%n",
        (System.nanoTime() - begun) / 1e9,
        ProcessFigures.peakHeapMebibytes(),
        mebibytes(store("ours")));
    return file;
  }

  private static long mebibytes(Path store) throws IOException {
    try (var files = Files.walk(store)) {
      return files.filter(Files::isRegularFile).mapToLong(LoadBench::bytes).sum() >> 20;
    }
  }

  private static long bytes(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static void delete(Path store) throws IOException {
    if (Files.exists(store)) {
      try (Stream<Path> files = Files.walk(store)) {
        for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void require(boolean fulfilled, String otherwise) {
    if (!fulfilled) {
      throw new IllegalStateException(otherwise);
    }
  }
}
