import dev.bunting.server.FlagsServer;
import dev.bunting.server.FlagsServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Where the examples find flags: at BASE_URL, or on a server of their own that ends with them. */
final class FlagsSite {
  private FlagsSite() {}

  static String url() {
    var given = System.getenv("BASE_URL");
    return given != null ? given : start().uri("/flags").toString();
  }

  private static FlagsServer start() {
    try {
      return FlagsServer.start(FlagsServerOptions.local().withPort(0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
