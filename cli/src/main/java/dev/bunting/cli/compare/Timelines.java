package dev.bunting.cli.compare;

import dev.bunting.chart.TimeAxis;
import dev.bunting.chart.Timeline;
import dev.bunting.chart.Unit;
import dev.bunting.page.Lanes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** When which download of a contestant's typical run was under way. */
final class Timelines {
  /** So many bars can still be told apart. */
  static final int MOST_BARS = 2_000;

  /** So many stairs can. */
  static final int MOST_STAIRS = 300;

  private Timelines() {}

  /** Downloads that did not overlap share a lane, as they could share a connection. */
  static Timeline byConnection(Figures figures) {
    var lanes = new Lanes();
    return timeline(figures, "in lanes", t -> lanes.place(t.start() / 1_000, t.end() / 1_000));
  }

  /** Each download has a lane of its own. */
  static Timeline byDownload(Figures figures) {
    var next = new int[1];
    return timeline(figures, "one below the other", _ -> next[0]++);
  }

  private static Timeline timeline(Figures figures, String how, ToIntFunction<Transfer> lane) {
    var transfers = transfers(figures);
    var bars = new ArrayList<Timeline.Bar>();
    for (var t : transfers)
      bars.add(new Timeline.Bar(lane.applyAsInt(t), t.start() / 1e9, t.timings(), t.status(), 1));
    int lanes = bars.stream().mapToInt(Timeline.Bar::lane).max().orElse(0) + 1;
    var run = figures.typical();
    var description =
        transfers.size()
            + " downloads "
            + how
            + ", "
            + lanes
            + " of them, in "
            + Unit.SECONDS.text(run.seconds());
    return new Timeline(
        figures.contestant().toString(), description, TimeAxis.until(run.seconds()), bars, lanes);
  }

  private static List<Transfer> transfers(Figures figures) {
    return figures.typical().report().transfers().stream()
        .filter(transfer -> transfer.timings().total() > 0)
        .sorted(Comparator.comparingLong(Transfer::start))
        .limit(MOST_BARS)
        .toList();
  }
}
