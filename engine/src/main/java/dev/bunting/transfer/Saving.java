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
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The file that one attempt makes of what a server sends: a new one, or the rest of one that an
 * earlier attempt left; or none, if the file that is there is still the right one.
 *
 * <p>Not thread-safe, like the exchange that it belongs to.
 */
final class Saving implements Receiver {
  /** From here on a note is written for whoever comes after a kill; less is soon fetched again. */
  private static final long NOTED_FROM = 1024 * 1024;

  private final Task task;
  private final Context context;
  private final Destination destination;
  private final Limits limits;
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
  private Optional<Division> division = Optional.empty();
  private boolean inOnePiece;

  private Optional<Decoder> decoder = Optional.empty();
  private long received;
  private long resumed;

  Saving(Task task, Context context) {
    this.task = task;
    this.context = context;
    destination = context.destination;
    limits = context.options.limits();
    compressed = context.options.http().compressed();
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

  /**
   * Takes notice of an answer without a file: a range that was not there is not asked for again.
   */
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
    if (division.isPresent() && division.get().prefix() < division.get().total())
      goOnAlone(division.get().distrusted());
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
    spliced = Optional.empty();
    version = Versions.of(head);
    if (compressed) decoder = Decoder.of(head);
    var length = decoder.isPresent() ? -1 : head.contentLength();
    total = length < 0 ? OptionalLong.empty() : OptionalLong.of(length);
    if (destination.keepsParts()) noteAt = NOTED_FROM;
    try {
      begin(destination.newFile(), head);
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
    return reopened(head, range.get());
  }

  private boolean reopened(ResponseHead head, ContentRange range) {
    var partial = leftover.partial().orElseThrow();
    spliced = Optional.of(partial.url());
    version = partial.version();
    total = OptionalLong.of(range.total());
    try {
      begin(leftover.reopen(range.first()), head);
      resumed = Math.max(0, range.first() - partial.bytes());
      context.resumed.add(resumed);
      return true;
    } catch (IOException e) {
      startOver();
      return false;
    }
  }

  private void begin(PartFile part, ResponseHead head) throws IOException {
    file = part;
    if (limits.segments() > 1 && !inOnePiece) divide(part, head);
    if (division.isEmpty()) hash(part);
  }

  private void hash(PartFile part) throws IOException {
    hashes = Hashes.of(context.sha256, task.download().checksum(), total.orElse(0));
    if (hashes.isPresent()) part.hash(hashes.get(), total.orElse(0));
  }

  private void divide(PartFile part, ResponseHead head) throws IOException {
    var bytes = total.orElse(0) - part.size();
    var parts = mayBeDivided(head) ? Division.parts(bytes, context.segments()) : 1;
    var others = parts < 2 ? 0 : context.room.applyAsInt(parts - 1);
    if (others == 0) return;
    // With gaps in it, it must not look like the beginning of a file to whoever comes after a kill.
    part.unnoted();
    noteAt = Long.MAX_VALUE;
    division =
        Optional.of(
            new Division(part, path(), version, part.size(), total.orElseThrow(), others + 1));
  }

  private boolean mayBeDivided(ResponseHead head) {
    var ranges = head.header("Accept-Ranges").orElse("").equalsIgnoreCase("bytes");
    return (ranges || spliced.isPresent()) && source().equals(task.uri()) && resumable();
  }

  @Override
  public List<Segment> newSegments() {
    return division.isPresent() ? division.get().newSegments() : List.of();
  }

  @Override
  public Optional<Division> division() {
    return division;
  }

  /**
   * Some parts could not be had: what is there without a gap is gone on with as one stream, unless
   * the server is not to be asked for parts at all.
   */
  private void goOnAlone(boolean fromTheStart) {
    inOnePiece = true;
    again = true;
    abandon(Reason.TRUNCATED);
    if (fromTheStart) leftover.forget();
    else leftover.goOn();
  }

  @Override
  public long resumed() {
    return resumed;
  }

  @Override
  public boolean begun() {
    return file != null;
  }

  @Override
  public boolean write(ByteBuffer bytes) throws TransferException {
    if (decoder.isEmpty()) return save(bytes);
    received += bytes.remaining();
    if (received > limits.maxFileSize()) throw Acceptance.tooLarge(Optional.empty(), limits);
    decoder.get().decode(bytes, this::save);
    return false;
  }

  private boolean save(ByteBuffer bytes) throws TransferException {
    var part = part();
    if (bytes.remaining() > limits.maxFileSize() - part.size())
      throw Acceptance.tooLarge(Optional.empty(), limits);
    try {
      if (division.isPresent()) return write(bytes, part, division.get());
      part.write(bytes);
      if (part.size() >= noteAt) note(part);
      return false;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private static boolean write(ByteBuffer bytes, PartFile part, Division division)
      throws IOException {
    var end = division.firstEnd();
    var room = end - part.size();
    if (bytes.remaining() > room) bytes.limit(bytes.position() + (int) room);
    part.write(bytes);
    // The rest of this response is what the segments fetch.
    return part.size() == end && end < division.total();
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
    return context.sha256 ? hashes.flatMap(Hashes::sha256) : Optional.empty();
  }

  @Override
  public Path path() {
    return destination.path(task.name());
  }

  @Override
  public Path commit() throws TransferException {
    try {
      if (division.isPresent()) putTogether(part(), division.get());
      part().awaitHashes();
      verify();
      var path = part().commit(task.name());
      if (spliced.isPresent()) leftover.usedUp();
      else leftover.forget();
      return path;
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  private void putTogether(PartFile part, Division all) throws IOException, TransferException {
    part.truncate(all.prefix());
    hash(part);
    if (part.size() < all.total())
      throw new TransferException(Reason.TRUNCATED, "only " + part.size() + " bytes came");
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
    division = Optional.empty();
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
      if (division.isPresent()) part.truncate(division.get().prefix());
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

  private TransferException cannotWrite(IOException e) {
    return new TransferException(Reason.WRITE_FAILED, destination.detail(e, Messages.of(e)));
  }
}
