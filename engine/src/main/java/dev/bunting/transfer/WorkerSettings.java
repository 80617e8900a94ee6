package dev.bunting.transfer;

import dev.bunting.Http;
import dev.bunting.Limits;
import dev.bunting.Options;
import dev.bunting.Politeness;
import dev.bunting.Style;
import dev.bunting.Timeouts;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The options that a worker process needs, in a form that travels. */
record WorkerSettings(
    String directory,
    Duration connect,
    Duration idle,
    Duration download,
    String userAgent,
    int maxRedirects,
    boolean allowDowngrade,
    long bytesPerSecond)
    implements Serializable {

  static WorkerSettings of(Options options) {
    var timeouts = options.timeouts();
    var http = options.http();
    return new WorkerSettings(
        options.directory().toAbsolutePath().toString(),
        timeouts.connect(),
        timeouts.idle(),
        timeouts.download(),
        http.userAgent(),
        http.maxRedirects(),
        http.allowDowngrade(),
        // Each its share: nobody else knows what the other processes read.
        Bandwidth.share(options.limits().bytesPerSecond(), options.maxRequests()));
  }

  /** One transfer at a time; whose turn it is, and what is tried again, is the parent's affair. */
  Options options() {
    return Options.defaults()
        .withStyle(Style.SEQUENTIAL)
        .withMaxRequests(1)
        .withDirectory(Path.of(directory))
        .withTimeouts(new Timeouts(connect, idle, download))
        .withPoliteness(Politeness.NONE)
        .withLimits(Limits.NONE.withBytesPerSecond(bytesPerSecond))
        .withHttp(new Http(userAgent, maxRedirects, allowDowngrade, Optional.empty()));
  }
}
