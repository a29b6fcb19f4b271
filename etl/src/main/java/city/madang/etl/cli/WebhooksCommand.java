package city.madang.etl.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `madang webhooks`: who is told of releases, asked of the running portal.
@Command(
    name = "webhooks",
    description = "Tell other systems of releases, by signed messages (Standard Webhooks).",
    synopsisSubcommandLabel = "COMMAND")
public final class WebhooksCommand implements Runnable {
  @Override
  public void run() {
    throw new CommandException("say what: add, list, remove, test, failed or retry");
  }

  @Command(name = "add", description = "Tell an address; its secret is shown once.")
  int add(
      @Mixin Places places,
      @Parameters(paramLabel = "URL", description = "an https: address") String url,
      @Option(
              names = "--dataset",
              paramLabel = "ID",
              description = "tell of this dataset only; can be repeated")
          List<String> datasets) {
    var chosen = datasets == null ? List.<String>of() : datasets;
    var added = WebhooksClient.of(places).add(url, chosen);
    System.out.println(added.path("id").asString());
    System.out.println(added.path("secret").asString());
    System.out.println("keep the secret: it is not shown again");
    return 0;
  }

  @Command(name = "list", description = "List the addresses that are told.")
  int list(@Mixin Places places) {
    for (var webhook : WebhooksClient.of(places).list()) {
      var datasets = new ArrayList<String>();
      webhook.path("datasets").forEach(dataset -> datasets.add(dataset.asString()));
      System.out.printf(
          "%s  %-6s  %s  %s%n",
          webhook.path("id").asString(),
          webhook.path("active").asBoolean() ? "active" : "gone",
          datasets.isEmpty() ? "all" : String.join(",", datasets),
          webhook.path("url").asString());
    }
    return 0;
  }

  @Command(name = "remove", description = "Tell an address no more.")
  int remove(@Mixin Places places, @Parameters(paramLabel = "WEBHOOK") String id) {
    WebhooksClient.of(places).remove(id);
    return 0;
  }

  @Command(name = "test", description = "Post a message of no release now. Exit code 1: not taken.")
  int test(@Mixin Places places, @Parameters(paramLabel = "WEBHOOK") String id) {
    var tried = WebhooksClient.of(places).test(id);
    System.out.println(tried.path("detail").asString());
    return tried.path("delivered").asBoolean() ? 0 : 1;
  }

  @Command(name = "failed", description = "List the messages that were given up, and why.")
  int failed(@Mixin Places places) {
    for (var letter : WebhooksClient.of(places).failed()) {
      System.out.printf(
          "%s  %d tries, last %s: %s%n",
          letter.path("id").asString(),
          letter.path("attempts").asInt(),
          letter.path("last").asString(),
          letter.path("reason").asString());
    }
    return 0;
  }

  @Command(name = "retry", description = "Send a message again that was given up.")
  int retry(@Mixin Places places, @Parameters(paramLabel = "DELIVERY") String id) {
    WebhooksClient.of(places).retry(id);
    return 0;
  }
}
