package dev.bunting.transfer;

import dev.bunting.Certificates;
import dev.bunting.Cookie;
import dev.bunting.Header;
import dev.bunting.Http;
import dev.bunting.Login;
import dev.bunting.Netrc;
import dev.bunting.Proxies;
import dev.bunting.Proxy;
import dev.bunting.Secrets;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How servers are asked, in a form that travels: the {@link Optional} of the JDK does not. */
record WorkerHttp(
    String userAgent,
    ArrayList<Header> headers,
    int maxRedirects,
    boolean allowDowngrade,
    @Nullable Login login,
    @Nullable WorkerNetrc netrc,
    @Nullable ArrayList<Cookie> cookies,
    @Nullable WorkerProxy httpProxy,
    @Nullable WorkerProxy httpsProxy,
    ArrayList<String> direct,
    @Nullable String authorities,
    @Nullable String certificate,
    @Nullable String key,
    boolean insecure,
    boolean privateNetworks,
    boolean compressed,
    Http.Version version)
    implements Serializable {

  record WorkerNetrc(HashMap<String, Login> machines, @Nullable Login fallback)
      implements Serializable {

    static WorkerNetrc of(Netrc netrc) {
      return new WorkerNetrc(new HashMap<>(netrc.machines()), netrc.fallback().orElse(null));
    }

    Netrc netrc() {
      return new Netrc(machines, Optional.ofNullable(fallback));
    }
  }

  record WorkerProxy(Proxy.Kind kind, String host, int port, @Nullable Login login)
      implements Serializable {

    static WorkerProxy of(Proxy proxy) {
      return new WorkerProxy(proxy.kind(), proxy.host(), proxy.port(), proxy.login().orElse(null));
    }

    Proxy proxy() {
      return new Proxy(kind, host, port, Optional.ofNullable(login));
    }
  }

  static WorkerHttp of(Http http) {
    var secrets = http.secrets();
    var certificates = http.certificates();
    return new WorkerHttp(
        http.userAgent(),
        new ArrayList<>(http.headers()),
        http.maxRedirects(),
        http.allowDowngrade(),
        secrets.login().orElse(null),
        secrets.netrc().map(WorkerNetrc::of).orElse(null),
        secrets.cookies().map(ArrayList::new).orElse(null),
        http.proxies().http().map(WorkerProxy::of).orElse(null),
        http.proxies().https().map(WorkerProxy::of).orElse(null),
        new ArrayList<>(http.proxies().direct()),
        absolute(certificates.authorities()),
        absolute(certificates.certificate()),
        absolute(certificates.key()),
        certificates.insecure(),
        http.privateNetworks(),
        http.compressed(),
        http.version());
  }

  private static @Nullable String absolute(Optional<Path> path) {
    return path.map(p -> p.toAbsolutePath().toString()).orElse(null);
  }

  Http http() {
    return new Http(
        userAgent,
        headers,
        maxRedirects,
        allowDowngrade,
        secrets(),
        proxies(),
        certificates(),
        Optional.empty(),
        privateNetworks,
        compressed,
        version);
  }

  private Secrets secrets() {
    return new Secrets(
        Optional.ofNullable(login),
        Optional.ofNullable(netrc).map(WorkerNetrc::netrc),
        Optional.ofNullable(cookies));
  }

  private Proxies proxies() {
    return new Proxies(
        Optional.ofNullable(httpProxy).map(WorkerProxy::proxy),
        Optional.ofNullable(httpsProxy).map(WorkerProxy::proxy),
        direct);
  }

  private Certificates certificates() {
    return new Certificates(
        Optional.ofNullable(authorities).map(Path::of),
        Optional.ofNullable(certificate).map(Path::of),
        Optional.ofNullable(key).map(Path::of),
        insecure);
  }
}
