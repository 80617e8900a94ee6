package dev.bunting;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who to be at which host, as a {@code .netrc} file says.
 *
 * @param machines by the host's name in lower case
 * @param fallback at all other hosts that a row's own URL names: the file's {@code default}
 */
public record Netrc(Map<String, Login> machines, Optional<Login> fallback) {
  /** Copies the map. */
  public Netrc {
    machines = Map.copyOf(machines);
  }

  /**
   * Reads a file in UTF-8.
   *
   * @throws IOException if it cannot be read, or is not written as such files are; the message says
   *     where, and holds no secret
   */
  public static Netrc read(Path file) throws IOException {
    try {
      return new NetrcParser(Files.readString(file)).parse();
    } catch (MalformedInputException e) {
      throw new IOException("it is not UTF-8", e);
    }
  }

  /** Who to be at that very host; the {@link #fallback} not looked at. */
  public Optional<Login> machine(String host) {
    return Optional.ofNullable(machines.get(host.toLowerCase(Locale.ROOT)));
  }

  /** The hosts alone. */
  @Override
  public String toString() {
    return "Netrc" + machines.keySet();
  }
}
