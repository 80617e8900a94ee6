package dev.bunting.schedule;

import dev.bunting.Download;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.uri.Authority;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A download on its way.
 *
 * @param index the number of its row, from 1
 * @param name what its file is called below the destination
 * @param attempt which try it is, from 1
 * @param partial what an earlier try, or an earlier run, left of it
 * @param known the file that is at its name already, if it is to be fetched only if it has changed
 * @param mismatches what was told of each try whose bytes did not hash to the checksum
 */
public record Task(
    long index,
    Download download,
    String name,
    int attempt,
    Optional<Partial> partial,
    Optional<Known> known,
    List<String> mismatches) {

  /** A download that was not tried yet. */
  public Task(long index, Download download, String name) {
    this(index, download, name, 1, Optional.empty(), Optional.empty(), List.of());
  }

  /** The task of asking for a robots.txt: no row, and so without a number. */
  static Task robots(URI uri) {
    return new Task(0, Download.of(uri), "robots.txt");
  }

  /** Whether it asks for a robots.txt, whose text is then in the result. */
  public boolean isRobots() {
    return index == 0;
  }

  /** This task, to go on with what an earlier run left. */
  public Task with(Partial partial) {
    return new Task(index, download, name, attempt, Optional.of(partial), known, mismatches);
  }

  /** This task, to be fetched only if the file has changed. */
  public Task with(Known known) {
    return new Task(index, download, name, attempt, partial, Optional.of(known), mismatches);
  }

  Task again(Optional<Partial> partial) {
    return new Task(index, download, name, attempt + 1, partial, known, mismatches);
  }

  /** The next try, after one that ended so. */
  Task after(Result result) {
    var again = again(result.partial());
    return result.outcome() instanceof Outcome.Failed failed
            && failed.reason() == Reason.CHECKSUM_MISMATCH
        ? again.mismatched(failed.detail())
        : again;
  }

  private Task mismatched(String mismatch) {
    var all = Stream.concat(mismatches.stream(), Stream.of(mismatch)).toList();
    return new Task(index, download, name, attempt, partial, known, all);
  }

  /** Where this try asks: the download's places in turn. */
  public URI uri() {
    var place = (attempt - 1) % places();
    return place == 0 ? download.uri() : download.mirrors().get(place - 1);
  }

  /** How many places the download has, 1 or more. */
  int places() {
    return 1 + download.mirrors().size();
  }

  /** The host whose limits count for this try. */
  String host() {
    return Authority.of(uri()).orElseThrow().host();
  }
}
