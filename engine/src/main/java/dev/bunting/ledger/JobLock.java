package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.JobLockedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a destination, which one process has at a time. The system takes it back
 * when the process ends, however it ends; the file stays, with the last holder's name in it.
 */
final class JobLock implements AutoCloseable {
  // A byte far behind the text is what is locked: on Windows nobody else could read the text.
  private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

  private final FileChannel channel;

  private JobLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @param command what this process does, for whoever finds the lock taken
   * @throws JobLockedException if another process, or another job of this one, holds it
   */
  static JobLock take(Home home, String command, InstantSource clock) throws EnvironmentException {
    try {
      var channel =
          FileChannel.open(home.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        if (tryLock(channel) == null) throw holder(home);
        writeHolder(channel, command, clock);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      return new JobLock(channel);
    } catch (EnvironmentException e) {
      throw e;
    } catch (IOException e) {
      throw new EnvironmentException("cannot lock " + home.lock() + ": " + Failures.text(e), e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock(LOCKED_BYTE, 1, false);
    } catch (OverlappingFileLockException e) {
      return null; // another job of this very process
    }
  }

  private static void writeHolder(FileChannel channel, String command, InstantSource clock)
      throws IOException {
    var since = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var oneLine = command.replaceAll("\\R", " ");
    var text = ProcessHandle.current().pid() + "\n" + since + "\n" + oneLine + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static JobLockedException holder(Home home) {
    try {
      var lines = Files.readAllLines(home.lock());
      return new JobLockedException(
          home.destination(),
          Long.parseLong(lines.get(0)),
          Instant.parse(lines.get(1)),
          lines.get(2));
    } catch (IOException
        | IndexOutOfBoundsException
        | DateTimeException
        | NumberFormatException e) {
      // The holder has just taken it and not yet written who it is.
      return new JobLockedException(home.destination(), 0, Instant.EPOCH, "");
    }
  }

  /** Gives the right back. */
  @Override
  public void close() throws EnvironmentException {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EnvironmentException("cannot unlock: " + Failures.text(e), e);
    }
  }
}
