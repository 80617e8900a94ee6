package dev.bunting.transfer;

import dev.bunting.Options;
import dev.bunting.Politeness;
import dev.bunting.Style;
import dev.bunting.Timeouts;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;

/** The options that a worker process needs, in a form that travels. */
record WorkerSettings(
    String directory,
    Duration connect,
    Duration idle,
    Duration download,
    WorkerHttp http,
    WorkerLimits limits)
    implements Serializable {

  static WorkerSettings of(Options options) {
    var timeouts = options.timeouts();
    return new WorkerSettings(
        options.directory().toAbsolutePath().toString(),
        timeouts.connect(),
        timeouts.idle(),
        timeouts.download(),
        WorkerHttp.of(options.http()),
        WorkerLimits.of(options));
  }

  /** One transfer at a time; whose turn it is, and what is tried again, is the parent's affair. */
  Options options() {
    var options =
        Options.defaults()
            .withStyle(Style.SEQUENTIAL)
            .withMaxRequests(1)
            .withDirectory(Path.of(directory))
            .withTimeouts(new Timeouts(connect, idle, download))
            .withPoliteness(Politeness.NONE)
            .withHttp(http.http());
    return limits.applyTo(options);
  }
}
