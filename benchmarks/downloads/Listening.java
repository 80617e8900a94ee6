import com.sun.management.OperatingSystemMXBean;
import dev.bunting.Bunting;
import dev.bunting.Download;
import dev.bunting.Job;
import dev.bunting.LiveView;
import dev.bunting.Options;
import dev.bunting.Politeness;
import dev.bunting.Style;
import dev.bunting.TraceFile;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What it costs to listen: the same downloads without a listener, with one that counts, with a
 * trace and with the live view, in turn, round after round, in one process: STYLE CONNECTIONS COUNT
 * URL DIRECTORY ROUNDS. The URL stands for COUNT of them: the number is added to it. Prints medians
 * of wall time and of the process's CPU, and how much more that is than without a listener, by the
 * median of the rounds.
 */
final Map<String, List<double[]>> times = new LinkedHashMap<>();

void main(String[] args) throws Exception {
  int rounds = Integer.parseInt(args[5]);
  for (int round = -1; round < rounds; round++) {
    measure("nobody", round, () -> run(options(args), args, _ -> {}));
    measure("a listener", round, () -> run(counting(args), args, _ -> {}));
    measure("a trace", round, () -> traced(args));
    measure("the live view, unwatched", round, () -> viewed(args, false));
    measure("the live view, watched", round, () -> viewed(args, true));
  }
  var alone = times.get("nobody");
  times.forEach((name, all) -> print(name, all, alone));
}

interface Work {
  void run() throws Exception;
}

/** The first round, which is number -1, warms up. */
void measure(String name, int round, Work work) throws Exception {
  var os = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  System.gc();
  long cpu = os.getProcessCpuTime();
  long begun = System.nanoTime();
  work.run();
  var time = new double[] {(System.nanoTime() - begun) / 1e9, (os.getProcessCpuTime() - cpu) / 1e9};
  if (round >= 0) times.computeIfAbsent(name, _ -> new ArrayList<>()).add(time);
}

void print(String name, List<double[]> all, List<double[]> alone) {
  IO.println(
      String.format(
          Locale.ROOT,
          "%-26s wall %.3f s (%+.1f%%)  CPU %.3f s (%+.1f%%)",
          name,
          median(all.stream().mapToDouble(t -> t[0])),
          more(all, alone, 0),
          median(all.stream().mapToDouble(t -> t[1])),
          more(all, alone, 1)));
}

/** In percent. */
double more(List<double[]> all, List<double[]> alone, int field) {
  var rounds = IntStream.range(0, all.size());
  return 100 * (median(rounds.mapToDouble(i -> all.get(i)[field] / alone.get(i)[field])) - 1);
}

double median(DoubleStream values) {
  var sorted = values.sorted().toArray();
  return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
}

Options options(String[] args) {
  return Options.defaults()
      .withStyle(Style.valueOf(args[0].toUpperCase(Locale.ROOT)))
      .withMaxRequests(Integer.parseInt(args[1]))
      .withDirectory(Path.of(args[4]))
      .withPoliteness(Politeness.NONE);
}

Options counting(String[] args) {
  var events = new LongAdder();
  return options(args).withListener(_ -> events.increment());
}

void run(Options options, String[] args, Consumer<Job> shown) throws Exception {
  var url = args[3];
  var rows =
      IntStream.range(0, Integer.parseInt(args[2]))
          .mapToObj(i -> new Download(URI.create(url + i), "f" + i));
  try (var job = Bunting.download(() -> rows.iterator(), options)) {
    shown.accept(job);
    for (var next = job.next(); next.isPresent(); next = job.next()) {}
  }
}

void traced(String[] args) throws Exception {
  try (var trace = TraceFile.create(Path.of(args[4], "job.trace.json"))) {
    run(options(args).withListener(trace), args, _ -> {});
  }
}

/** A watcher reads the events of the page as a browser does, and shows nothing. */
void viewed(String[] args, boolean watched) throws Exception {
  var view = LiveView.start(0, options(args));
  var watcher = watched ? Thread.ofPlatform().daemon().start(() -> watch(view.url())) : null;
  run(options(args).withListener(view), args, view::show);
  view.close();
  if (watcher != null) watcher.join();
}

void watch(String url) {
  try (var events = URI.create(url + "events").toURL().openStream()) {
    events.readAllBytes();
  } catch (java.io.IOException e) {
    throw new java.io.UncheckedIOException(e);
  }
}
