package dev.bunting.source;

import dev.bunting.ListFormat;
import dev.bunting.ListOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where rows come from, not yet opened. */
public sealed interface Input {

  /**
   * URLs one by one.
   *
   * @param globs whether braces and brackets in them stand for many
   */
  record Urls(List<String> urls, boolean globs) implements Input {
    /** A copy of the URLs. */
    public Urls {
      urls = List.copyOf(urls);
    }

    @Override
    public OpenInput open(Warnings warnings, Optional<ListDigest> digest) {
      return new OpenInput(new UrlArguments(urls, globs), InputStream.nullInputStream());
    }

    @Override
    public String name() {
      return "arguments";
    }
  }

  /**
   * A list in a file, opened when its turn comes and closed at its end.
   *
   * @param begun what is in it, if that can be read only once and had to be looked at
   */
  record ListFile(Path file, ListFormat format, ListOptions options, Optional<InputStream> begun)
      implements Input {

    /**
     * A list in a file that can be opened, as far as can be told now.
     *
     * @throws IOException if there is no such file, or it cannot be read: one line for people
     * @throws IllegalArgumentException if the format needs a base URL and there is none, or the
     *     header lacks a column
     */
    public static ListFile of(Path file, ListOptions options) throws IOException {
      if (!Files.exists(file)) throw new IOException(file + ": no such file");
      if (Files.isDirectory(file)) throw new IOException(file + ": a folder, not a list");
      if (!Files.isReadable(file)) throw new IOException(file + ": not readable");
      var format = options.format().orElseGet(() -> ListFormat.of(file));
      checkBase(format, options);
      return new ListFile(file, format, options, begun(file, format, options));
    }

    private static Optional<InputStream> begun(Path file, ListFormat format, ListOptions options)
        throws IOException {
      if (!Table.isTable(format)) return Optional.empty();
      if (!Files.isRegularFile(file))
        return Optional.of(Table.checked(Files.newInputStream(file), format, options));
      try (var in = Files.newInputStream(file)) {
        Table.check(in, format, options);
      }
      return Optional.empty();
    }

    @Override
    public OpenInput open(Warnings warnings, Optional<ListDigest> digest) throws IOException {
      var in = newInputStream(digest);
      return new OpenInput(reader(in, name(), format, options, warnings), in);
    }

    @Override
    public String name() {
      return file.toString();
    }

    private InputStream newInputStream(Optional<ListDigest> digest) throws IOException {
      if (begun.isPresent()) return begun.get();
      return digest.isPresent() ? digest.get().reading(this) : Files.newInputStream(file);
    }
  }

  /** A list that somebody else has opened, and will close. */
  record ListStream(InputStream in, String name, ListFormat format, ListOptions options)
      implements Input {

    /**
     * A list in a stream.
     *
     * @throws IOException if the header of a table cannot be read
     * @throws IllegalArgumentException if the format needs a base URL and there is none, or the
     *     header lacks a column
     */
    public static ListStream of(InputStream in, String name, ListOptions options)
        throws IOException {
      var format = options.format().orElse(ListFormat.URLS);
      checkBase(format, options);
      var all = Table.isTable(format) ? Table.checked(in, format, options) : in;
      return new ListStream(all, name, format, options);
    }

    @Override
    public OpenInput open(Warnings warnings, Optional<ListDigest> digest) {
      return new OpenInput(
          reader(in, name, format, options, warnings), InputStream.nullInputStream());
    }
  }

  /** Opens it: what is wrong from here on is a bad row, or a failure to read. */
  OpenInput open(Warnings warnings, Optional<ListDigest> digest) throws IOException;

  /** What reports call it. */
  String name();

  private static void checkBase(ListFormat format, ListOptions options) {
    if (format == ListFormat.SHA256SUMS && options.base().isEmpty())
      throw new IllegalArgumentException(
          format.word() + " has names only: a base URL is needed to make URLs of them");
  }

  private static RowReader reader(
      InputStream in, String list, ListFormat format, ListOptions options, Warnings warnings) {
    return switch (format) {
      case URLS -> new UrlLines(in, list, warnings);
      case CSV, TSV -> new Table(in, format, list, options);
      case JSONL -> new JsonLines(in, list, options);
      case SHA256SUMS -> new Digests(in, list, options.base().orElseThrow());
      case METALINK -> new Metalink(in, list);
      case SITEMAP -> new Sitemap(in, list);
    };
  }
}
