package dev.bunting.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The regular files below a directory, and nothing outside it: no dot-dot, no symbolic link. */
final class DirectorySite implements Site {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final Path root;

  /**
   * The site of a directory.
   *
   * @throws IOException when it cannot be read, or is no directory
   */
  DirectorySite(Path directory) throws IOException {
    root = directory.toRealPath();
    if (!Files.isDirectory(root)) throw new IOException("not a directory: " + directory);
  }

  @Override
  public Optional<Reply> find(String path) {
    try {
      var name = PercentDecoder.decode(path).filter(decoded -> decoded.startsWith("/"));
      return name.isEmpty() ? Optional.empty() : Optional.of(reply(root.resolve("." + name.get())));
    } catch (IOException | InvalidPathException e) {
      // Not there, not readable, or gone meanwhile: all the same to a client.
      return Optional.empty();
    }
  }

  private Reply reply(Path named) throws IOException {
    var file = named.toRealPath();
    var attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (!file.startsWith(root) || !attributes.isRegularFile()) {
      throw new IOException("not a file of this site: " + named);
    }
    long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    var etag = '"' + Long.toHexString(modified) + '-' + Long.toHexString(attributes.size()) + '"';
    return Reply.file(new FileBody(file, attributes.size()), etag)
        .header("Last-Modified", HTTP_DATE.format(attributes.lastModifiedTime().toInstant()))
        .header("Content-Type", ContentTypes.of(file.getFileName().toString()));
  }
}
