package dev.bunting.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bunting.Login;
import dev.bunting.Proxy;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/** A tunnel through a SOCKS 5 proxy (RFC 1928), with a name and a password if asked (RFC 1929). */
final class Socks5 implements Negotiation {
  private static final byte VERSION = 5;
  private static final byte NO_LOGIN = 0;
  private static final byte LOGIN = 2;
  private static final int MAX_ANSWER = 4 + 1 + 255 + 2;

  /** What the proxy is to answer next. */
  private enum Turn {
    METHOD,
    LOGIN,
    CONNECT,
    DONE
  }

  private final Proxy proxy;
  private final ByteBuffer address;
  private final ByteBuffer answer = ByteBuffer.allocate(MAX_ANSWER);
  private Turn turn = Turn.METHOD;
  private ByteBuffer toSend;

  private Socks5(Proxy proxy, ByteBuffer address) {
    this.proxy = proxy;
    this.address = address;
    toSend =
        proxy.login().isPresent()
            ? ByteBuffer.wrap(new byte[] {VERSION, 2, NO_LOGIN, LOGIN})
            : ByteBuffer.wrap(new byte[] {VERSION, 1, NO_LOGIN});
  }

  /** To an address. */
  static Socks5 to(Proxy proxy, InetAddress address, int port) {
    var bytes = address.getAddress();
    var type = (byte) (bytes.length == 4 ? 1 : 4);
    return new Socks5(proxy, connect(bytes.length).put(type).put(bytes).putShort((short) port));
  }

  /** To a host by its name, which the proxy looks up, or by its address if that is its name. */
  static Socks5 to(Proxy proxy, String name, int port) throws ProxyException {
    if (name.indexOf(':') >= 0) return to(proxy, InetAddress.ofLiteral(name), port);
    var bytes = name.getBytes(UTF_8);
    if (bytes.length > 255) throw ProxyException.refusal(proxy, "a name of over 255 bytes");
    var request = connect(bytes.length + 1).put((byte) 3).put((byte) bytes.length);
    return new Socks5(proxy, request.put(bytes).putShort((short) port));
  }

  private static ByteBuffer connect(int length) {
    return ByteBuffer.allocate(6 + length).put(VERSION).put((byte) 1).put((byte) 0);
  }

  @Override
  public ByteBuffer toSend() {
    return toSend;
  }

  @Override
  public boolean done() {
    return turn == Turn.DONE;
  }

  @Override
  public void received(ByteBuffer in) throws ProxyException {
    while (in.hasRemaining()) {
      if (done()) throw new ProxyException(proxy, "bytes after the end of its answer");
      answer.put(in.get());
      if (answer.get(0) != (turn == Turn.LOGIN ? 1 : VERSION))
        throw new ProxyException(proxy, "it does not speak SOCKS 5");
      if (answer.position() == expected()) answered();
    }
  }

  /** How long the answer is, as far as is known by now. */
  private int expected() throws ProxyException {
    if (turn != Turn.CONNECT) return 2;
    // Some that refuse say no more than that.
    if (answer.position() > 1 && answer.get(1) != 0) throw refused();
    if (answer.position() < 5) return 5;
    return switch (answer.get(3)) {
      case 1 -> 4 + 4 + 2;
      case 3 -> 4 + 1 + (answer.get(4) & 0xff) + 2;
      case 4 -> 4 + 16 + 2;
      default -> throw new ProxyException(proxy, "malformed answer");
    };
  }

  private void answered() throws ProxyException {
    var result = answer.get(1);
    switch (turn) {
      case METHOD -> chosen(result);
      case LOGIN -> {
        if (result != 0) throw ProxyException.refusal(proxy, "it refuses the name and password");
        ask();
      }
      case CONNECT -> turn = Turn.DONE;
      case DONE -> throw new IllegalStateException("over");
    }
    answer.clear();
  }

  private void chosen(byte method) throws ProxyException {
    if (method == NO_LOGIN) ask();
    else if (method == LOGIN && proxy.login().isPresent()) {
      toSend = login(proxy.login().get());
      turn = Turn.LOGIN;
    } else throw ProxyException.refusal(proxy, "it wants another kind of login");
  }

  private void ask() {
    toSend = address.flip();
    turn = Turn.CONNECT;
  }

  private ByteBuffer login(Login login) throws ProxyException {
    var user = login.user().getBytes(UTF_8);
    var password = login.password().getBytes(UTF_8);
    if (user.length > 255 || password.length > 255)
      throw ProxyException.refusal(proxy, "a name or a password of over 255 bytes");
    return ByteBuffer.allocate(3 + user.length + password.length)
        .put((byte) 1)
        .put((byte) user.length)
        .put(user)
        .put((byte) password.length)
        .put(password)
        .flip();
  }

  /** RFC 1928, section 6: the network may mend itself, rules and abilities do not. */
  private ProxyException refused() {
    return switch (answer.get(1)) {
      case 1 -> new ProxyException(proxy, "general failure");
      case 2 -> ProxyException.refusal(proxy, "not allowed by its rules");
      case 3 -> new ProxyException(proxy, "network unreachable");
      case 4 -> new ProxyException(proxy, "host unreachable");
      case 5 -> new ProxyException(proxy, "connection refused");
      case 6 -> new ProxyException(proxy, "too many hops");
      case 7 -> ProxyException.refusal(proxy, "it cannot connect");
      case 8 -> ProxyException.refusal(proxy, "no such kind of address");
      default -> new ProxyException(proxy, "malformed answer");
    };
  }
}
