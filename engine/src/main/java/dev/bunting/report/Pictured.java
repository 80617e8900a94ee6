package dev.bunting.report;

import dev.bunting.chart.Png;
import dev.bunting.ledger.Entry;
import dev.bunting.page.JobPage;
import dev.bunting.page.Story;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What is drawn of a job once all its rows are there: its page, or its charts as a picture. */
final class Pictured implements RowWriter {
  /** What is drawn. */
  enum Kind {
    PAGE,
    SVG,
    PNG
  }

  private final OutputStream out;
  private final Path directory;
  private final Kind kind;
  private final Story story = new Story(Redaction::url, Redaction::text);

  Pictured(OutputStream out, Path directory, Kind kind) {
    this.out = out;
    this.directory = directory;
    this.kind = kind;
  }

  @Override
  public void write(Entry entry) {
    story.add(entry);
  }

  @Override
  public void flush() {
    // Nothing can be drawn before all is there.
  }

  @Override
  public void finish() throws IOException {
    switch (kind) {
      case PAGE -> write(JobPage.html(story, directory));
      case SVG -> write(JobPage.svg(story, directory, false));
      case PNG -> Png.write(JobPage.svg(story, directory, false), out);
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
