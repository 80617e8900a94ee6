package dev.bunting.transfer;

import dev.bunting.Limits;
import dev.bunting.Reason;
import dev.bunting.transfer.http1.ResponseHead;
import java.util.Optional;

/** What of a response is refused before any of it is saved: the wrong type, and too many bytes. */
final class Acceptance {
  private Acceptance() {}

  static void checkType(ResponseHead head, Limits limits) throws TransferException {
    if (limits.acceptType().isEmpty()) return;
    var wanted = limits.acceptType().get();
    var type = head.header("Content-Type").map(Acceptance::essence);
    if (type.isEmpty() || !matches(type.get(), wanted))
      throw new TransferException(
          Reason.CONTENT_TYPE, type.orElse("no Content-Type") + " is not " + wanted);
  }

  /** The type without its parameters (RFC 9110, section 8.3.1). */
  private static String essence(String value) {
    var semicolon = value.indexOf(';');
    return (semicolon < 0 ? value : value.substring(0, semicolon)).trim();
  }

  private static boolean matches(String type, String wanted) {
    if (wanted.equals("*/*") || wanted.equals("*")) return true;
    if (!wanted.endsWith("/*")) return type.equalsIgnoreCase(wanted);
    var prefix = wanted.length() - 1;
    return type.regionMatches(true, 0, wanted, 0, prefix);
  }

  /**
   * @param size of the file, as far as it is known; -1 if it is not
   */
  static void checkSize(long size, Limits limits) throws TransferException {
    if (size > limits.maxFileSize()) throw tooLarge(Optional.of(size), limits);
  }

  static TransferException tooLarge(Optional<Long> size, Limits limits) {
    var what = size.map(s -> s + " bytes are").orElse("it is");
    return new TransferException(
        Reason.TOO_LARGE, what + " over the limit of " + limits.maxFileSize());
  }
}
