package dev.bunting.transfer;

import dev.bunting.Limits;
import dev.bunting.Options;
import dev.bunting.Records;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What the options say of files, as far as a worker process needs it, in a form that travels. */
record WorkerLimits(
    long maxFileSize,
    @Nullable String acceptType,
    long bytesPerSecond,
    int segments,
    boolean keeps,
    boolean sha256)
    implements Serializable {

  static WorkerLimits of(Options options) {
    var limits = options.limits();
    return new WorkerLimits(
        limits.maxFileSize(),
        limits.acceptType().orElse(null),
        // Each its share: nobody else knows what the other processes read.
        Bandwidth.share(limits.bytesPerSecond(), options.maxRequests()),
        segments(options),
        options.records().isPresent(),
        options.records().map(Records::sha256).orElse(false));
  }

  /** A share of what a host may be asked for at once: no worker knows of the others' parts. */
  private static int segments(Options options) {
    var share = options.politeness().perHost() / options.maxRequests();
    return Math.clamp(share, 1, options.limits().segments());
  }

  Options applyTo(Options options) {
    var limited = options.withLimits(limits());
    return keeps ? limited.withRecords(Records.defaults().withSha256(sha256)) : limited;
  }

  private Limits limits() {
    var limits =
        Limits.NONE
            .withMaxFileSize(maxFileSize)
            .withBytesPerSecond(bytesPerSecond)
            .withSegments(segments);
    return acceptType == null ? limits : limits.withAcceptType(acceptType);
  }
}
