package dev.bunting.transfer;

import dev.bunting.Checksum;
import dev.bunting.FileVersion;
import dev.bunting.Limits;
import dev.bunting.Reason;
import dev.bunting.schedule.Known;
import dev.bunting.schedule.Partial;
import dev.bunting.schedule.Task;
import dev.bunting.sink.Destination;
import dev.bunting.sink.Hashes;
import dev.bunting.sink.Note;
import dev.bunting.sink.PartFile;
import dev.bunting.transfer.http1.ResponseHead;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The file that one attempt makes of what a server sends: a new one, or the rest of one that an
 * earlier attempt left; or none, if the file that is there is still the right one.
 *
 * <p>Not thread-safe, like the exchange that it belongs to.
 */
final class Saving implements Content {
  /** From here on a note is written for whoever comes after a kill; less is soon fetched again. */
  private static final long NOTED_FROM = 1024 * 1024;

  private final Task task;
  private final Destination destination;
  private final Limits limits;
  private final boolean sha256;
  private final boolean compressed;
  private final Leftover leftover;
  private final Optional<Known> known;

  private boolean again;
  private @Nullable ResponseHead head;
  private @Nullable PartFile file;
  private Optional<Hashes> hashes = Optional.empty();
  private FileVersion version = FileVersion.UNKNOWN;
  private OptionalLong total = OptionalLong.empty();

  /** Where the first bytes came from, if that was in an earlier attempt. */
  private Optional<URI> spliced = Optional.empty();

  private long noteAt = Long.MAX_VALUE;

  private Optional<Decoder> decoder = Optional.empty();
  private long received;

  /**
   * @param compressed whether the server was told that it may compress
   */
  Saving(Task task, Destination destination, Limits limits, boolean sha256, boolean compressed) {
    this.task = task;
    this.destination = destination;
    this.limits = limits;
    this.sha256 = sha256;
    this.compressed = compressed;
    leftover = new Leftover(task, destination);
    known = task.known().filter(this::isStillThere);
  }

  private boolean isStillThere(Known saved) {
    var sum = task.download().checksum();
    var proven =
        sum.isEmpty() || saved.sha256().map(hex -> new Checksum("sha-256", hex)).equals(sum);
    return proven && destination.has(task.name(), saved.bytes());
  }

  @Override
  public String conditions() {
    if (leftover.resuming()) return leftover.conditions();
    return known.isPresent() ? conditionOf(known.get().version()) : "";
  }

  private static String conditionOf(FileVersion version) {
    return version.etag().map(tag -> "If-None-Match: " + tag + "\r\n").orElse("")
        + version.lastModified().map(date -> "If-Modified-Since: " + date + "\r\n").orElse("");
  }

  @Override
  public Optional<Known> unchanged(int status) {
    return status == 304 && !leftover.resuming() ? known : Optional.empty();
  }

  @Override
  public void refused(int status) {
    if (status == 416 && leftover.resuming()) startOver();
  }

  private void startOver() {
    leftover.forget();
    again = true;
  }

  @Override
  public boolean again() {
    var asked = again;
    again = false;
    return asked;
  }

  @Override
  public boolean begin(ResponseHead head) throws TransferException {
    this.head = head;
    if (head.status() == 206) return goOn(head);
    Acceptance.checkType(head, limits);
    Acceptance.checkSize(head.contentLength(), limits);
    if (leftover.resuming()) leftover.forget();
    version = Versions.of(head);
    if (compressed) decoder = Decoder.of(head);
    if (head.contentLength() >= 0 && decoder.isEmpty())
      total = OptionalLong.of(head.contentLength());
    if (destination.keepsParts()) noteAt = NOTED_FROM;
    try {
      begin(destination.newFile());
    } catch (IOException e) {
      throw cannotWrite(e);
    }
    return true;
  }

  private boolean goOn(ResponseHead head) throws TransferException {
    if (!leftover.resuming())
      throw new TransferException(Reason.PROTOCOL, "206 without having asked");
    var range = head.header("Content-Range").flatMap(ContentRange::parse);
    // A part of something compressed is no part of the file.
    var encoded = compressed && head.header("Content-Encoding").isPresent();
    if (encoded || range.isEmpty() || !leftover.isContinuedBy(head, range.get())) {
      startOver();
      return false;
    }
    Acceptance.checkSize(range.get().total(), limits);
    return reopened(leftover.partial().orElseThrow(), range.get());
  }

