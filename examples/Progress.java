// progress: a loop of 1000 steps (or as many as you say) with a progress bar.

void main(String[] args) throws InterruptedException {
  var steps = args.length == 0 ? 1000 : Integer.parseInt(args[0]);
  for (var _ : new Tqdm(steps)) {
    Thread.sleep(10);
  }
}

/** Counts up, and shows on standard error how far it has come. */
record Tqdm(int total) implements Iterable<Integer> {
  public Iterator<Integer> iterator() {
    var start = System.nanoTime();
    return new Iterator<>() {
      int done = 0;

      public boolean hasNext() {
        System.err.print("\r" + bar(done, (System.nanoTime() - start) / 1e9));
        if (done == total) System.err.println();
        return done < total;
      }

      public Integer next() {
        return done++;
      }
    };
  }

  String bar(int done, double elapsed) {
    var filled = total == 0 ? 10 : 10 * done / total;
    var rate = done / Math.max(elapsed, 1e-9);
    return String.format(
        Locale.ROOT,
        "%3d%%|%s| %d/%d [%s<%s, %sit/s]",
        total == 0 ? 100 : 100 * done / total,
        "█".repeat(filled) + " ".repeat(10 - filled),
        done,
        total,
        clock(elapsed),
        done == 0 ? "?" : clock((total - done) / rate),
        done == 0 ? "?" : String.format(Locale.ROOT, "%.2f", rate));
  }

  String clock(double seconds) {
    return "%02d:%02d".formatted((int) seconds / 60, (int) seconds % 60);
  }
}
