package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bunting.Header;
import dev.bunting.Http;
import dev.bunting.Login;
import dev.bunting.Proxies;
import dev.bunting.Proxy;
import dev.bunting.server.TestCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HttpArgumentsTest {
  @TempDir Path directory;

  private static Http parse(Map<String, String> environment, String... words) {
    var arguments = new HttpArguments(environment);
    var spec = CommandSpec.create();
    arguments.addTo(spec);
    new CommandLine(spec).parseArgs(words);
    return arguments.http();
  }

  private static Http parse(String... words) {
    return parse(Map.of(), words);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void areThoseOfTheLibraryIfNothingIsSaid() {
    assertThat(parse()).isEqualTo(Http.DEFAULT);
  }

  @Test
  void sayHowToAsk() throws Exception {
    var cookies = file("cookies", "a.example\tFALSE\t/\tTRUE\t0\tn\tv\n");
    file(".netrc", "machine h login l password p\n");
    var http =
        parse(
            Map.of("HOME", directory.toString()),
            "--header",
            "X-A: 1",
            "--header",
            "X-B:2",
            "--user-agent",
            "me/1",
            "--user",
            "ann:pw",
            "--netrc",
            "--cookies",
            cookies,
            "--max-redirects",
            "3",
            "--allow-downgrade",
            "--private-network",
            "deny",
            "--compressed",
            "--http",
            "1.1");
    assertThat(http.headers()).containsExactly(new Header("X-A", "1"), new Header("X-B", "2"));
    assertThat(http.userAgent()).isEqualTo("me/1");
    assertThat(http.secrets().login()).contains(new Login("ann", "pw"));
    assertThat(http.secrets().netrc().orElseThrow().machine("h")).contains(new Login("l", "p"));
    assertThat(http.secrets().cookies().orElseThrow()).hasSize(1);
    assertThat(http.maxRedirects()).isEqualTo(3);
    assertThat(http.allowDowngrade()).isTrue();
    assertThat(http.privateNetworks()).isFalse();
    assertThat(http.compressed()).isTrue();
  }

  @Test
  void takeTheNetrcThatAVariableNames() throws Exception {
    var other = file("other", "default login l password p");
    var http = parse(Map.of("NETRC", other), "--netrc");
    assertThat(http.secrets().netrc().orElseThrow().fallback()).contains(new Login("l", "p"));
  }

  @Test
  void chooseProxies() {
    var environment = Map.of("all_proxy", "http://a:1", "no_proxy", "b,c");
    var proxy = new Proxy(Proxy.Kind.SOCKS5H, "p", 1080, Optional.of(new Login("u", "w")));
    assertThat(parse(environment).proxies().http()).map(Proxy::host).contains("a");
    assertThat(parse(environment, "--proxy", "socks5h://u:w@p").proxies())
        .isEqualTo(Proxies.all(proxy).withDirect(List.of("b", "c")));
    assertThat(parse(environment, "--proxy", "").proxies()).isEqualTo(Proxies.NONE);
  }

  @Test
  void chooseTheVersion() {
    assertThat(parse().version()).isEqualTo(Http.Version.HTTP_1_1);
    assertThat(parse("--http", "2").version()).isEqualTo(Http.Version.HTTP_2);
  }

  @Test
  void readCertificates() throws Exception {
    var authority = file("ca.pem", TestCertificates.authorityPem());
    var both =
        file("c.pem", TestCertificates.VALID.certificatePem() + TestCertificates.VALID.keyPem());
    var certificates = parse("--cacert", authority, "--cert", both, "--insecure").certificates();
    assertThat(certificates.authorities()).contains(Path.of(authority));
    assertThat(certificates.key()).contains(Path.of(both));
    assertThat(certificates.insecure()).isTrue();
  }

  private static void refused(String message, String... words) {
    assertThatThrownBy(() -> parse(words))
        .isInstanceOf(UsageException.class)
        .hasMessage(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void sayInOneLineWhatIsWrong() throws Exception {
    refused("--header 'K: V': no colon after the name of a header", "--header", "X");
    refused("--header 'K: V': the header Host cannot be set", "--header", "Host: x");
    refused(
        "--header 'K: V': the value of X holds a control character", "--header", "X: a\r\nY: b");
    refused("--user-agent TEXT must be printable ASCII", "--user-agent", "\u00e4");
    refused("--max-redirects N must be >= 0", "--max-redirects", "-1");
    refused("--private-network must be one of allow, deny", "--private-network", "maybe");
    refused("--http VERSION must be 1.1 or 2", "--http", "3");
    refused(
        "--http 2: HTTP/2 cannot deny private networks",
        "--http",
        "2",
        "--private-network",
        "deny");
    refused(
        "--http 2: HTTP/2 takes only http:// proxies without a login",
        "--http",
        "2",
        "--proxy",
        "socks5://p");
    refused("--key FILE needs --cert FILE", "--key", "k");
    refused(
        "--proxy URL: a proxy is http://, socks5:// or socks5h://, not https://",
        "--proxy",
        "https://u:pw@p");
  }

  @Test
  void sayWhichFileIsWrong() throws Exception {
    var gone = directory.resolve("gone").toString();
    refused("--cookies: no such file: " + gone, "--cookies", gone);
    refused("cannot use the certificates: no such file: " + gone, "--cacert", gone);
    var text = file("text", "one two\n");
    refused("--cookies: " + text + ": line 1 has not seven fields between tabs", "--cookies", text);
    refused("cannot use the certificates: " + text + ": no certificate in PEM", "--cacert", text);
    var certificate = file("c", TestCertificates.VALID.certificatePem());
    refused(
        "cannot use the certificates: "
            + certificate
            + ": no key in PEM; wanted is PKCS #8 (openssl pkcs8 -topk8 -nocrypt makes it)",
        "--cert",
        certificate);
    var other = file("k", TestCertificates.SELF_SIGNED.keyPem());
    refused(
        "cannot use the certificates: " + other + ": not the key of the certificate",
        "--cert",
        certificate,
        "--key",
        other);
    assertThatThrownBy(() -> parse(Map.of("NETRC", text), "--netrc"))
        .hasMessage("--netrc: " + text + ": line 1: neither machine, default nor macdef");
  }

  @Test
  void sayWhichVariableIsWrong() {
    assertThatThrownBy(() -> parse(Map.of("http_proxy", "ftp://u:pw@p")))
        .isInstanceOf(UsageException.class)
        .hasMessage("http_proxy: a proxy is http://, socks5:// or socks5h://, not ftp://");
  }
}
