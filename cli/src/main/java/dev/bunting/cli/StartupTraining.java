package dev.bunting.cli;

import dev.bunting.Certificates;
import dev.bunting.cli.compare.SingleRun;
import dev.bunting.server.FaultServer;
import dev.bunting.server.FlagsServer;
import dev.bunting.server.FlagsServerOptions;
import dev.bunting.server.Reply;
import dev.bunting.server.TestCertificates;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Runs what users run, for the JVM to see what a start needs and to write it into the start-up
 * cache (JEP 514). The launcher calls it once per build. It prints nothing, and downloads from a
 * server of its own on a free port into a directory that it removes.
 */
public final class StartupTraining {
  private static final List<String> WORKER =
      List.of(
          "futures.worker.Main",
          "futures.worker.Sentry",
          "futures.worker.Inbox",
          "futures.worker.Outgoing",
          "futures.worker.Functions",
          "futures.worker.TaskLoop",
          "transfer.WorkerEngine");

  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);

  private static final List<String> GET_STYLES = List.of("virtual", "threads", "async");

  private StartupTraining() {}

  /**
   * Trains; any failure is an exception.
   *
   * @param args a file that is made if TLS is done by a native library, and so needs no optimized
   *     code to be fast
   */
  public static void main(String[] args)
      throws IOException, InterruptedException, ClassNotFoundException {
    var directory = Files.createTempDirectory("bunting-training");
    try (var server = FlagsServer.start(FlagsServerOptions.local().withPort(0))) {
      var ports = new Ports(server.port(), server.port(), server.port());
      train(ports, directory.toString());
    } finally {
      remove(directory);
    }
    if (isTlsNative()) Files.createFile(Path.of(args[0]));
  }

  private static boolean isTlsNative() throws IOException {
    return Certificates.SYSTEM.context().getProvider().getName().startsWith("Conscrypt");
  }

  private static void train(Ports ports, String directory)
      throws IOException, InterruptedException, ClassNotFoundException {
    for (var style : new String[] {"threads", "virtual", "async", "sequential", "processes"}) {
      run(ports, "flags", "-d", directory, "--style", style);
      run(ports, "flags", "-d", directory, "--style", style, "-v", "-l", "3", "a", "b");
    }
    for (var style : GET_STYLES) trainGet(ports, directory, style);
    trainTls(ports, Path.of(directory));
    trainSingleRun(ports, Path.of(directory));
    run(ports, "flags", "-m", "0");
    run(ports, "flags", "--help");
    run(ports, "--help");
    run(ports, "--version");
    loadWorker();
  }

  /** A new job and its repetition, which reads the ledger. */
  private static void trainGet(Ports ports, String directory, String style) {
    var urls = "http://localhost:" + ports.local() + "/flags/{br,cn,de,fr,in,us}/{br,cn,de,fr}.gif";
    var where = directory + "/" + style;
    var report = where + ".jsonl";
    for (int i = 0; i < 2; i++)
      run(ports, "get", "-d", where, "--style", style, "--report", report, "-v", urls);
    run(ports, "status", where);
    run(ports, "report", where, "-o", report);
    run(ports, "report", where, "-o", where + ".html");
    run(ports, "retry", where, "--class", "not-found", "--style", style);
    run(ports, "get", "--help");
  }

  /**
   * By https: with an authority from a file, and with those of the JDK, which do not include it.
   */
  private static void trainTls(Ports ports, Path directory) throws IOException {
    var authority = Files.writeString(directory.resolve("ca"), TestCertificates.authorityPem());
    var pem = TestCertificates.VALID.certificatePem() + TestCertificates.VALID.keyPem();
    var certificate = Files.writeString(directory.resolve("pem"), pem);
    // By what clients use, too: another provider's classes would only make the cache larger.
    var tls = Certificates.SYSTEM.withCertificate(certificate, certificate).context();
    try (var server = FaultServer.startTls(tls)) {
      server.fallback(_ -> Reply.ok("x"));
      var urls = "https://localhost:" + server.port() + "/{1..20}";
      for (var style : GET_STYLES) {
        var where = directory.resolve("tls-" + style).toString();
        run(ports, "get", "-d", where, "--style", style, "--cacert", authority.toString(), urls);
        run(ports, "get", "-d", where, "--style", style, "--retries", "0", "--force", urls);
      }
    }
  }

  /** What {@code compare} starts for each of its runs. */
  private static void trainSingleRun(Ports ports, Path directory)
      throws IOException, InterruptedException {
    var url = "http://localhost:" + ports.local() + "/flags/br/br.gif\n";
    var list = Files.writeString(directory.resolve("list.txt"), url);
    for (var style : new String[] {"THREADS", "VIRTUAL", "ASYNC", "SEQUENTIAL"}) {
      var files = directory.resolve(style).toString();
      SingleRun.run(new String[] {style, "1", list.toString(), files, "false"}, NOWHERE);
    }
  }

  /** What the workers of the style processes start with, which start from this cache, too. */
  private static void loadWorker() throws ClassNotFoundException {
    for (var name : WORKER) {
      var _ = Class.forName("dev.bunting." + name);
    }
  }

  private static void run(Ports ports, String... args) {
    for (var columns : new OptionalInt[] {OptionalInt.of(80), OptionalInt.empty()})
      Main.run(new Console(NOWHERE, NOWHERE, columns), ports, args);
  }

  private static void remove(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
