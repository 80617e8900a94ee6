package dev.bunting.cli;

import static dev.bunting.cli.Specs.flag;
import static dev.bunting.cli.Specs.option;
import static dev.bunting.cli.Specs.repeatable;

import dev.bunting.Certificates;
import dev.bunting.Cookie;
import dev.bunting.Header;
import dev.bunting.Http;
import dev.bunting.Login;
import dev.bunting.Netrc;
import dev.bunting.Proxies;
import dev.bunting.Proxy;
import dev.bunting.Secrets;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The options that say how servers are asked. What is wrong with one, be it in a file that it
 * names, is a {@link UsageException} of one line.
 */
final class HttpArguments {
  private enum PrivateNetwork {
    ALLOW,
    DENY
  }

  private final OptionSpec headers =
      repeatable("'K: V'", "a header for the URLs' own servers; may be repeated", "--header");
  private final OptionSpec userAgent =
      option("TEXT", "what to call ourselves (default=bunting)", "--user-agent");
  private final OptionSpec user =
      option("NAME:PASSWORD", "who to be at the URLs' own servers", "--user");
  private final OptionSpec netrc =
      flag("take names and passwords from $NETRC or ~/.netrc", "--netrc");
  private final OptionSpec cookies =
      option("FILE", "begin with these cookies, and keep those that servers set", "--cookies");
  private final OptionSpec proxy =
      option(
          "URL",
          """
          http://, socks5:// or socks5h://[USER:PASSWORD@]HOST:PORT,
          "" for none (default: what http_proxy, https_proxy,
          all_proxy and no_proxy say)\
          """,
          "--proxy");
  private final OptionSpec cacert =
      option("FILE", "trust the authorities in FILE (PEM) and no others", "--cacert");
  private final OptionSpec cert = option("FILE", "show this certificate (PEM)", "--cert");
  private final OptionSpec key =
      option("FILE", "its key (PEM, PKCS #8; default: in the same file)", "--key");
  private final OptionSpec insecure =
      flag("take any certificate: anyone on the way can change all", "--insecure");
  private final OptionSpec maxRedirects =
      option("N", "how many redirects to follow (default=10)", "--max-redirects");
  private final OptionSpec allowDowngrade =
      flag("follow redirects from https to http", "--allow-downgrade");
  private final OptionSpec privateNetwork =
      option(
          "allow|deny",
          "whether to connect to addresses that are not public (allow)",
          "--private-network");
  private final OptionSpec compressed =
      flag("let servers compress, and save what that decodes to", "--compressed");
  private final OptionSpec http =
      option("VERSION", "of HTTP: 1.1 (default), or 2 where it is spoken", "--http");

  private final Map<String, String> environment;

  /** With the variables of the process, or others. */
  HttpArguments(Map<String, String> environment) {
    this.environment = environment;
  }

  void addTo(CommandSpec spec) {
    List.of(headers, userAgent, user, netrc, cookies, proxy, cacert, cert, key, insecure)
        .forEach(spec::addOption);
    List.of(maxRedirects, allowDowngrade, privateNetwork, compressed, http)
        .forEach(spec::addOption);
  }

  /** What they say, once they are parsed; reads the files that they name. */
  Http http() {
    var asked = named(Http.DEFAULT).withHeaders(headers()).withSecrets(secrets());
    asked = asked.withProxies(proxies()).withCertificates(certificates());
    asked = asked.withRedirects(redirects(), Specs.isGiven(allowDowngrade));
    if (Specs.isGiven(compressed)) asked = asked.withCompression();
    if (deniesPrivateNetworks()) asked = asked.withoutPrivateNetworks();
    return isHttp2() ? byHttp2(asked) : asked;
  }

  private boolean isHttp2() {
    var version = Specs.value(http).orElse("1.1");
    if (!version.equals("1.1") && !version.equals("2"))
      throw new UsageException("--http VERSION must be 1.1 or 2");
    return version.equals("2");
  }

  private static Http byHttp2(Http http) {
    try {
      return http.withVersion(Http.Version.HTTP_2);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--http 2: " + text(e));
    }
  }

  private Http named(Http http) {
    try {
      return http.withUserAgent(Specs.value(userAgent).orElse(http.userAgent()));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--user-agent TEXT must be printable ASCII");
    }
  }

  private List<Header> headers() {
    var parsed = new ArrayList<Header>();
    for (var line : Specs.values(headers)) parsed.add(header(line));
    return parsed;
  }

