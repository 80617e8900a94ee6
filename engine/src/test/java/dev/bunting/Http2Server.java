package dev.bunting;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.bunting.server.TestCertificates;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2ServerUpgradeCodec;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * A server that speaks HTTP/2, over TLS by ALPN or by an upgrade from HTTP/1.1, and does wrong what
 * it is told to. Requests beyond what was enqueued get a 404.
 */
final class Http2Server implements AutoCloseable {
  /** A request, and which connection it came on, counted from 1. */
  record Request(String path, Map<String, String> headers, int connection) {}

  private final MultiThreadIoEventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ConcurrentLinkedQueue<Http2Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Optional<SslContext> tls;
  private final Channel listening;

  // Written by the loop's thread alone.
  private int connections;
  private int open;
  private volatile int mostOpen;
  private volatile int heldUntil = 1;
  private volatile int streamsAtOnce = 200;
  private volatile Function<Request, Http2Answer> fallback = _ -> Http2Answer.status(404);
  private final List<Runnable> held = new ArrayList<>();

  private Http2Server(Optional<SslContext> tls) {
    this.tls = tls;
    listening =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(new Connecting())
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  /** A server that is asked for an upgrade. */
  static Http2Server start() {
    return new Http2Server(Optional.empty());
  }

  /** A server for https. */
  static Http2Server startTls() {
    return startTls(TestCertificates.VALID);
  }

  static Http2Server startTls(TestCertificates certificate) {
    var http2 =
        new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            "h2");
    try {
      var chain = stream(certificate.certificatePem());
      var builder = SslContextBuilder.forServer(chain, stream(certificate.keyPem()));
      return new Http2Server(Optional.of(builder.applicationProtocolConfig(http2).build()));
    } catch (SSLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(US_ASCII));
  }

  /** Sets up a connection that was accepted. */
  private final class Connecting extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel channel) {
      var codec =
          Http2FrameCodecBuilder.forServer()
              .initialSettings(Http2Settings.defaultSettings().maxConcurrentStreams(streamsAtOnce))
              .build();
      var streams = new Streams(++connections, codec);
      tls.ifPresent(context -> channel.pipeline().addLast(context.newHandler(channel.alloc())));
      if (tls.isPresent()) channel.pipeline().addLast(codec, new Http2MultiplexHandler(streams));
      else upgradable(channel, codec, streams);
      channel.pipeline().addLast(new Silent());
    }

    private static void upgradable(Channel channel, Http2FrameCodec codec, Streams streams) {
      var source = new HttpServerCodec();
      var http2 = new Http2MultiplexHandler(streams);
      var upgrade =
          new HttpServerUpgradeHandler(source, _ -> new Http2ServerUpgradeCodec(codec, http2));
      channel.pipeline().addLast(source, upgrade);
    }
  }

  /** Connections that clients break off are no news. */
  private static final class Silent extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      var _ = context.close();
    }
  }

  /** Sets up the streams of a connection. */
  private final class Streams extends ChannelInitializer<Channel> {
    private final int connection;
    private final Http2FrameCodec codec;

    private Streams(int connection, Http2FrameCodec codec) {
      this.connection = connection;
      this.codec = codec;
    }

    @Override
    protected void initChannel(Channel stream) {
      stream.pipeline().addLast(new Http2Stream(Http2Server.this, connection, codec));
    }

    @Override
    public boolean isSharable() {
      return true;
    }
  }

  /** The answer to a request that came in, on the loop's thread; ready is run when it may go. */
  void asked(Request request, Runnable ready) {
    requests.add(request);
    mostOpen = Math.max(mostOpen, ++open);
    held.add(ready);
    if (held.size() < heldUntil) return;
    heldUntil = 1;
    var waiting = List.copyOf(held);
    held.clear();
    waiting.forEach(Runnable::run);
  }

  Http2Answer answerTo(Request request) {
    var answer = answers.poll();
    return answer == null ? fallback.apply(request) : answer;
  }

  void answered() {
    open--;
  }

  /** Answers so what nothing was enqueued for, instead of by 404. */
  void fallback(Function<Request, Http2Answer> answer) {
    fallback = answer;
  }

  /** Allows so many streams at once, on connections from now on. */
  void streamsAtOnce(int most) {
    streamsAtOnce = most;
  }

  void enqueue(Http2Answer... more) {
    answers.addAll(List.of(more));
  }

  /** Answers nobody until so many ask at once. */
  void holdUntil(int streams) {
    heldUntil = streams;
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  /** How many requests were open at once, at most. */
  int mostOpen() {
    return mostOpen;
  }

  URI uri(String path) {
    var port = ((InetSocketAddress) listening.localAddress()).getPort();
    return URI.create((tls.isPresent() ? "https" : "http") + "://localhost:" + port + path);
  }

  @Override
  public void close() {
    loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
  }
}
