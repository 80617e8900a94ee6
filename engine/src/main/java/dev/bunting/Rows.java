package dev.bunting;

import dev.bunting.source.Input;
import dev.bunting.source.ListDigest;
import dev.bunting.source.RowIterator;
import dev.bunting.source.Warnings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The rows of lists, read as they are asked for: a list of any length takes the same memory, and
 * whatever is wrong with a row is a {@link Row.Bad} with its file and line, never an exception.
 *
 * {@snippet :
 * try (var rows = Rows.ofFile(Path.of("urls.txt"), ListOptions.defaults());
 *     var job = Bunting.run(rows, Options.defaults())) {
 *   for (var outcome : job) System.out.println(outcome);
 * }
 * }
 *
 * <p>Rows can be iterated over once, by one thread at a time; {@link #close()} and {@link
 * #warnings()} may be called by any.
 */
public final class Rows implements Iterable<Row>, AutoCloseable {
  private final List<Input> inputs;
  private final Warnings warnings = new Warnings();
  private final Optional<ListDigest> digest;
  private final RowIterator iterator;
  private boolean taken;

  private Rows(List<Input> inputs) {
    this.inputs = inputs;
    this.digest = ListDigest.of(inputs);
    this.iterator = new RowIterator(inputs, warnings, digest);
  }

  /** A row for each URL, in which braces and brackets mean nothing. */
  public static Rows ofUrls(List<String> urls) {
    return new Rows(List.of(new Input.Urls(urls, false)));
  }

  /**
   * A row for each URL that the globs make: <code>{a,b}</code>, <code>{01..99}</code>, <code>
   * [1-20:2]</code>, <code>[a-z]</code>. The last glob of a URL turns fastest; a backslash takes a
   * bracket's meaning away.
   */
  public static Rows ofGlobs(List<String> urls) {
    return new Rows(List.of(new Input.Urls(urls, true)));
  }

  /**
   * The rows of a list in a file, which is opened when the first of them is asked for.
   *
   * @throws IOException if there is no such file or it is not readable; the message is one line
   * @throws IllegalArgumentException if it is {@link ListFormat#SHA256SUMS} and there is no base,
   *     or a table without a column that is asked for
   */
  public static Rows ofFile(Path file, ListOptions options) throws IOException {
    return new Rows(List.of(Input.ListFile.of(file, options)));
  }

  /**
   * The rows of a list in a stream, such as the standard input; the caller closes the stream.
   *
   * @param name what reports call it
   * @param options without a format it is {@link ListFormat#URLS}; of a table the header is read at
   *     once
   * @throws IOException if that cannot be read
   * @throws IllegalArgumentException if it is {@link ListFormat#SHA256SUMS} and there is no base,
   *     or a table without a column that is asked for
   */
  public static Rows ofStream(InputStream in, String name, ListOptions options) throws IOException {
    return new Rows(List.of(Input.ListStream.of(in, name, options)));
  }

  /** The rows of all of them, in their order; they are not to be used any more themselves. */
  public static Rows concat(List<Rows> parts) {
    return new Rows(parts.stream().flatMap(part -> part.inputs.stream()).toList());
  }

  /**
   * The rows. Its methods throw {@link UncheckedIOException} with one line for people if a list can
   * be read no further.
   *
   * @throws IllegalStateException if called a second time
   */
  @Override
  public synchronized Iterator<Row> iterator() {
    if (taken) throw new IllegalStateException("rows can be iterated over once");
    taken = true;
    return iterator;
  }

  /**
   * What was noticed so far and belongs to no row, such as an option that is not known: a line for
   * people each, with file and line, at most a hundred.
   */
  public List<String> warnings() {
    return warnings.lines();
  }

  /** What tells the lists that were read, all to their ends, from others; empty for small ones. */
  Optional<String> digest() {
    return digest.map(ListDigest::hex);
  }

  /** The same of the lists as they are now. */
  Optional<String> digestNow() throws IOException {
    return ListDigest.now(inputs);
  }

  /** Closes the file that is being read; no file is opened any more. */
  @Override
  public void close() throws IOException {
    iterator.close();
  }
}
