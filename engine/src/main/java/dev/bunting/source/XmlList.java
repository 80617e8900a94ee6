package dev.bunting.source;

import dev.bunting.Reason;
import dev.bunting.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads a list that is an XML document: what an element means is the format's affair. Where the
 * document breaks there is one bad row, and the list ends: the rows before it stand.
 */
abstract class XmlList implements RowReader {
  final Xml xml;
  final String list;
  private boolean ended;

  XmlList(InputStream in, String list) {
    this.xml = new Xml(in);
    this.list = list;
  }

  @Override
  public final Optional<Row> next() throws IOException {
    if (ended) return Optional.empty();
    try {
      return walk();
    } catch (Malformed e) {
      ended = true;
      return Optional.of(Draft.bad("", where(), e));
    }
  }

  private Optional<Row> walk() throws IOException, Malformed {
    for (var step = xml.next(); step != Xml.Step.DONE; step = xml.next()) {
      if (step == Xml.Step.START) begin();
      else {
        var row = end();
        if (row.isPresent()) return row;
      }
    }
    ended = true;
    return Optional.empty();
  }

  private void begin() throws Malformed {
    if (xml.depth() == 1 && !isRoot(xml.name()))
      throw new Malformed(Reason.BAD_ROW, "not " + format() + ": its root is " + xml.name());
    start();
  }

  final String where() {
    return list + ":" + xml.line();
  }

  /** What the format is called, with its article. */
  abstract String format();

  /** Whether a document with this root is of the format. */
  abstract boolean isRoot(String name);

  /** An element begins. */
  abstract void start();

  /** An element ends; a row if it was the last of one. */
  abstract Optional<Row> end();
}
