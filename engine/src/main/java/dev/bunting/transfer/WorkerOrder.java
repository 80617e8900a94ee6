package dev.bunting.transfer;

import dev.bunting.Download;
import dev.bunting.schedule.Task;
import java.io.Serializable;
import java.net.URI;

/** A task on its way to a worker process. */
record WorkerOrder(long index, URI uri, String name, int attempt) implements Serializable {

  static WorkerOrder of(Task task) {
    return new WorkerOrder(task.index(), task.download().uri(), task.name(), task.attempt());
  }

  Task task() {
    return new Task(index, Download.of(uri), name, attempt);
  }
}