  private boolean reopened(Partial partial, ContentRange range) {
    try {
      begin(leftover.reopen(range.first()));
      spliced = Optional.of(partial.url());
      version = partial.version();
      total = OptionalLong.of(range.total());
      return true;
    } catch (IOException e) {
      startOver();
      return false;
    }
  }

  private void begin(PartFile part) throws IOException {
    file = part;
    hashes = Hashes.of(sha256, task.download().checksum());
    if (hashes.isPresent()) part.hash(hashes.get());
  }

  @Override
  public boolean begun() {
    return file != null;
  }

  @Override
  public boolean write(ByteBuffer bytes) throws TransferException {
    if (decoder.isEmpty()) save(bytes);
    else decode(decoder.get(), bytes);
    return false;
  }

  private void decode(Decoder encoded, ByteBuffer bytes) throws TransferException {
    received += bytes.remaining();
    if (received > limits.maxFileSize()) throw Acceptance.tooLarge(Optional.empty(), limits);
    encoded.decode(bytes, this::save);
  }

  private void save(ByteBuffer bytes) throws TransferException {
    var part = part();
    if (bytes.remaining() > limits.maxFileSize() - part.size())
      throw Acceptance.tooLarge(Optional.empty(), limits);
    try {
      part.write(bytes);
      if (part.size() >= noteAt) note(part);
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private void note(PartFile part) throws IOException {
    noteAt = Long.MAX_VALUE;
    if (!resumable()) return;
    var path = destination.pathOf(part);
    destination.write(new Note(path, task.name(), source().toString(), version, total));
    part.noted();
  }

  /** What was decoded tells nothing of where to go on with what is encoded. */
  private boolean resumable() {
    if (decoder.isPresent()) return false;
    return spliced.isPresent() || (head != null && Versions.resumable(version, head));
  }

  /** Which URL the validators come from. */
  private URI source() {
    return spliced.orElse(task.uri());
  }

  @Override
  public long size() {
    return file == null ? 0 : file.size();
  }

  @Override
  public FileVersion version() {
    return version;
  }

  @Override
  public Optional<String> sha256() {
    return sha256 ? hashes.flatMap(Hashes::sha256) : Optional.empty();
  }

  @Override
  public Path path() {
    return destination.path(task.name());
  }

  @Override
  public Path commit() throws TransferException {
    verify();
    try {
      var path = part().commit(task.name());
      if (spliced.isPresent()) leftover.usedUp();
      else leftover.forget();
      return path;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private void verify() throws TransferException {
    if (decoder.isPresent()) decoder.get().finish();
    decoder.ifPresent(Decoder::close);
    if (spliced.isPresent() && size() != total.orElse(size()))
      throw new TransferException(Reason.TRUNCATED, size() + " bytes came of " + total.orElse(0));
    var wanted = task.download().checksum();
    if (wanted.isEmpty() || hashes.isEmpty()) return;
    var found = hashes.get().like(wanted.get());
    if (!found.equals(wanted.get()))
      throw new TransferException(Reason.CHECKSUM_MISMATCH, found + " is not " + wanted.get());
  }

  @Override
  public void abandon(Reason reason) {
    decoder.ifPresent(Decoder::close);
    if (file == null) return;
    if (file.size() > 0 && isCutOff(reason) && resumable()) keep(file);
    else discard(file);
    file = null;
  }

  private static boolean isCutOff(Reason reason) {
    return switch (reason) {
      case TRUNCATED,
          CONNECTION_RESET,
          TLS_FAILURE,
          IDLE_TIMEOUT,
          DEADLINE,
          CANCELLED,
          INTERRUPTED ->
          true;
      default -> false;
    };
  }

  private void keep(PartFile part) {
    try {
      if (spliced.isEmpty()) leftover.forget();
      if (destination.keepsParts()) note(part);
      var path = destination.keep(part);
      leftover.replaceBy(new Partial(path, source(), version, part.size(), total));
    } catch (IOException e) {
      discard(part);
    }
  }

  private void discard(PartFile part) {
    part.discard();
    if (spliced.isPresent()) leftover.usedUp();
  }

  @Override
  public Optional<Partial> left() {
    return leftover.partial();
  }

  @Override
  public void gone() {
    leftover.forget();
  }

  private PartFile part() {
    if (file == null) throw new IllegalStateException("no body has begun");
    return file;
  }

  private static TransferException cannotWrite(IOException e) {
    return new TransferException(Reason.WRITE_FAILED, Messages.of(e));
  }
}
