package dev.bunting.source;

import dev.bunting.Reason;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks over the elements of an XML list: no document types, so no entities of its own, nothing
 * fetched, and nothing kept but the way from the root and the text of one element, cut at a limit.
 */
final class Xml {
  /** How many bytes a single tag, comment or run of text may take. */
  private static final int TOKEN_LIMIT = 1 << 20;

  private static final int TEXT_LIMIT = 64 << 10;
  private static final int DEEPEST = 50;

  private final Source source;
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private Optional<XMLStreamReader> opened = Optional.empty();
  private boolean leaving;

  Xml(InputStream in) {
    this.source = new Source(in);
  }

  /** What the walk came upon. */
  enum Step {
    /** An element begins: {@link #name}, {@link #attribute} and {@link #line} tell of it. */
    START,
    /** An element ends: {@link #name} and {@link #text} tell of it. */
    FINISH,
    /** There is nothing more. */
    DONE
  }

  /**
   * The next step.
   *
   * @throws Malformed if the document is not well-formed or over a limit; there is no step after it
   */
  Step next() throws IOException, Malformed {
    try {
      return next(reader());
    } catch (XMLStreamException e) {
      source.rethrow();
      if (source.isEmpty()) return Step.DONE;
      throw new Malformed(Reason.BAD_ROW, "not well-formed XML: " + why(e));
    } catch (RuntimeException e) {
      // The JDK's parser answers to some broken documents with whatever broke inside of it.
      source.rethrow();
      throw new Malformed(Reason.BAD_ROW, "not well-formed XML: " + e);
    }
  }

  /** The element's name without its prefix. */
  String name() {
    return path.getFirst();
  }

  /** The name of the element around it; empty for the root. */
  String parent() {
    return path.stream().skip(1).findFirst().orElse("");
  }

  /** How deep the element is; 1 for the root. */
  int depth() {
    return path.size();
  }

  /** An attribute of the element that begins; empty if it has none of the name. */
  String attribute(String name) {
    return opened.map(r -> r.getAttributeValue(null, name)).orElse("");
  }

  /** The text of the element that ends, if it has no others in it, without white space around. */
  String text() {
    return text.toString().strip();
  }

  /** The line where the walk is, from 1. */
  long line() {
    return opened.map(r -> r.getLocation().getLineNumber()).orElse(1);
  }

  private XMLStreamReader reader() throws XMLStreamException, IOException, Malformed {
    if (opened.isEmpty())
      opened = Optional.of(factory().createXMLStreamReader(XmlDecoder.reader(source)));
    return opened.get();
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private Step next(XMLStreamReader reader) throws XMLStreamException, Malformed {
    if (leaving) leave();
    while (reader.hasNext()) {
      var event = reader.next();
      source.mark();
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> {
          return enter(reader.getLocalName());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          leaving = true;
          return Step.FINISH;
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(reader.getText());
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Malformed(Reason.BAD_ROW, "a list has no DOCTYPE and no entities of its own");
        default -> {}
      }
    }
    return Step.DONE;
  }

  private Step enter(String name) throws Malformed {
    if (path.size() == DEEPEST)
      throw new Malformed(Reason.BAD_ROW, "elements over " + DEEPEST + " deep");
    path.addFirst(name);
    text.setLength(0);
    return Step.START;
  }

  private void leave() {
    path.removeFirst();
    text.setLength(0);
    leaving = false;
  }

  private void add(String part) throws Malformed {
    if (text.length() + part.length() > TEXT_LIMIT)
      throw new Malformed(Reason.BAD_ROW, "a text of over " + TEXT_LIMIT + " characters");
    text.append(part);
  }

  private static String why(XMLStreamException e) {
    if (e.getNestedException() instanceof CharacterCodingException)
      return "bytes that its encoding does not have";
    // "ParseError at [row,col]:[3,7]\nMessage: what is wrong"
    var message = String.valueOf(e.getMessage());
    return message.substring(message.indexOf('\n') + 1).replace("Message: ", "").strip();
  }

  /**
   * Ends a token that grows without end, and keeps a failure to read from being taken for XML's.
   */
  private static final class Source extends FilterInputStream {
    private Optional<IOException> failure = Optional.empty();
    private long total;
    private long sinceMark;

    Source(InputStream in) {
      super(in);
    }

    void mark() {
      sinceMark = 0;
    }

    boolean isEmpty() {
      return total == 0;
    }

    void rethrow() throws IOException {
      if (failure.isPresent()) throw failure.get();
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (sinceMark > TOKEN_LIMIT) throw new IOException("a tag or comment of over 1 MiB");
      try {
        var read = super.read(bytes, from, length);
        sinceMark += Math.max(read, 0);
        total += Math.max(read, 0);
        return read;
      } catch (IOException e) {
        failure = Optional.of(e);
        throw e;
      }
    }
  }
}
