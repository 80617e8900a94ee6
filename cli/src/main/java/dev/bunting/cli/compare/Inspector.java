package dev.bunting.cli.compare;

import dev.bunting.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks after each run whether all is there and the same as in the runs before. It trusts no
 * style's word: it reads the files.
 */
final class Inspector {
  private final Map<Long, String> digests = new HashMap<>();

  /** What is wrong with a run's files and outcomes; not more than one thing for each download. */
  List<Flaw> flaws(List<Transfer> transfers, Path directory, Work.Served work) throws IOException {
    var byIndex = new HashMap<Long, Transfer>();
    transfers.forEach(transfer -> byIndex.put(transfer.index(), transfer));
    var flaws = new ArrayList<Flaw>();
    for (long index = 1; index <= work.downloads().size(); index++) {
      var word = word(Optional.ofNullable(byIndex.get(index)), directory);
      var url = work.uri(index).toString();
      word.ifPresent(flaw -> flaws.add(new Flaw(flaw, url)));
    }
    return flaws;
  }

  private Optional<String> word(Optional<Transfer> ended, Path directory) throws IOException {
    if (ended.isEmpty()) return Optional.of(Flaw.LOST);
    var transfer = ended.get();
    if (transfer.status() != Status.OK || transfer.path().isEmpty()) return transfer.reason();
    var digest = digest(directory.resolve(transfer.path().get()));
    if (digest.isEmpty()) return Optional.of(Flaw.LOST);
    var first = digests.putIfAbsent(transfer.index(), digest.get());
    return first == null || first.equals(digest.get())
        ? Optional.empty()
        : Optional.of(Flaw.DIFFERS);
  }

  private static Optional<String> digest(Path file) throws IOException {
    try (var digest = new DigestOutputStream(OutputStream.nullOutputStream(), sha256())) {
      Files.copy(file, digest);
      return Optional.of(HexFormat.of().formatHex(digest.getMessageDigest().digest()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
