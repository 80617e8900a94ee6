package dev.bunting.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.bunting.Timings;
import dev.bunting.ledger.Entry;
import dev.bunting.ledger.SavedFile;
import dev.bunting.ledger.Tried;
import java.io.IOException;
import java.io.OutputStream;

/** A record for each row, quoted as RFC 4180 says; what is not there is an empty field. */
final class CsvRows implements RowWriter {
  private final CsvWriter csv;

  CsvRows(OutputStream out) {
    csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out);
    csv.writeRecord(
        "index",
        "url",
        "status",
        "reason",
        "http",
        "bytes",
        "path",
        "attempts",
        "sha256",
        "final_url",
        "started",
        "dns",
        "connect",
        "tls",
        "wait",
        "receive",
        "detail");
  }

  @Override
  public void write(Entry entry) {
    var file = entry.file();
    var timings = entry.tried().map(Tried::timings).orElse(Timings.NONE);
    csv.writeRecord(
        Long.toString(entry.index()),
        Formulas.defused(Redaction.url(entry.url())),
        entry.status().word(),
        entry.reason().orElse(""),
        entry.http() == 0 ? "" : Integer.toString(entry.http()),
        file.map(saved -> Long.toString(saved.bytes())).orElse(""),
        file.map(saved -> Formulas.defusedPath(saved.path())).orElse(""),
        Integer.toString(entry.tried().map(Tried::attempts).orElse(0)),
        file.flatMap(SavedFile::sha256).orElse(""),
        Formulas.defused(entry.finalUrl().map(Redaction::url).orElse("")),
        entry.tried().map(Values::started).orElse(""),
        Values.milliseconds(timings.dns()),
        Values.milliseconds(timings.connect()),
        Values.milliseconds(timings.tls()),
        Values.milliseconds(timings.await()),
        Values.milliseconds(timings.receive()),
        Formulas.defused(Redaction.text(entry.detail())));
  }

  @Override
  public void flush() throws IOException {
    csv.flush();
  }
}
