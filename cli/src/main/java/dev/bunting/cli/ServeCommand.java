package dev.bunting.cli;

import static dev.bunting.cli.Specs.option;

import dev.bunting.server.FlagsServerOptions;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Serves flags at the three local sites until a signal ends the process. */
final class ServeCommand implements Callable<Integer> {
  private final OptionSpec ports =
      option("LOCAL,DELAY,ERROR", "where the sites listen (default=8001,8002,8003)", "--ports");
  private final OptionSpec bind =
      option("ADDRESS", "who may connect (default=127.0.0.1, this machine only)", "--bind");
  private final OptionSpec directory =
      option("DIR", "serve the files below DIR instead of the flags", "--directory");
  private final OptionSpec delay =
      option(
          "SECONDS",
          "how long DELAY and ERROR wait before each response:\n"
              + "1, or at random 0.5..5 (the default)",
          "--delay");
  private final OptionSpec errorRate =
      option("RATE", "the share of errors among ERROR's responses (default=.25)", "--error-rate");
  private final OptionSpec errors =
      option("KINDS", "which errors (default=418,503,reset,truncated: all)", "--errors");
  private final OptionSpec seed = option("N", "makes delays and errors repeatable", "--seed");

  private final Console console;

  ServeCommand(Console console) {
    this.console = console;
  }

  CommandSpec spec() {
    var spec = Specs.command(this, "serve", "Serve flags at LOCAL, DELAY and ERROR.");
    spec.usageMessage()
        .customSynopsis(
            "bunting serve [-h] [--ports LOCAL,DELAY,ERROR] [--bind ADDRESS]",
            "                     [--directory DIR] [--delay SECONDS] [--error-rate RATE]",
            "                     [--errors KINDS] [--seed N]");
    List.of(ports, bind, directory, delay, errorRate, errors, seed).forEach(spec::addOption);
    return spec;
  }

  @Override
  public Integer call() throws InterruptedException {
    var all = personalities();
    try (var servers = FlagsServers.start(all)) {
      servers.describe(console.out());
      new CountDownLatch(1).await();
      return ExitCode.OK;
    } catch (IOException e) {
      console.say(String.valueOf(e.getMessage()));
      return ExitCode.ENVIRONMENT;
    }
  }

  private Map<Site, FlagsServerOptions> personalities() {
    var at = Specs.value(ports).map(Ports::parse).orElse(Ports.DEFAULT);
    var delayed = delayed(FlagsServerOptions.delay());
    var failing = failing(delayed(FlagsServerOptions.error()));
    var all = new LinkedHashMap<Site, FlagsServerOptions>();
    all.put(Site.LOCAL, common(FlagsServerOptions.local()).withPort(at.local()));
    all.put(Site.DELAY, common(delayed).withPort(at.delay()));
    all.put(Site.ERROR, common(failing).withPort(at.error()));
    return all;
  }

  private FlagsServerOptions common(FlagsServerOptions options) {
    var bound = Specs.value(bind).map(ServeArguments::address).map(options::withBind);
    var seeded = bound.orElse(options);
    seeded = Specs.number(seed, Long.MIN_VALUE).map(seeded::withSeed).orElse(seeded);
    return Specs.value(directory)
        .map(ServeArguments::directory)
        .map(seeded::withDirectory)
        .orElse(seeded);
  }

  private FlagsServerOptions delayed(FlagsServerOptions options) {
    return Specs.value(delay).map(ServeArguments::delay).map(options::withDelays).orElse(options);
  }

  private FlagsServerOptions failing(FlagsServerOptions options) {
    var rated =
        Specs.value(errorRate)
            .map(ServeArguments::rate)
            .map(options::withErrorRate)
            .orElse(options);
    return Specs.value(errors).map(ServeArguments::kinds).map(rated::withErrorKinds).orElse(rated);
  }
}
