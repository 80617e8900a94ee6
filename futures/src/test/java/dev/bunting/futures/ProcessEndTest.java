package dev.bunting.futures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contracts 16 and 17: what becomes of the workers when the whole program ends, and of files. */
class ProcessEndTest extends PoolTestBase {

  @Test
  void pendingWorkIsFinishedBeforeTheProgramEnds() throws Exception {
    var program = Program.start("forgets-to-close", directory);
    assertThat(program.waitFor()).isZero();
    assertThat(names("done-")).hasSize(5);
  }

  @Test
  void workersDoNotOutliveAKilledProgram() throws Exception {
    var program = Program.start("waits-for-ever", directory);
    Gate.until(() -> Files.exists(directory.resolve("ready")));
    var pids = names("pid-");
    assertThat(pids).hasSize(2);
    program.destroyForcibly();
    for (var pid : pids) awaitEnd(Long.parseLong(pid.substring("pid-".length())));
  }

  @Test
  void nothingIsLeftOnDiskWhenAWorkerIsKilled() throws Exception {
    var pool = pool(o -> o.jvmArgs("-Djava.io.tmpdir=" + directory));
    long pid = pid(pool);
    pool.killWorkers();
    awaitEnd(pid);
    String user = System.getProperty("user.name");
    assertThat(Path.of("/tmp", "hsperfdata_" + user, Long.toString(pid))).doesNotExist();
    assertThat(directory).isEmptyDirectory();
  }

  private List<String> names(String prefix) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(prefix)).toList();
    }
  }
}
