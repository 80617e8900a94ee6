package dev.bunting.transfer;

import dev.bunting.FileVersion;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a file, in a form that travels between processes. */
record WorkerFile(
    @Nullable String etag, @Nullable String lastModified, long bytes, @Nullable String sha256)
    implements Serializable {

  static WorkerFile of(FileVersion version, long bytes, Optional<String> sha256) {
    return new WorkerFile(
        version.etag().orElse(null),
        version.lastModified().orElse(null),
        bytes,
        sha256.orElse(null));
  }

  FileVersion version() {
    return new FileVersion(Optional.ofNullable(etag), Optional.ofNullable(lastModified));
  }

  Optional<String> digest() {
    return Optional.ofNullable(sha256);
  }
}
