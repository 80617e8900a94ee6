package dev.bunting;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.HashMap;
import java.util.Optional;

/** One request to an {@link Http2Server}, on the loop's thread. */
final class Http2Stream extends ChannelInboundHandlerAdapter {
  private final Http2Server server;
  private final int connection;
  private final Http2FrameCodec codec;

  Http2Stream(Http2Server server, int connection, Http2FrameCodec codec) {
    this.server = server;
    this.connection = connection;
    this.codec = codec;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object frame) {
    if (frame instanceof Http2HeadersFrame head) {
      var request = request(head);
      var range = Optional.ofNullable(request.headers().get("range"));
      server.asked(request, () -> answer(context, server.answerTo(request).to(range)));
    }
    ReferenceCountUtil.release(frame);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    var _ = context.close();
  }

  private Http2Server.Request request(Http2HeadersFrame head) {
    var headers = new HashMap<String, String>();
    for (var header : head.headers())
      headers.put(header.getKey().toString(), header.getValue().toString());
    return new Http2Server.Request(head.headers().path().toString(), headers, connection);
  }

  private void answer(ChannelHandlerContext context, Http2Answer answer) {
    server.answered();
    if (answer.end() instanceof Http2Answer.End.GoAway) {
      goAway(context);
      return;
    }
    var headers = new DefaultHttp2Headers().status("" + answer.status());
    answer.headers().forEach(headers::add);
    var _ = context.write(new DefaultHttp2HeadersFrame(headers, false));
    var whole = answer.end() instanceof Http2Answer.End.Whole;
    var body = Unpooled.wrappedBuffer(answer.body().slice(0, answer.sent()));
    var written = context.writeAndFlush(new DefaultHttp2DataFrame(body, whole));
    written.addListener((ChannelFutureListener) _ -> end(context, answer.end()));
  }

  private static void end(ChannelHandlerContext context, Http2Answer.End end) {
    switch (end) {
      case Http2Answer.End.Reset(var error) -> {
        var _ = context.writeAndFlush(new DefaultHttp2ResetFrame(error));
      }
      case Http2Answer.End.Close() -> {
        var _ = context.channel().parent().close();
      }
      case Http2Answer.End.Whole(),
          Http2Answer.End.Rest(),
          Http2Answer.End.Stall(),
          Http2Answer.End.GoAway() -> {}
    }
  }

  /** The codec itself would only say that it has looked at all that came. */
  private void goAway(ChannelHandlerContext context) {
    var stream = ((Http2StreamChannel) context.channel()).stream().id();
    var parent = context.channel().parent();
    var inner = parent.pipeline().context(codec);
    var none = Unpooled.EMPTY_BUFFER;
    var code = Http2Error.NO_ERROR.code();
    var writer = codec.encoder().frameWriter();
    var _ = writer.writeGoAway(inner, stream - 1, code, none, inner.newPromise());
    inner.flush();
  }
}
