package city.madang.etl.cli;

import city.madang.etl.export.signature.SigningKeys;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `madang keys`: what releases are signed with, and a new one.
@Command(
    name = "keys",
    description = "List the keys of signed releases, the current one first; the portal shows them.")
public final class KeysCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Option(
      names = "--rotate",
      description =
          "Sign with a new key from now on. Releases by earlier keys stay valid; tell those who"
              + " verify.")
  private boolean rotate;

  @Override
  public Integer call() {
    var signing = new SigningKeys(places.home().signing());
    var keys = rotate ? signing.rotate() : signing.publicKeys();
    var state = "current";
    for (var key : keys.keys()) {
      System.out.printf("%-8s %s%n", state, key.thumbprint());
      state = "earlier";
    }
    return 0;
  }
}
