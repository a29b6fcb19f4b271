package city.madang.etl.cli;

import city.madang.etl.release.WithdrawalReason;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `madang withdraw`: takes a release back, for good.
///
/// Exit codes: 0 nothing is left of it, 1 something is and the command must be repeated, 2 bad
/// usage.
@Command(
    name = "withdraw",
    description = {
      "Take a release back: it leaves all doors, and its files are deleted.",
      "Its address answers 410 with the reason from then on. This cannot be undone.",
      "A release that was compared with it is not touched, but its diffs hold rows of this one:",
      "the command names it."
    })
public final class WithdrawCommand implements Callable<Integer> {
  @Mixin private Places places = new Places();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DATASET", description = "id of a dataset")
  private String dataset = "";

  @Parameters(paramLabel = "VERSION", description = "of the release, such as 20261124.1")
  private String version = "";

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      required = true,
      description =
          "the reason, one line of at most 500 characters. It is PUBLIC: everybody who asks for"
              + " the release reads it, so it must not repeat what must not be known.")
  private String why = "";

  @Override
  public Integer call() {
    var reason = reason();
    var instance =
        Instance.find(places.home())
            .orElseThrow(
                () ->
                    new CommandException(
                        "no Madang runs on %s: start it with ./madang up"
                            .formatted(places.home().root())));
    var portal = new PortalClient(instance.portal(), places.home());
    return print(portal.withdraw(dataset, version, reason.text()));
  }

  private WithdrawalReason reason() {
    try {
      return new WithdrawalReason(why);
    } catch (IllegalArgumentException refused) {
      throw new ParameterException(spec.commandLine(), "--why: " + refused.getMessage());
    }
  }

  private int print(JsonNode withdrawal) {
    System.out.printf(
        "%s: release %s is withdrawn since %s; everybody can read why: %s%n",
        dataset, version, withdrawal.path("at").asString(), withdrawal.path("why").asString());
    if (withdrawal.path("wasCurrent").asBoolean()) {
      System.out.printf(
          "%s: it was the current release, so the dataset is out of all doors until the next"
              + " publish, by hand or by schedule: mend its source or its descriptor before%n",
          dataset);
    }
    printRemains(withdrawal);
    var left = withdrawal.path("left").valueStream().map(JsonNode::asString).toList();
    if (!left.isEmpty()) {
      System.out.printf(
          "%s: not deleted yet: %s; it is tried again soon, or repeat the command%n",
          dataset, String.join(", ", left));
    }
    return left.isEmpty() ? 0 : 1;
  }

  /// To withdraw more than was asked for would be as wrong as to say nothing.
  private void printRemains(JsonNode withdrawal) {
    for (var later : withdrawal.path("remainsIn")) {
      System.out.printf(
          "%s: release %s still tells of it: its *.diff.csv.gz and changes.rdfp.gz hold what was"
              + " removed since. If nobody may have that: ./madang withdraw %s %s --why TEXT%n",
          dataset, later.asString(), dataset, later.asString());
    }
  }
}
