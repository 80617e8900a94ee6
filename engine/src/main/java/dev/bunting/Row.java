package dev.bunting;

import java.util.List;
import java.util.Objects;

/** One row of a job's input: a download, or what is wrong with it. */
public sealed interface Row {

  /** The row's URL as it was given, before anything was made of it. */
  String url();

  /**
   * A row that can be tried.
   *
   * @param captures what the globs stand for that the URL was written with, in their order
   */
  record Wanted(Download download, List<String> captures) implements Row {
    /** A row that can be tried. */
    public Wanted {
      Objects.requireNonNull(download, "download");
      captures = List.copyOf(captures);
    }

    /** A row without globs. */
    public Wanted(Download download) {
      this(download, List.of());
    }

    @Override
    public String url() {
      return download.uri().toString();
    }
  }

  /**
   * A row that cannot: it still has its number and its outcome.
   *
   * @param url the text that stands where the URL should
   * @param where the input and the line, such as {@code urls.txt:12}
   * @param reason {@link Reason#BAD_URL}, {@link Reason#BAD_NAME} or {@link Reason#BAD_ROW}
   * @param detail what is wrong, for people
   */
  record Bad(String url, String where, Reason reason, String detail) implements Row {}
}
