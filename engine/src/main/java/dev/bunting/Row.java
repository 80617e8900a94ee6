package dev.bunting;

/** One row of a job's input: a download, or what is wrong with it. */
public sealed interface Row {

  /** The row's URL as it was given, before anything was made of it. */
  String url();

  /** A row that can be tried. */
  record Wanted(Download download) implements Row {
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
   * @param reason {@link Reason#BAD_URL} or {@link Reason#BAD_NAME}
   * @param detail what is wrong, for people
   */
  record Bad(String url, String where, Reason reason, String detail) implements Row {}
}
