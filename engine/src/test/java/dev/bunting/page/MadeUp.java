package dev.bunting.page;

import dev.bunting.Status;
import dev.bunting.Timings;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.SavedFile;
import dev.bunting.ledger.Tried;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Rows of a job that never was: 64 connections to five hosts, some slow, some failing. */
public final class MadeUp {
  private static final Instant BEGAN = Instant.parse("2026-03-04T05:06:07.089Z");

  private MadeUp() {}

  /** A row, the same for the same number. */
  public static Entry row(long index) {
    var random = new Random(index * 31);
    random.nextInt();
    var url =
        "https://cdn" + index % 5 + ".example/pictures/2026/item-" + index + ".jpg?size=large";
    int http = random.nextInt(100) == 0 ? 503 : random.nextInt(60) == 0 ? 404 : 200;
    var status = http == 200 ? Status.OK : http == 404 ? Status.NOT_FOUND : Status.ERROR;
    var file = SavedFile.of("item-" + index + ".jpg", random.nextInt(200_000));
    return new Entry(
        index,
        url,
        "item-" + index + ".jpg",
        status,
        http == 200 ? Optional.empty() : Optional.of("http-" + http),
        http == 503 ? "Service Unavailable" : "",
        Optional.of(tried(index, http, random)),
        status == Status.OK ? Optional.of(file) : Optional.empty());
  }

  private static Tried tried(long index, int http, Random random) {
    long turn = (index - 1) / 64;
    boolean first = turn == 0;
    long await = 15_000_000 + (long) (random.nextDouble() * random.nextDouble() * 60_000_000);
    long receive =
        http == 200 ? (long) (random.nextDouble() * random.nextDouble() * 25_000_000) : 0;
    var timings =
        first
            ? new Timings(2_000_000, 9_000_000, 14_000_000, await / 2, receive)
            : new Timings(0, 0, 0, await, receive);
    var began = BEGAN.plusMillis(turn * 102).plusMillis(index % 64 / 8);
    int attempts = random.nextInt(80) == 0 ? 2 : 1;
    return new Tried(OptionalInt.of(http), attempts, began, timings, Optional.empty());
  }
}
