package dev.bunting.transfer;

import dev.bunting.schedule.Partial;
import java.io.Serializable;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A {@link Partial} in a form that travels between processes.
 *
 * @param total -1 if it is not known
 */
record WorkerPartial(String temporary, URI url, WorkerFile file, long total)
    implements Serializable {

  static WorkerPartial of(Partial partial) {
    var file = WorkerFile.of(partial.version(), partial.bytes(), Optional.empty());
    return new WorkerPartial(partial.temporary(), partial.url(), file, partial.total().orElse(-1));
  }

  Partial partial() {
    var size = total < 0 ? OptionalLong.empty() : OptionalLong.of(total);
    return new Partial(temporary, url, file.version(), file.bytes(), size);
  }
}
