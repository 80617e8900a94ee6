package dev.bunting.transfer;

import dev.bunting.Checksum;
import dev.bunting.Download;
import dev.bunting.schedule.Known;
import dev.bunting.schedule.Task;
import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A task on its way to a worker process. */
record WorkerOrder(
    long index,
    URI uri,
    List<URI> mirrors,
    @Nullable String checksum,
    String name,
    int attempt,
    @Nullable WorkerPartial partial,
    @Nullable WorkerFile known)
    implements Serializable {

  static WorkerOrder of(Task task) {
    var download = task.download();
    return new WorkerOrder(
        task.index(),
        download.uri(),
        download.mirrors(),
        download.checksum().map(Checksum::toString).orElse(null),
        task.name(),
        task.attempt(),
        task.partial().map(WorkerPartial::of).orElse(null),
        task.known().map(WorkerOrder::file).orElse(null));
  }

  private static WorkerFile file(Known known) {
    return WorkerFile.of(known.version(), known.bytes(), known.sha256());
  }

  Task task() {
    var sum = Optional.ofNullable(checksum).map(Checksum::parse);
    var left = Optional.ofNullable(partial).map(WorkerPartial::partial);
    var saved = Optional.ofNullable(known).map(WorkerOrder::known);
    var download = new Download(uri, Optional.empty(), sum, mirrors);
    return new Task(index, download, name, attempt, left, saved, List.of());
  }

  private static Known known(WorkerFile file) {
    return new Known(file.version(), file.bytes(), file.digest());
  }
}
