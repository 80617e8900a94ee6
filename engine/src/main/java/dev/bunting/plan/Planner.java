package dev.bunting.plan;

import dev.bunting.Checksum;
import dev.bunting.Download;
import dev.bunting.NameTemplate;
import dev.bunting.Outcome;
import dev.bunting.Reason;
import dev.bunting.Row;
import dev.bunting.schedule.Task;

/**
 * Numbers rows from 1 in the order they come, finds those that ask for what an earlier row asks
 * for, and gives each file its name. Of each row it keeps about 30 bytes and no text, so that ten
 * million rows take some 300 MB.
 *
 * <p>Not thread-safe: the thread that reads the rows calls it.
 */
public final class Planner {
  private final Template template;
  private final Fingerprint.Maker fingerprints = new Fingerprint.Maker();
  private final RowKeys keys = new RowKeys();
  private final Claims claims = new Claims(fingerprints);
  private long rows;

  /**
   * @param names what files are called
   */
  public Planner(NameTemplate names) {
    this.template = Template.parse(names.text());
  }

  /** What is to be done with the next row. */
  public Planned plan(Row row) {
    var index = ++rows;
    if (row instanceof Row.Wanted wanted)
      return plan(new NamedRow(index, wanted.download(), wanted.captures()));
    var bad = (Row.Bad) row;
    return refused(index, bad.url(), bad.reason(), bad.where() + ": " + bad.detail());
  }

  private Planned plan(NamedRow row) {
    try {
      return plan(row, template.render(row));
    } catch (IllegalArgumentException e) {
      var url = row.download().uri().toString();
      return refused(row.index(), url, Reason.BAD_NAME, String.valueOf(e.getMessage()));
    }
  }

  private Planned plan(NamedRow row, String name) {
    var download = row.download();
    var first = keys.add(row.index(), fingerprints.of(whatIsAsked(download, name)));
    return first == row.index()
        ? new Planned.Fetch(new Task(row.index(), download, claims.claim(name)))
        : new Planned.Duplicate(row.index(), first, download);
  }

  /**
   * What is to be done with a row that an earlier job has planned and that is tried again. One
   * planner plans either all rows of a list or only such.
   *
   * @param index above those before
   * @param name what its file is to be called, as it was planned then
   */
  public Planned again(long index, Download download, String name) {
    rows = index;
    var first = keys.add(index, fingerprints.of(whatIsAsked(download, name)));
    return first == index
        ? new Planned.Fetch(new Task(index, download, name))
        : new Planned.Duplicate(index, first, download);
  }

  /** A row that an earlier job has refused, and that is no better now. */
  public Planned refuse(long index, String url, Reason reason, String detail) {
    rows = index;
    return refused(index, url, reason, detail);
  }

  /** The number of the last row. */
  public long rows() {
    return rows;
  }

  /** A row with another checksum is another row: it may fail where the first does not. */
  private static String whatIsAsked(Download download, String name) {
    var checksum = download.checksum().map(Checksum::toString).orElse("");
    return String.join("\n", SameUrl.text(download.uri()), name, checksum);
  }

  private static Planned refused(long index, String url, Reason reason, String detail) {
    return new Planned.Refused(new Outcome.Rejected(index, url, reason, detail));
  }
}
