package dev.bunting;

/** The three ways a row can end. */
public enum Status {
  /** The file is at its final name. */
  OK("ok"),
  /** The server says that there is no such file. */
  NOT_FOUND("not_found"),
  /** Anything else; the reason tells what. */
  ERROR("error");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** The word that reports show: {@code ok}, {@code not_found}, {@code error}. */
  public String word() {
    return word;
  }
}
