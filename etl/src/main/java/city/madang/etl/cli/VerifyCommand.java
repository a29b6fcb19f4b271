package city.madang.etl.cli;

import city.madang.etl.export.check.FolderFiles;
import city.madang.etl.export.check.KnownKeys;
import city.madang.etl.export.check.PortalFiles;
import city.madang.etl.export.check.ReleaseCheck;
import city.madang.etl.export.check.ReleaseFiles;
import city.madang.etl.export.check.UncheckableException;
import city.madang.etl.export.signature.KeySet;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `madang verify`: is a release what its portal signed?
///
/// A folder is checked without any network. Exit codes: 0 it is, 1 it is not, 2 it cannot be told.
@Command(
    name = "verify",
    description = {
      "Check every file of a release against its signed manifest.",
      "Exit codes: 0 as it was signed, 1 with defects, 2 it cannot be checked."
    })
public final class VerifyCommand implements Callable<Integer> {
  private static final int DEFECTS = 1;
  private static final int UNCHECKABLE = 2;
  private static final Pattern RELEASE =
      Pattern.compile("/datasets/([^/]+)/(?:latest|releases/([^/]+))");

  @Mixin private Places places = new Places();

  @Parameters(
      paramLabel = "URL|FOLDER",
      description = "a release: its folder, its address, or the address of its manifest.json")
  private String release = "";

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description =
          "trusted keys, as a portal has them at /.well-known/jwks.json (default: those of the"
              + " portal when it was met first)")
  private @Nullable Path key;

  @Override
  public Integer call() {
    try {
      return release.matches("https?://.*") ? verifyPortal() : verifyFolder();
    } catch (UncheckableException unknown) {
      System.err.println("madang: " + unknown.getMessage());
      return UNCHECKABLE;
    }
  }

  private int verifyFolder() {
    var folder = Path.of(release);
    if (!Files.isDirectory(folder)) {
      throw new UncheckableException(release + " is no folder: give one, or an address");
    }
    return report(new FolderFiles(folder), key == null ? keysMet() : keysGiven(key), "");
  }

  private int verifyPortal() {
    var files = PortalFiles.of(address());
    return report(files, key == null ? keysOf(files) : keysGiven(key), asked());
  }

  /// `<dataset> <version>` that the address names; the version is empty for the latest one, and all
  /// is if it names none.
  private String asked() {
    var named = RELEASE.matcher(release);
    return named.find()
        ? named.group(1) + " " + Optional.ofNullable(named.group(2)).orElse("")
        : "";
  }

  private URI address() {
    try {
      return URI.create(release);
    } catch (IllegalArgumentException malformed) {
      throw new UncheckableException("not an address: " + release);
    }
  }

  private static KeySet keysGiven(Path file) {
    return KnownKeys.read(file)
        .orElseThrow(() -> new UncheckableException(file + " is not there: give a file of keys"));
  }

  /// Those of this home, and of all portals that were met.
  private KeySet keysMet() {
    var keys = new ArrayList<>(known().all().keys());
    KnownKeys.read(places.home().signing().resolve("jwks.json"))
        .ifPresent(own -> keys.addAll(own.keys()));
    if (keys.isEmpty()) {
      throw new UncheckableException(
          "no key is known: give --key FILE, as the portal has it at /" + KeySet.PATH);
    }
    return new KeySet(keys);
  }

  /// Trust on first use.
  private KeySet keysOf(PortalFiles files) {
    var portal = files.portal();
    var met = known().find(portal);
    if (met.isPresent()) {
      return met.get();
    }
    var keys = files.keys();
    known().pin(portal, keys);
    System.out.printf(
        "met %s: its keys are now in %s%n", portal.getAuthority(), known().file(portal));
    return keys;
  }

  private KnownKeys known() {
    return new KnownKeys(places.home().knownKeys());
  }

  /// @param asked see [#asked]
  private static int report(ReleaseFiles files, KeySet keys, String asked) {
    var outcome = new ReleaseCheck(keys).check(files);
    if (!isAsked(outcome, asked)) {
      System.err.printf(
          "madang: this is %s %s, but the address is of %s: ask who runs the portal%n",
          outcome.dataset(), outcome.version(), asked.strip());
      return DEFECTS;
    }
    outcome.defects().forEach(defect -> System.err.println("madang: " + defect));
    System.out.printf(
        Locale.ROOT,
        "%s %s: %d files, %,d bytes, %s%n",
        outcome.dataset(),
        outcome.version(),
        outcome.files(),
        outcome.sizeBytes(),
        outcome.defects().isEmpty()
            ? "as signed by " + ReleaseCheck.findKeyId(files).orElse("")
            : "%d defects".formatted(outcome.defects().size()));
    return outcome.defects().isEmpty() ? 0 : DEFECTS;
  }

  private static boolean isAsked(ReleaseCheck.Outcome outcome, String asked) {
    return asked.isEmpty()
        || asked.equals(outcome.dataset() + " ")
        || asked.equals(outcome.dataset() + " " + outcome.version());
  }
}
