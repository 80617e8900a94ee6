package dev.bunting.schedule;

import dev.bunting.Download;
import dev.bunting.uri.Authority;

/**
 * A download on its way.
 *
 * @param index the number of its row
 * @param name what its file is called below the destination
 * @param attempt which try it is, from 1
 */
public record Task(long index, Download download, String name, int attempt) {

  /** A download that was not tried yet. */
  public Task(long index, Download download, String name) {
    this(index, download, name, 1);
  }

  Task again() {
    return new Task(index, download, name, attempt + 1);
  }

  /** The host whose limits count for it. */
  String host() {
    return Authority.of(download.uri()).orElseThrow().host();
  }
}
