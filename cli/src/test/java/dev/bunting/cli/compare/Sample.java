package dev.bunting.cli.compare;

import dev.bunting.Status;
import dev.bunting.Style;
import dev.bunting.Timings;
import dev.bunting.server.DelayRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs that never were: four flags, each 0.1 s late, one after another and two at once. */
public final class Sample {
  static final Contestant ONE = new Contestant(Style.SEQUENTIAL, 1);
  static final Contestant TWO = new Contestant(Style.VIRTUAL, 2);

  private Sample() {}

  public static Work work() {
    var delay = DelayRange.of(Duration.ofMillis(100));
    return new Work.Flags(List.of("BR", "CN", "DE", "FR"), delay, 7);
  }

  public static Result result(Flaw... flaws) {
    var runs =
        List.of(run(ONE, 1, 600), run(TWO, 1, 250, flaws), run(TWO, 2, 350), run(ONE, 2, 400));
    return new Result(work(), List.of(ONE, TWO), runs, Map.of(ONE, 0, TWO, 2));
  }

  private static Run run(Contestant contestant, int round, long millis, Flaw... flaws) {
    var transfers = List.of(transfer(1, 0), transfer(2, 0), transfer(3, 100), transfer(4, 100));
    var usage = new Usage(300_000_000, OptionalLong.of(50_000_000), 1);
    var report = new Report(transfers, millis * 1_000_000, usage, 9, 0);
    return new Run(contestant, round, report, List.of(flaws));
  }

  static Transfer transfer(long index, long startMillis) {
    var timings = new Timings(0, 1_000_000, 0, 98_000_000, 1_000_000);
    return new Transfer(
        index,
        Status.OK,
        Optional.empty(),
        Optional.of(index + ".gif"),
        1_000,
        startMillis * 1_000_000,
        timings);
  }
}
