package city.madang.standalone;

import city.madang.etl.cli.AnonymizeCommand;
import city.madang.etl.cli.CheckCommand;
import city.madang.etl.cli.Commands;
import city.madang.etl.cli.CompactCommand;
import city.madang.etl.cli.KeysCommand;
import city.madang.etl.cli.NewCommand;
import city.madang.etl.cli.PatchCommand;
import city.madang.etl.cli.PublishCommand;
import city.madang.etl.cli.RepairCommand;
import city.madang.etl.cli.ScheduleCommand;
import city.madang.etl.cli.VerifyCommand;
import city.madang.etl.cli.WebhooksCommand;
import city.madang.etl.cli.WithdrawCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/// The `madang` command.
///
/// Exit codes: 0 done, 2 bad usage, 3 refused by a gate, 4 bad descriptor, 1 anything else; those
/// of `verify` are its own.
@Command(
    name = "madang",
    description = "An open data portal for smart cities that proves what it publishes.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT, // `madang up --help` too
    version = "madang 0.1.0",
    subcommands = {
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      PublishCommand.class,
      RepairCommand.class,
      CompactCommand.class,
      WithdrawCommand.class,
      NewCommand.class,
      CheckCommand.class,
      AnonymizeCommand.class,
      ScheduleCommand.class,
      VerifyCommand.class,
      PatchCommand.class,
      KeysCommand.class,
      WebhooksCommand.class
    })
public final class Madang {
  Madang() {}

  /// Runs one command and ends the process with its exit code.
  public static void main(String[] arguments) {
    System.exit(Commands.line(new Madang()).execute(arguments));
  }
}
