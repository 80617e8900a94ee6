package dev.bunting;

import java.nio.file.Path;
import java.util.Optional;

/** What became of one row. Every row ends as exactly one outcome. */
public sealed interface Outcome {

  /** The number of the row, counted from 1 in the order of the input. */
  long index();

  /** The row's URL as it was given. */
  String url();

  /** Which of the three ways the row ended. */
  Status status();

  /**
   * The file is at its final name, whole.
   *
   * @param path the file
   * @param bytes its size
   * @param sha256 its digest as 64 lower-case hexadecimal digits, if it was computed
   * @param version what the server said of the file's version
   * @param fetched whether it was fetched now; else it was there from an earlier run
   */
  record Saved(
      long index,
      Download download,
      Trace trace,
      Path path,
      long bytes,
      Optional<String> sha256,
      FileVersion version,
      boolean fetched)
      implements Outcome {
    @Override
    public Status status() {
      return Status.OK;
    }

    @Override
    public String url() {
      return download.uri().toString();
    }
  }

  /** The server says that there is no such file: 404 or 410. */
  record NotFound(long index, Download download, Trace trace) implements Outcome {
    @Override
    public Status status() {
      return Status.NOT_FOUND;
    }

    @Override
    public String url() {
      return download.uri().toString();
    }
  }

  /**
   * The file is not there, for a reason that may pass or not.
   *
   * @param detail one line for people
   */
  record Failed(long index, Download download, Trace trace, Reason reason, String detail)
      implements Outcome {

    @Override
    public Status status() {
      return Status.ERROR;
    }

    @Override
    public String url() {
      return download.uri().toString();
    }

    /** The reason's word as reports show it: {@code http-503}, {@code truncated}. */
    public String word() {
      return reason == Reason.HTTP_STATUS ? "http-" + trace.status().orElseThrow() : reason.word();
    }
  }

  /**
   * The row asked for what an earlier row asks for: the same URL under the same name. It is fetched
   * once, and what became of the earlier row, whose outcome always comes first, is this one's too.
   *
   * @param ofIndex the earlier row's number, always of a row that is no duplicate itself
   * @param status how the earlier row ended
   */
  record Duplicate(long index, Download download, long ofIndex, Status status) implements Outcome {
    @Override
    public String url() {
      return download.uri().toString();
    }
  }

  /**
   * The row asked for nothing that can be tried.
   *
   * @param detail one line for people
   */
  record Rejected(long index, String url, Reason reason, String detail) implements Outcome {
    @Override
    public Status status() {
      return Status.ERROR;
    }
  }
}
