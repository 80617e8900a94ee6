package dev.bunting.ledger;

import dev.bunting.EnvironmentException;
import dev.bunting.Fsync;
import dev.bunting.JobLockedException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * What became of each row of a job, in {@code .bunting/ledger.db} below the destination, and the
 * right to work on that destination. The tables are described in {@code docs/ledger.md}.
 *
 * <p>One thread, {@code bunting-ledger}, writes; rows come to it through a bounded queue from any
 * thread and are committed in groups, a tenth of a second after they came or sooner. A commit
 * survives the end of the process, however it ends. If the ledger cannot be written any more, every
 * later call says so with the same {@link EnvironmentException}.
 *
 * <p>The database is opened on that thread while the first downloads run. Only where a ledger is
 * there already, the first question to it waits until it is open.
 */
public final class Ledger implements AutoCloseable {
  private final Home home;
  private final boolean fresh;
  private final Fsync fsync;
  private final FileSync files;
  private final String command;
  private final boolean overList;
  private final JobLock lock;
  private final Mailbox mailbox = new Mailbox();
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Thread thread;
  private volatile long session;

  private Ledger(
      Home home, Fsync fsync, FileSync files, String command, boolean overList, JobLock lock) {
    this.home = home;
    this.fsync = fsync;
    this.files = files;
    this.command = command;
    this.overList = overList;
    this.lock = lock;
    fresh = !home.hasLedger();
    thread = Thread.ofPlatform().name("bunting-ledger").daemon().unstarted(this::write);
  }

  /**
   * Takes the right to work on a destination, and starts to open its ledger, for a run that goes
   * through a list.
   *
   * @param destination where files go; it is made if it does not exist
   * @param fsync when files are forced to disk
   * @param files how they are
   * @param command what this process does, in words without secrets: whoever finds the destination
   *     taken is shown them
   * @throws JobLockedException if someone else works on it
   * @throws EnvironmentException if its {@code .bunting} cannot be made or locked
   */
  public static Ledger open(Path destination, Fsync fsync, FileSync files, String command)
      throws EnvironmentException {
    return open(destination, fsync, files, command, true);
  }

  /**
   * Does the same for a run that tries some rows again.
   *
   * @throws JobLockedException if someone else works on it
   * @throws EnvironmentException if its {@code .bunting} cannot be made or locked
   */
  public static Ledger openToRetry(Path destination, Fsync fsync, FileSync files, String command)
      throws EnvironmentException {
    return open(destination, fsync, files, command, false);
  }

  private static Ledger open(
      Path destination, Fsync fsync, FileSync files, String command, boolean overList)
      throws EnvironmentException {
    var home = new Home(destination);
    home.make();
    var lock = JobLock.take(home, command, InstantSource.system());
    var ledger = new Ledger(home, fsync, files, command, overList, lock);
    ledger.thread.start();
    return ledger;
  }

  private void write() {
    try (var database = Database.openForWriting(home, fsync)) {
      var begun = Session.begin(database, fsync, command, overList);
      session = begun.id();
      opened.countDown();
      commitGroups(database);
      if (fsync == Fsync.JOB) syncAll();
      begun.end(database);
    } catch (EnvironmentException e) {
      mailbox.fail(e);
    } catch (SQLException e) {
      mailbox.fail(Failures.of(e, home.database()));
    } catch (InterruptedException | RuntimeException | Error e) {
      // Whatever it is, those who wait must be told: a ledger that is silently dead loses rows.
      mailbox.fail(new EnvironmentException("the ledger's thread died: " + e, e));
    } finally {
      opened.countDown();
    }
  }

  private void commitGroups(Database database)
      throws SQLException, EnvironmentException, InterruptedException {
    var beforeCommit = fsync == Fsync.EACH ? Optional.of(files) : Optional.<FileSync>empty();
    var writer = new Writer(database, session, beforeCommit);
    for (var group = mailbox.take(); !group.isEmpty(); group = mailbox.take()) {
      writer.commit(group);
      mailbox.committed(group.size());
    }
  }

  private void syncAll() throws EnvironmentException {
    try (var reader = new LedgerReader(home)) {
      var saved = reader.saved(session);
      for (var page = saved.next(); !page.isEmpty(); page = saved.next())
        Writer.sync(files, page, "the job");
    }
  }

  /**
   * Hands in what became of a row; it is committed soon, not yet on return. Waits while thousands
   * are waiting already. A row may come again in a later session, and then the later entry counts.
   *
   * @throws EnvironmentException if the ledger cannot be written any more
   * @throws IllegalStateException if it is closed
   */
  public void record(Entry entry) throws EnvironmentException, InterruptedException {
    mailbox.put(new Change.Add(entry));
  }

  /**
   * Says that the whole list has been read, so that rows beyond, of a longer list before, count no
   * more. Not to be said when only some rows of a list are tried again.
   *
   * @param digest what another run can tell by that it has the same rows under the same names
   * @throws EnvironmentException if the ledger cannot be written any more
   */
  public void listEnded(long rows, Optional<String> digest)
      throws EnvironmentException, InterruptedException {
    mailbox.put(new Change.ListEnded(rows, digest));
  }

  void listChanged() throws EnvironmentException, InterruptedException {
    mailbox.put(new Change.ListChanged());
  }

  /**
   * Returns once all that was handed in before is committed.
   *
   * @throws EnvironmentException if the ledger cannot be written any more
   */
  public void flush() throws EnvironmentException, InterruptedException {
    mailbox.flush();
  }

  /**
   * What earlier sessions left; to be asked by one thread, in the order of the rows, and closed by
   * it. On a new job this is free: the database is not waited for.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public Resume resume() throws EnvironmentException, InterruptedException {
    return fresh ? new NothingBefore() : new SideBySide(this, reader(), session);
  }

  /**
   * A reader of what is committed; to be used by one thread, and closed by it.
   *
   * @throws EnvironmentException if the ledger cannot be read
   */
  public LedgerReader reader() throws EnvironmentException, InterruptedException {
    opened.await();
    mailbox.check();
    return new LedgerReader(home);
  }

  /**
   * Commits what is left and gives the destination back. Waits for that, uninterruptibly.
   *
   * @throws EnvironmentException if the ledger could not be written to its end
   */
  @Override
  public void close() throws EnvironmentException {
    mailbox.close();
    try (lock) {
      joinUninterruptibly();
      mailbox.checkWritten();
    }
  }

  private void joinUninterruptibly() {
    var interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }
}
