package dev.bunting.cli.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a process and those that it has started have used so far.
 *
 * @param cpuNanos of processor time, all threads together
 * @param memory the most bytes that were resident, the sum of each process's own most, if the
 *     system tells; memory that processes share counts for each
 * @param processes how many they are, itself included
 */
public record Usage(long cpuNanos, OptionalLong memory, int processes) {

  /** Of this process, and those of its children that still run. */
  static Usage now() {
    var self = ProcessHandle.current();
    var all = Stream.concat(Stream.of(self), self.descendants()).toList();
    long cpu = all.stream().mapToLong(Usage::cpuNanos).sum();
    return new Usage(cpu, memory(all), all.size());
  }

  private static long cpuNanos(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
  }

  private static OptionalLong memory(List<ProcessHandle> all) {
    var each = all.stream().map(Usage::memory).toList();
    if (each.stream().anyMatch(OptionalLong::isEmpty)) return OptionalLong.empty();
    return OptionalLong.of(each.stream().mapToLong(OptionalLong::getAsLong).sum());
  }

  /** Linux's "high water mark" of the resident set, a line such as {@code VmHWM: 51234 kB}. */
  private static OptionalLong memory(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
