package dev.bunting;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who we are, to whom. Each secret goes to the servers it is for and to no other, wherever
 * redirects lead. Start from {@link #NONE}.
 *
 * @param login who to be at the origin of every row's own URL; what stands in the URL counts more
 * @param netrc who to be at which host, where nothing above says so
 * @param cookies what to begin with; present, though maybe empty, if cookies are to be kept at all:
 *     those that servers set are then sent back to them, and forgotten with the job
 */
public record Secrets(
    Optional<Login> login, Optional<Netrc> netrc, Optional<List<Cookie>> cookies) {
  /** Nobody in particular, and no cookies. */
  public static final Secrets NONE =
      new Secrets(Optional.empty(), Optional.empty(), Optional.empty());

  /** Copies the list. */
  public Secrets {
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(netrc, "netrc");
    cookies = cookies.map(List::copyOf);
  }

  /** These, and a name and a password for every row. */
  public Secrets withLogin(Login login) {
    return new Secrets(Optional.of(login), netrc, cookies);
  }

  /** These, and names and passwords by host. */
  public Secrets withNetrc(Netrc netrc) {
    return new Secrets(login, Optional.of(netrc), cookies);
  }

  /** These, and cookies, to begin with those of the list. */
  public Secrets withCookies(List<Cookie> cookies) {
    return new Secrets(login, netrc, Optional.of(cookies));
  }
}
