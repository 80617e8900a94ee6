package dev.bunting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Serializable;
import java.util.Base64;

/**
 * A user's name and password, for Basic authentication (RFC 7617) or for a proxy.
 *
 * @param user without a colon or control characters
 * @param password without control characters, maybe empty
 */
public record Login(String user, String password) implements Serializable {

  /**
   * @throws IllegalArgumentException if one holds what it cannot
   */
  public Login {
    if (user.indexOf(':') >= 0) throw new IllegalArgumentException("a user's name has no colon");
    if ((user + password).chars().anyMatch(Character::isISOControl))
      throw new IllegalArgumentException("a control character in a name or a password");
  }

  /** What {@code NAME:PASSWORD} says; without a colon the password is empty. */
  public static Login of(String text) {
    int colon = text.indexOf(':');
    return colon < 0
        ? new Login(text, "")
        : new Login(text.substring(0, colon), text.substring(colon + 1));
  }

  /**
   * What stands before the {@code @} of a URL says, percent-encoded as it is there.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static Login ofUserInfo(String userInfo) {
    int colon = userInfo.indexOf(':');
    return colon < 0
        ? new Login(decoded(userInfo), "")
        : new Login(decoded(userInfo.substring(0, colon)), decoded(userInfo.substring(colon + 1)));
  }

  private static String decoded(String text) {
    var bytes = new ByteArrayOutputStream();
    var raw = text.getBytes(UTF_8);
    for (int i = 0; i < raw.length; i++) {
      if (raw[i] != '%') bytes.write(raw[i]);
      else {
        if (i + 2 >= raw.length) throw new IllegalArgumentException("a % without its digits");
        int high = Character.digit(raw[++i], 16);
        int low = Character.digit(raw[++i], 16);
        if (high < 0 || low < 0) throw new IllegalArgumentException("a % without its digits");
        bytes.write(high << 4 | low);
      }
    }
    return bytes.toString(UTF_8);
  }

  /** The value of an {@code Authorization} header. */
  public String basic() {
    var bytes = (user + ":" + password).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /** The name alone. */
  @Override
  public String toString() {
    return user + ":***";
  }
}
