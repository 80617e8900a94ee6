package dev.bunting;

import dev.bunting.ledger.Entry;
import dev.bunting.ledger.Resume;
import dev.bunting.ledger.SavedFile;
import dev.bunting.plan.Planned;
import dev.bunting.schedule.Ended;
import dev.bunting.schedule.Known;
import dev.bunting.schedule.Schedule;
import dev.bunting.schedule.Task;
import dev.bunting.transfer.Crew;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Hands planned rows on: to the crew what is to be fetched, past it what has its outcome already.
 * The intake thread calls all of this.
 */
final class Intake {
  private final Schedule schedule;
  private final Crew crew;
  private final Path directory;
  private final Records.Finished finished;

  Intake(Schedule schedule, Crew crew, Path directory, Records.Finished finished) {
    this.schedule = schedule;
    this.crew = crew;
    this.directory = directory;
    this.finished = finished;
  }

  /** Takes a row, waiting for room. */
  void take(Planned row, Resume before) throws EnvironmentException, InterruptedException {
    // No switch over patterns here: its first use costs a cold process 8 ms.
    if (row instanceof Planned.Fetch fetch) take(fetch.task(), before);
    else if (row instanceof Planned.Refused refused) refuse(refused.outcome());
    else if (row instanceof Planned.Duplicate twin) refuse(outcome(twin));
  }

  /** How it ends is known once its original has ended. */
  private static Outcome outcome(Planned.Duplicate twin) {
    return new Outcome.Duplicate(twin.index(), twin.download(), twin.ofIndex(), Status.ERROR);
  }

  private void refuse(Outcome outcome) throws InterruptedException {
    schedule.refuse(Ended.of(outcome));
  }

  private void take(Task task, Resume before) throws EnvironmentException, InterruptedException {
    var download = task.download();
    var url = download.uri().toString();
    var entry = before.finished(task.index(), url, task.name(), download.checksum());
    var outcome = finished(task, entry);
    if (outcome.isPresent()) schedule.refuse(new Ended(outcome.get(), task.name(), true));
    else crew.tasksAdded(schedule.add(ifChanged(task, entry)));
  }

  /** What is to be fetched only if its file has changed knows that file. */
  private Task ifChanged(Task task, Optional<Entry> entry) {
    if (finished != Records.Finished.FETCH_IF_CHANGED) return task;
    return entry.flatMap(Entry::file).map(file -> task.with(known(file))).orElse(task);
  }

  private static Known known(SavedFile file) {
    var version = new FileVersion(file.etag(), file.lastModified());
    return new Known(version, file.bytes(), file.sha256());
  }

  /** What an earlier job made of the row, if that still holds. */
  private Optional<Outcome> finished(Task task, Optional<Entry> entry) {
    var download = task.download();
    return entry
        .filter(_ -> finished == Records.Finished.KEEP)
        .map(e -> e.outcome(download, directory))
        .filter(Intake::holds);
  }

  private static boolean holds(Outcome outcome) {
    return !(outcome instanceof Outcome.Saved saved) || isThere(saved.path(), saved.bytes());
  }

  /** Whether a regular file of this size is there. */
  static boolean isThere(Path file, long bytes) {
    try {
      var found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile() && found.size() == bytes;
    } catch (IOException e) {
      return false;
    }
  }
}
