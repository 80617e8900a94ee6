package dev.bunting.server;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes, as many as it had when the request came. */
record FileBody(Path file, long size) implements Body {

  @Override
  public InputStream open(long from) throws IOException {
    // No symbolic link now either: the file was looked up by its real path.
    var channel = Files.newByteChannel(file, READ, NOFOLLOW_LINKS);
    try {
      return Channels.newInputStream(channel.position(from));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
