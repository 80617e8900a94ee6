package dev.bunting.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.bunting.Login;
import dev.bunting.Proxy;
import dev.bunting.transfer.http1.ProtocolException;
import dev.bunting.transfer.http1.ResponseReader;
import java.nio.ByteBuffer;

/** A tunnel through an HTTP proxy (RFC 9110, section 9.3.6). */
final class HttpConnect implements Negotiation {
  private final Proxy proxy;
  private final ByteBuffer request;
  private final ResponseReader reader = new ResponseReader();
  private boolean done;

  HttpConnect(Proxy proxy, Origin end, String userAgent) {
    this.proxy = proxy;
    var place = end.host() + ":" + end.port();
    var text = "CONNECT " + place + " HTTP/1.1\r\nHost: " + place;
    var agent = "\r\nUser-Agent: " + userAgent + "\r\n" + authorization(proxy) + "\r\n";
    request = ByteBuffer.wrap((text + agent).getBytes(ISO_8859_1));
    reader.begin();
  }

  /** The header line, with the line break behind it, or nothing. */
  static String authorization(Proxy proxy) {
    var login = proxy.login().map(Login::basic);
    return login.map(basic -> "Proxy-Authorization: " + basic + "\r\n").orElse("");
  }

  @Override
  public ByteBuffer toSend() {
    return request;
  }

  @Override
  public void received(ByteBuffer in) throws ProxyException {
    try {
      if (reader.next(in) != ResponseReader.Event.HEAD) return;
    } catch (ProtocolException e) {
      throw new ProxyException(proxy, "no answer of a proxy: " + e.getMessage());
    }
    var status = reader.head().status();
    if (status < 200 || status > 299)
      throw new ProxyException(proxy, ("HTTP " + status + " " + phrase()).trim(), status);
    // A tunnel's first words are ours, with TLS as with HTTP.
    if (in.hasRemaining()) throw new ProxyException(proxy, "bytes after the head of its answer");
    done = true;
  }

  private String phrase() {
    return reader.head().reasonPhrase();
  }

  @Override
  public boolean done() {
    return done;
  }
}
