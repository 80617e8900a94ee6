package dev.bunting.ledger;

import dev.bunting.Checksum;
import dev.bunting.Download;
import dev.bunting.FileVersion;
import dev.bunting.Outcome;
import dev.bunting.Status;
import dev.bunting.Trace;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What became of one row: a line of the ledger, and of a report.
 *
 * <p>The URLs are as they were given, secrets included, since a later run must be able to ask for
 * them again; {@code report} redacts them.
 *
 * @param index the number of the row, from 1
 * @param url the row's URL as it was given
 * @param name the name that was planned for the file; empty if the row never got one
 * @param status how the row ended
 * @param reason the reason's word, such as {@code http-503}; empty if the row is {@link Status#OK}
 * @param detail one line for people, empty if there is nothing to say
 * @param tried how it was tried; empty if it never was
 * @param file the file; present exactly if the row is {@link Status#OK}
 * @param expected what the row asked the file's bytes to hash to
 */
public record Entry(
    long index,
    String url,
    String name,
    Status status,
    Optional<String> reason,
    String detail,
    Optional<Tried> tried,
    Optional<SavedFile> file,
    Optional<Checksum> expected) {

  /** The highest number of a row that a ledger can hold. */
  public static final long MAX_INDEX = (1L << 40) - 1;

  /**
   * @throws IllegalArgumentException if the index is not in 1 to {@link #MAX_INDEX}, or status and
   *     file do not go together
   */
  public Entry {
    if (index < 1 || index > MAX_INDEX) throw new IllegalArgumentException("index: " + index);
    if (file.isPresent() != (status == Status.OK))
      throw new IllegalArgumentException(status + " with file " + file);
  }

  /** The entry of a row that asked for no checksum. */
  public Entry(
      long index,
      String url,
      String name,
      Status status,
      Optional<String> reason,
      String detail,
      Optional<Tried> tried,
      Optional<SavedFile> file) {
    this(index, url, name, status, reason, detail, tried, file, Optional.empty());
  }

  /**
   * The entry of an outcome.
   *
   * @param name the name that was planned for the file, maybe empty
   * @param directory the destination, which the file's path is told relative to
   * @throws IllegalArgumentException for a duplicate, which has the entry of the row it repeats
   */
  public static Entry of(Outcome outcome, String name, Path directory) {
    if (outcome instanceof Outcome.Saved saved) return saved(saved, name, directory);
    if (outcome instanceof Outcome.NotFound gone) return notFound(gone, name);
    if (outcome instanceof Outcome.Failed failed)
      return failed(failed, name, failed.word(), failed.detail(), Optional.of(failed.trace()))
          .withExpected(failed.download().checksum());
    if (outcome instanceof Outcome.Rejected rejected)
      return failed(rejected, name, rejected.reason().word(), rejected.detail(), Optional.empty());
    var twin = (Outcome.Duplicate) outcome;
    throw new IllegalArgumentException("has the entry of row " + twin.ofIndex());
  }

  private static Entry saved(Outcome.Saved saved, String name, Path directory) {
    return new Entry(
        saved.index(),
        saved.url(),
        name,
        Status.OK,
        Optional.empty(),
        "",
        Optional.of(Tried.of(saved.trace(), saved.url())),
        Optional.of(
            new SavedFile(
                relative(directory, saved.path()),
                saved.bytes(),
                saved.sha256(),
                saved.version().etag(),
                saved.version().lastModified())),
        saved.download().checksum());
  }

  private static Entry notFound(Outcome.NotFound gone, String name) {
    return new Entry(
        gone.index(),
        gone.url(),
        name,
        Status.NOT_FOUND,
        Optional.of("http-" + gone.trace().status().orElse(404)),
        "",
        Optional.of(Tried.of(gone.trace(), gone.url())),
        Optional.empty(),
        gone.download().checksum());
  }

  private static Entry failed(
      Outcome outcome, String name, String word, String detail, Optional<Trace> trace) {
    return new Entry(
        outcome.index(),
        outcome.url(),
        name,
        Status.ERROR,
        Optional.of(word),
        detail,
        trace.map(t -> Tried.of(t, outcome.url())),
        Optional.empty());
  }

  private static String relative(Path directory, Path file) {
    return below(directory.toString(), file).replace(File.separatorChar, '/');
  }

  /** By the texts: {@link Path#relativize} takes both paths apart name by name, for every row. */
  private static String below(String directory, Path file) {
    var path = file.toString();
    var end = directory.length();
    return path.startsWith(directory) && path.indexOf(File.separatorChar, end) == end
        ? path.substring(end + 1)
        : Path.of(directory).relativize(file).toString();
  }

  /** The entry of a duplicate: what became of the row that it repeats. */
  public static Entry of(Outcome.Duplicate duplicate, Entry original) {
    return new Entry(
        duplicate.index(),
        duplicate.url(),
        original.name,
        original.status,
        original.reason,
        original.detail,
        original.tried,
        original.file,
        original.expected);
  }

  /** This entry under another row's number. */
  public Entry at(long index) {
    return new Entry(index, url, name, status, reason, detail, tried, file, expected);
  }

  /** This entry with more known of its file. */
  public Entry withFile(SavedFile file) {
    return new Entry(index, url, name, status, reason, detail, tried, Optional.of(file), expected);
  }

  /** This entry of a row that asked for a checksum, or for none. */
  public Entry withExpected(Optional<Checksum> expected) {
    return new Entry(index, url, name, status, reason, detail, tried, file, expected);
  }

  /**
   * The outcome that this entry is of, as a later run tells it.
   *
   * @param download what the row asks for
   * @param directory the destination
   */
  public Outcome outcome(Download download, Path directory) {
    var trace = tried.orElseThrow().trace(download.uri());
    return switch (status) {
      case OK -> saved(download, trace, directory, file.orElseThrow());
      case NOT_FOUND -> new Outcome.NotFound(index, download, trace);
      case ERROR -> throw new IllegalStateException("to be tried again");
    };
  }

  private Outcome saved(Download download, Trace trace, Path directory, SavedFile file) {
    var version = new FileVersion(file.etag(), file.lastModified());
    var path = directory.resolve(file.path());
    return new Outcome.Saved(
        index, download, trace, path, file.bytes(), file.sha256(), version, false);
  }

  /**
   * Whether this tells something of a row that asks for a checksum, or for none: a failure may be
   * due to the one that was asked for then.
   */
  boolean tellsOf(Optional<Checksum> checksum) {
    return status != Status.ERROR || expected.equals(checksum);
  }

  /** Whether a row that asks for a checksum, or for none, needs not be tried again. */
  boolean isFinished(Optional<Checksum> checksum) {
    return switch (status) {
      case OK -> checksum.isEmpty() || expected.equals(checksum) || sha256().equals(checksum);
      case NOT_FOUND -> true;
      case ERROR -> false;
    };
  }

  private Optional<Checksum> sha256() {
    return file.flatMap(SavedFile::sha256).map(hex -> new Checksum("sha-256", hex));
  }

  /** Where the last response came from, if redirects led to another URL. */
  public Optional<String> finalUrl() {
    return tried.flatMap(Tried::finalUrl);
  }

  /** The HTTP status of the last response; 0 if none came. */
  public int http() {
    return tried.map(t -> t.status().orElse(0)).orElse(0);
  }

  /** The host that answered last, or was asked; empty if the URL has none. */
  public String host() {
    try {
      var host = URI.create(finalUrl().orElse(url)).getHost();
      return host == null ? "" : host;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
