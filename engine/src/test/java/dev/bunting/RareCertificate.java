package dev.bunting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost with a key of Ed25519 (RFC 8410), signed by itself. */
final class RareCertificate {
  private static final String PASSWORD = "bunting";

  private final Path directory;
  private final KeyStore store;

  RareCertificate(Path directory) throws Exception {
    this.directory = directory;
    var file = directory.resolve("rare.p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var options = "-genkeypair -alias rare -keyalg Ed25519 -dname CN=localhost -storetype PKCS12";
    var line = new ArrayList<>(List.of(keytool));
    line.addAll(List.of(options.split(" ")));
    line.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1", "-storepass", PASSWORD));
    line.addAll(List.of("-keystore", file.toString()));
    var process = new ProcessBuilder(line).inheritIO().start();
    if (process.waitFor() != 0) throw new IOException("keytool failed");
    store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
  }

  SSLContext serverContext() throws GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** A file that trusts it. */
  Path pem() throws IOException, GeneralSecurityException {
    var bytes = store.getCertificate("rare").getEncoded();
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    var pem = "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n";
    return Files.writeString(directory.resolve("rare.pem"), pem);
  }
}
