package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whether the JVM's own end is taken, which a shutdown hook shows. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class QuickExitIT {
  private static final String ALLOWED = "-Dbunting.quickExit=true";
  private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";

  /** Ends with 7; virtual threads have waited for a socket if it has an argument. */
  static final class Program {
    public static void main(String[] args) throws Exception {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
      if (args.length > 0) waitForSocketOnVirtualThread();
      System.out.println("done");
      QuickExit.exitIfQuicker(7);
      System.exit(7);
    }

    private static void waitForSocketOnVirtualThread() throws Exception {
      try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
          var client = new Socket(listener.getInetAddress(), listener.getLocalPort());
          var server = listener.accept()) {
        var reading = Thread.ofVirtual().start(() -> readOne(server));
        while (reading.getState() != Thread.State.WAITING) Thread.onSpinWait();
        client.getOutputStream().write(1);
        reading.join();
      }
    }

    private static void readOne(Socket socket) {
      try {
        var _ = socket.getInputStream().read();
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Test
  void sparesTheWaitForTheThreadThatPollsSockets() {
    assertThat(run(List.of(ALLOWED, NATIVE), "virtual")).isEqualTo("done\n");
  }

  @Test
  void isTheJvmsOwnWhereNoThreadPollsSockets() {
    assertThat(run(List.of(ALLOWED, NATIVE))).isEqualTo("done\nhook\n");
  }

  @Test
  void isTheJvmsOwnUnlessAllowed() {
    assertThat(run(List.of(NATIVE), "virtual")).isEqualTo("done\nhook\n");
    assertThat(run(List.of(ALLOWED, "--illegal-native-access=deny"), "virtual"))
        .isEqualTo("done\nhook\n");
  }

  private static String run(List<String> flags, String... args) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(flags);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
    line.addAll(List.of(args));
    try (var program = Command.start(Map.of(), line.toArray(String[]::new))) {
      assertThat(program.exitCode()).isEqualTo(7);
      assertThat(program.err()).isEmpty();
      return program.out();
    }
  }
}
