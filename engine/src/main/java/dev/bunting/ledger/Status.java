package dev.bunting.ledger;

/** The three ways a row can end. */
public enum Status {
  /** The file is at its final name. */
  OK(0, "ok"),
  /** The server says that there is no such file. */
  NOT_FOUND(1, "not_found"),
  /** Anything else; the entry's reason tells what. */
  ERROR(2, "error");

  private static final Status[] BY_CODE = {OK, NOT_FOUND, ERROR};

  private final int code;
  private final String word;

  Status(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The number in the ledger. */
  int code() {
    return code;
  }

  static Status of(int code) {
    return BY_CODE[code];
  }

  /** The word that reports show: {@code ok}, {@code not_found}, {@code error}. */
  public String word() {
    return word;
  }
}
