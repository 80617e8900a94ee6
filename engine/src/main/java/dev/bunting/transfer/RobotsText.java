package dev.bunting.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bunting.Reason;
import dev.bunting.transfer.http1.ResponseHead;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** A robots.txt, kept in memory: the limits for files do not count for it. */
final class RobotsText implements Receiver {
  /** How many redirects lead to one (RFC 9309, section 2.3.1.2). */
  static final int REDIRECTS = 5;

  /** What comes after that is not looked at (RFC 9309, section 2.5). */
  static final int MAX_BYTES = 500 * 1024;

  private final boolean compressed;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Optional<Decoder> decoder = Optional.empty();
  private boolean begun;
  private boolean cut;
  private Optional<String> text = Optional.empty();

  /**
   * @param compressed whether the server was told that it may compress
   */
  RobotsText(boolean compressed) {
    this.compressed = compressed;
  }

  @Override
  public String conditions() {
    return "";
  }

  @Override
  public boolean begin(ResponseHead head) throws TransferException {
    if (compressed) decoder = Decoder.of(head);
    begun = true;
    return true;
  }

  @Override
  public boolean begun() {
    return begun;
  }

  @Override
  public boolean write(ByteBuffer in) throws TransferException {
    if (decoder.isPresent()) decoder.get().decode(in, this::keep);
    else keep(in);
    return cut;
  }

  private void keep(ByteBuffer in) {
    cut |= in.remaining() > MAX_BYTES - bytes.size();
    var part = new byte[Math.min(in.remaining(), MAX_BYTES - bytes.size())];
    in.get(part);
    bytes.writeBytes(part);
    in.position(in.limit());
  }

  @Override
  public long size() {
    return bytes.size();
  }

  /** It never is a file. */
  @Override
  public Path path() {
    return Path.of("robots.txt").toAbsolutePath();
  }

  @Override
  public Path commit() throws TransferException {
    if (decoder.isPresent() && !cut) decoder.get().finish();
    close();
    var all = bytes.toString(UTF_8);
    // Half a line may ask for more than the whole one does.
    text = Optional.of(cut ? all.substring(0, all.lastIndexOf('\n') + 1) : all);
    return path();
  }

  @Override
  public void abandon(Reason reason) {
    close();
  }

  private void close() {
    decoder.ifPresent(Decoder::close);
  }

  @Override
  public Optional<String> robots() {
    return text;
  }
}
