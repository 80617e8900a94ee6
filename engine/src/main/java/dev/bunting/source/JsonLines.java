package dev.bunting.source;

import dev.bunting.ListOptions;
import dev.bunting.Reason;
import dev.bunting.Row;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads a JSON object a line, or a JSON string that is the URL itself. */
final class JsonLines implements RowReader {
  private static final int LIMIT = 1 << 20;
  private static final JsonFactory JSON = new JsonFactory();

  private final LineReader lines;
  private final String list;
  private final ListOptions options;

  JsonLines(InputStream in, String list, ListOptions options) {
    this.lines = new LineReader(in, LIMIT);
    this.list = list;
    this.options = options;
  }

  @Override
  public Optional<Row> next() throws IOException {
    var line = lines.next();
    while (line.isPresent() && line.get().isEmpty()) line = lines.next();
    return line.map(this::row);
  }

  private Row row(Line line) {
    var where = list + ":" + line.number();
    try {
      line.check();
      return draft(line.text()).row(where);
    } catch (Malformed e) {
      return Draft.bad(line.trimmed(), where, e);
    }
  }

  private Draft draft(String text) throws Malformed {
    try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
      var draft =
          switch (json.nextToken()) {
            case VALUE_STRING -> new Draft(json.getString(), "", "");
            case START_OBJECT -> object(json);
            case null, default -> throw bad("neither a JSON object nor a string");
          };
      if (json.nextToken() != null) throw bad("something after the JSON value");
      return draft;
    } catch (JacksonException e) {
      throw bad("not JSON" + place(e.getLocation()));
    }
  }

  /** Reads to the object's end; of a field that is there twice the last counts. */
  private Draft object(JsonParser json) throws Malformed {
    var url = "";
    var name = "";
    var checksum = "";
    for (var field = json.nextName(); field != null; field = json.nextName()) {
      var value = scalar(json, json.nextToken());
      if (field.equals(options.urlField())) url = value;
      if (field.equals(options.nameField())) name = value;
      if (field.equals(options.checksumField())) checksum = value;
    }
    if (url.isEmpty()) throw new Malformed(Reason.BAD_URL, "no " + options.urlField());
    return new Draft(Text.trim(url), Text.trim(name), Text.trim(checksum));
  }

  /** The value as text; empty for null and for what has an inside, which is skipped. */
  private static String scalar(JsonParser json, @Nullable JsonToken token) {
    if (token == null || token == JsonToken.VALUE_NULL) return "";
    if (token.isScalarValue()) return json.getString();
    json.skipChildren();
    return "";
  }

  /** The parser's own message speaks of its source and its settings, so only the place is told. */
  private static String place(@Nullable TokenStreamLocation location) {
    return location == null ? "" : " at character " + location.getColumnNr();
  }

  private static Malformed bad(String detail) {
    return new Malformed(Reason.BAD_ROW, detail);
  }
}