  private static Header header(String line) {
    try {
      return Header.of(line);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--header 'K: V': " + e.getMessage());
    }
  }

  private Secrets secrets() {
    var secrets = Secrets.NONE;
    var login = Specs.value(user).map(HttpArguments::login);
    if (login.isPresent()) secrets = secrets.withLogin(login.get());
    if (Specs.isGiven(netrc)) secrets = secrets.withNetrc(netrc());
    var jar = Specs.value(cookies);
    return jar.isEmpty() ? secrets : secrets.withCookies(cookies(path("--cookies", jar.get())));
  }

  /** Not for a name alone: curl asks for the password then, and here it would be empty unseen. */
  private static Login login(String text) {
    if (text.indexOf(':') < 0)
      throw new UsageException(
          "--user NAME:PASSWORD has no colon; --netrc keeps a password off the command line");
    try {
      return Login.of(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--user NAME:PASSWORD: " + e.getMessage());
    }
  }

  private Netrc netrc() {
    var named = environment.getOrDefault("NETRC", "");
    var home = environment.getOrDefault("HOME", System.getProperty("user.home"));
    var file = named.isEmpty() ? path("--netrc", home).resolve(".netrc") : path("NETRC", named);
    try {
      return Netrc.read(file);
    } catch (IOException e) {
      throw unreadable("--netrc", file, e);
    }
  }

  private static List<Cookie> cookies(Path file) {
    try {
      return Cookie.read(file);
    } catch (IOException e) {
      throw unreadable("--cookies", file, e);
    }
  }

  /** An option overrules the variables, but for those that say what is asked directly. */
  private Proxies proxies() {
    var given = Specs.value(proxy);
    try {
      if (given.isEmpty()) return Proxies.ofEnvironment(environment);
      if (given.get().isBlank()) return Proxies.NONE;
      return Proxies.all(Proxy.of(given.get())).withDirect(exceptions());
    } catch (IllegalArgumentException e) {
      throw new UsageException(given.isEmpty() ? text(e) : "--proxy URL: " + text(e));
    }
  }

  private List<String> exceptions() {
    var upper = environment.getOrDefault("NO_PROXY", "");
    return Proxies.exceptions(environment.getOrDefault("no_proxy", upper));
  }

  private Certificates certificates() {
    var certificates = Certificates.SYSTEM;
    var authorities = Specs.value(cacert).map(text -> path("--cacert", text));
    if (authorities.isPresent()) certificates = certificates.withAuthorities(authorities.get());
    var ours = Specs.value(cert).map(text -> path("--cert", text));
    var itsKey = Specs.value(key).map(text -> path("--key", text));
    if (itsKey.isPresent() && ours.isEmpty())
      throw new UsageException("--key FILE needs --cert FILE");
    if (ours.isPresent())
      certificates = certificates.withCertificate(ours.get(), itsKey.orElse(ours.get()));
    if (Specs.isGiven(insecure)) certificates = certificates.withoutChecks();
    return certificates.areSystem() ? certificates : checked(certificates);
  }

  /** What is wrong with a file shows now, not with the first row. */
  private static Certificates checked(Certificates certificates) {
    try {
      var _ = certificates.context();
      return certificates;
    } catch (IOException e) {
      throw new UsageException("cannot use the certificates: " + reason(e));
    }
  }

  private int redirects() {
    long most = Specs.number(maxRedirects, 0).orElse(10L);
    return (int) Math.min(most, Integer.MAX_VALUE);
  }

  private boolean deniesPrivateNetworks() {
    var word = Specs.value(privateNetwork).orElse("allow");
    var all = PrivateNetwork.values();
    return Choice.lower("--private-network", word, all) == PrivateNetwork.DENY;
  }

  private static Path path(String option, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException(option + " is no name of a file: " + text);
    }
  }

  private static UsageException unreadable(String option, Path file, IOException e) {
    var reason = e instanceof FileSystemException ? reason(e) : file + ": " + reason(e);
    return new UsageException(option + ": " + reason);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException n -> "no such file: " + n.getFile();
      case AccessDeniedException a -> "permission denied: " + a.getFile();
      case FileSystemException f ->
          f.getFile() + ": " + Optional.ofNullable(f.getReason()).orElse("cannot be read");
      default -> text(e);
    };
  }

  private static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
