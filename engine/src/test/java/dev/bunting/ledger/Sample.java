package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.Fsync;
import dev.bunting.Status;
import dev.bunting.Timings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Entries to put in, and ways to read them back. */
public final class Sample {
  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final Timings TIMINGS = new Timings(0, 1_000, 0, 2_345_000, 17_000);

  private Sample() {}

  public static String url(long index) {
    return "http://h" + index % 7 + ".example/files/" + index;
  }

  private static Tried tried(int http) {
    var status = http == 0 ? OptionalInt.empty() : OptionalInt.of(http);
    return new Tried(status, 1, STARTED, TIMINGS, Optional.empty());
  }

  /** The same, behind redirects. */
  public static Entry cameFrom(String finalUrl, Entry entry) {
    var tried = entry.tried().orElseThrow();
    return new Entry(
        entry.index(),
        entry.url(),
        entry.name(),
        entry.status(),
        entry.reason(),
        entry.detail(),
        Optional.of(
            new Tried(
                tried.status(),
                tried.attempts(),
                tried.started(),
                tried.timings(),
                Optional.of(finalUrl))),
        entry.file());
  }

  public static Entry saved(long index) {
    return saved(index, url(index), "f" + index);
  }

  public static Entry saved(long index, String url, String name) {
    return new Entry(
        index,
        url,
        name,
        Status.OK,
        Optional.empty(),
        "",
        Optional.of(tried(200)),
        Optional.of(SavedFile.of(name, index)));
  }

  public static Entry failed(long index, String url, String reason, int http) {
    return ended(index, url, Status.ERROR, reason, http);
  }

  public static Entry failed(long index, String reason) {
    return failed(index, url(index), reason, 0);
  }

  public static Entry notFound(long index) {
    return ended(index, url(index), Status.NOT_FOUND, "http-404", 404);
  }

  private static Entry ended(long index, String url, Status status, String reason, int http) {
    return new Entry(
        index,
        url,
        "f" + index,
        status,
        Optional.of(reason),
        "what happened",
        Optional.of(tried(http)),
        Optional.empty());
  }

  public static Ledger open(Path destination) throws EnvironmentException {
    return Ledger.open(destination, Fsync.NONE, files -> {}, "a test");
  }

  /** One session that records these entries. */
  public static void session(Path destination, Entry... entries) throws Exception {
    try (var ledger = open(destination)) {
      for (var entry : entries) ledger.record(entry);
    }
  }

  public static List<Entry> readAll(Entries entries) throws EnvironmentException {
    var all = new ArrayList<Entry>();
    for (var next = entries.next(); next.isPresent(); next = entries.next()) all.add(next.get());
    return all;
  }

  public static List<Entry> readAll(Path destination) throws EnvironmentException {
    try (var reader = LedgerReader.open(destination)) {
      return readAll(reader.from(1));
    }
  }
}
