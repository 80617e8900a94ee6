package dev.bunting.futures;

import dev.bunting.futures.wire.Codec;
import java.lang.ProcessBuilder.Redirect;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An executor whose tasks run in worker processes, each a JVM of its own.
 *
 * <pre>{@code
 * try (var pool = ProcessPoolExecutor.create()) {
 *   Future<Long> answer = pool.submit(() -> parse(untrusted));
 *   System.out.println(answer.get());
 * }
 * }</pre>
 *
 * <p>Java has no global interpreter lock, so CPU work belongs on a thread pool first. A process
 * pool is for isolation: what a task does to its JVM (a crash in native code, an exhausted heap,
 * {@code System.exit}, an endless loop) hits that task alone, and {@code cancel(true)} stops it in
 * any case.
 *
 * <p>Workers start when tasks need them, up to the limit, and are reused. Tasks, arguments, results
 * and exceptions travel by JDK serialization over private pipes; one that cannot fails its own
 * future, with a message that names the field or the captured variable. Tasks are serialized by
 * {@code submit}, so what changes later does not change them.
 *
 * <p>A worker that dies fails the task it was running with {@link WorkerDiedException} and is
 * replaced. Only when workers cannot start any more (a bad flag, a failing initializer) is the pool
 * broken: queued tasks fail with {@link BrokenExecutorException}, and so do later calls of {@code
 * submit}.
 *
 * <p>{@link #close} waits for all tasks. Pending tasks keep this JVM from exiting in the ordinary
 * way; an idle pool does not. Workers end with this process, however that ends. All methods may be
 * called by any thread.
 */
public final class ProcessPoolExecutor extends AbstractExecutorService
    implements RemoteExecutorService {
  private static final Cleaner CLEANER = Cleaner.create();

  private final Pool pool;
  private final TaskFactory tasks;

  private ProcessPoolExecutor(Settings settings) {
    var codec = new Codec(Settings.classLoader(), settings.serialFilter());
    pool = new Pool(settings, codec);
    tasks = new TaskFactory(pool, codec);
    CLEANER.register(this, pool::shutdown);
  }

  /** A pool with as many workers as there are processors, and the defaults of {@link Builder}. */
  public static ProcessPoolExecutor create() {
    return builder().build();
  }

  /** What a pool is built with. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public <T> Future<T> submit(SerializableCallable<T> task) {
    return submit((Callable<T>) task);
  }

  @Override
  public Future<?> submit(SerializableRunnable task) {
    return submit((Runnable) task);
  }

  @Override
  public void execute(SerializableRunnable task) {
    execute((Runnable) task);
  }

  /**
   * Runs {@code fn} on {@code arg} in a worker. A function is serialized when it is first seen, and
   * each worker deserializes it once and keeps it for later calls.
   */
  @Override
  public <T, R> Future<R> submit(SerializableFunction<? super T, ? extends R> fn, T arg) {
    RemoteFuture<R> future = tasks.call(fn, arg);
    start(future);
    return future;
  }

  /**
   * Runs a task that is serializable.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the pool is shut down or broken, or
   *     if the task belongs to this JVM, as those of {@code CompletableFuture.supplyAsync} and
   *     {@code ExecutorCompletionService} do; the message says what to use instead
   */
  @Override
  public void execute(Runnable command) {
    start(command instanceof RemoteFuture<?> future ? future : tasks.unattended(command));
  }

  private void start(RemoteFuture<?> future) {
    try {
      future.task().ifPresentOrElse(pool::submit, pool::requireOpen); // No task: it failed already.
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
    return tasks.callable(callable);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
    return tasks.runnable(runnable, value);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> callables)
      throws InterruptedException, ExecutionException {
    try {
      return invokeAny(callables, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("after 292 years", e);
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> callables, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return new AnyOf<T>(unit.toNanos(timeout)).of(callables, this::submit);
  }

  /** The worker processes that live now; those of an unused pool are none. */
  public List<ProcessHandle> workers() {
    return pool.processes();
  }

  /**
   * Ends all workers by SIGTERM, and by SIGKILL those that are still there ten seconds later. The
   * pool is shut down; running futures fail with {@link WorkerDiedException}, queued ones are
   * cancelled. Returns at once; {@link #awaitTermination} tells when all are gone.
   */
  public void terminateWorkers() {
    pool.end(Process::destroy);
  }

  /** As {@link #terminateWorkers}, by SIGKILL at once. */
  public void killWorkers() {
    pool.end(Process::destroyForcibly);
  }

  @Override
  public void shutdown() {
    pool.shutdown();
  }

  /**
   * Cancels queued tasks and returns their futures; interrupts running ones, whose workers are
   * killed if they have not ended within the grace time of cancellation.
   */
  @Override
  public List<Runnable> shutdownNow() {
    return List.copyOf(pool.shutdownNow());
  }

  /** Cancels queued tasks; running ones may end. */
  void shutdownCancelling() {
    pool.shutdownCancelling();
  }

  /** Says what the pool is at, for a person to read. */
  @Override
  public String toString() {
    return "ProcessPoolExecutor[" + pool + "]";
  }

  @Override
  public boolean isShutdown() {
    return pool.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return pool.isTerminated();
  }

  /** Waits until all tasks are done and all worker processes are gone. */
  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    try {
      return pool.awaitTermination(unit.toNanos(timeout));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /** Configures a {@link ProcessPoolExecutor}. For one thread; a builder may build many pools. */
  public static final class Builder {
    private int workers = Runtime.getRuntime().availableProcessors();
    private List<String> jvmArgs = List.of();
    private List<Path> classPath = List.of();
    private Optional<SerializableRunnable> initializer = Optional.empty();
    private int maxTasksPerWorker = Integer.MAX_VALUE;
    private Duration idleTimeout = ChronoUnit.FOREVER.getDuration();
    private Duration cancelGrace = Duration.ofSeconds(2);
    private Redirect workerOutput = Redirect.INHERIT;
    private Optional<Path> aotCache = Optional.empty();
    private String serialFilter = "";

    private Builder() {}

    /** At most this many processes at once; by default one for each processor. */
    public Builder workers(int count) {
      workers = positive(count, "workers");
      return this;
    }

    /** Flags of the workers' JVMs, such as {@code -Xmx512m}; none are taken over from this one. */
    public Builder jvmArgs(String... args) {
      jvmArgs = List.of(args);
      return this;
    }

    /** Where the workers find classes; by default where this JVM does. */
    public Builder classPath(Path... entries) {
      classPath = List.of(entries);
      return this;
    }

    /** Runs once in each worker before its first task; if it fails, the pool is broken. */
    public Builder initializer(SerializableRunnable task) {
      initializer = Optional.of(task);
      return this;
    }

    /** Replaces a worker by a new one after this many tasks; by default never. */
    public Builder maxTasksPerWorker(int count) {
      maxTasksPerWorker = positive(count, "maxTasksPerWorker");
      return this;
    }

    /** Ends a worker that has had nothing to do for this long; by default none is. */
    public Builder idleTimeout(Duration timeout) {
      idleTimeout = notNegative(timeout, "idleTimeout");
      return this;
    }

    /**
     * How long a task that is cancelled with {@code cancel(true)} may go on after the interrupt
     * before its worker is killed; by default two seconds.
     */
    public Builder cancelGrace(Duration grace) {
      cancelGrace = notNegative(grace, "cancelGrace");
      return this;
    }

    /**
     * Where the workers' standard output and standard error go, both of them. By default they are
     * inherited: both go to this process's standard error, so that its standard output stays its
     * own. A pipe, which nobody would read, is refused.
     */
    public Builder workerOutput(Redirect target) {
      if (target.equals(Redirect.PIPE)) {
        throw new IllegalArgumentException("workerOutput must not be a pipe: nobody would read it");
      }
      workerOutput = target;
      return this;
    }

    /**
     * A file with an AOT cache (JEP 514), which makes workers start sooner. It is used when it is
     * valid for this JDK, these flags and this class path; when it is absent or stale, an extra
     * process trains it there in the background. The class path must consist of jars.
     */
    public Builder aotCache(Path file) {
      aotCache = Optional.of(file);
      return this;
    }

    /**
     * What may be deserialized, in the workers and here, in the syntax of {@link
     * java.io.ObjectInputFilter.Config#createFilter}; by default anything. Strings, boxed numbers
     * and lists of them need no permission, and neither does the form of a lambda.
     */
    public Builder serialFilter(String pattern) {
      serialFilter = pattern;
      return this;
    }

    /**
     * A pool with these settings, which starts no process yet.
     *
     * @throws IllegalArgumentException if the initializer cannot be serialized, or the pattern of
     *     the filter is wrong
     */
    public ProcessPoolExecutor build() {
      return new ProcessPoolExecutor(
          new Settings(
              workers,
              jvmArgs,
              classPath,
              initializer,
              maxTasksPerWorker,
              idleTimeout,
              cancelGrace,
              workerOutput,
              aotCache,
              serialFilter));
    }

    private static int positive(int count, String name) {
      if (count < 1) {
        throw new IllegalArgumentException(name + " must be >= 1, but is " + count);
      }
      return count;
    }

    private static Duration notNegative(Duration time, String name) {
      if (time.isNegative()) {
        throw new IllegalArgumentException(name + " must not be negative, but is " + time);
      }
      return time;
    }
  }
}
