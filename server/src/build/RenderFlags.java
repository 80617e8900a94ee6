import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Component;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

static final int WIDTH = 160;
static final int HEIGHT = 120;

/**
 * Renders the flags of the ISO 3166 countries from the flag-icons WebJar as GIF pictures, and lists
 * the countries' names: `RenderFlags DIRECTORY FLAG_ICONS_VERSION JSVG_VERSION`. It does nothing in
 * a directory that these versions have filled before.
 */
void main(String[] args) throws IOException {
  var flags = Path.of(args[0]);
  var webJar = "META-INF/resources/webjars/flag-icons/" + args[1] + "/";
  var done = flags.resolve("rendered-from.txt");
  var versions = "flag-icons %s, jsvg %s\n".formatted(args[1], args[2]);
  if (Files.exists(done) && Files.readString(done).equals(versions)) return;
  Files.createDirectories(flags);
  var codes = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2).stream().sorted().toList();
  codes.parallelStream().forEach(code -> render(webJar, code, flags));
  Files.writeString(flags.resolve("countries.tsv"), names(codes));
  try (var license = resource(webJar + "LICENSE").openStream()) {
    Files.write(flags.resolve("LICENSE"), license.readAllBytes());
  }
  Files.writeString(done, versions);
}

String names(List<String> codes) {
  return codes.stream()
      .map(code -> code + "\t" + Locale.of("", code).getDisplayCountry(Locale.ENGLISH) + "\n")
      .collect(Collectors.joining());
}

void render(String webJar, String code, Path flags) {
  try {
    var name = code.toLowerCase(Locale.ROOT);
    var file = flags.resolve(name + ".gif").toFile();
    if (!ImageIO.write(picture(resource(webJar + "flags/4x3/" + name + ".svg")), "gif", file)) {
      throw new IllegalStateException("this JDK writes no GIF");
    }
  } catch (IOException e) {
    throw new UncheckedIOException(code, e);
  }
}

BufferedImage picture(URL svg) {
  var document = new SVGLoader().load(svg);
  var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
  var graphics = image.createGraphics();
  graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  document.render((Component) null, graphics, new ViewBox(0, 0, WIDTH, HEIGHT));
  graphics.dispose();
  return image;
}

URL resource(String path) {
  var found = ClassLoader.getSystemResource(path);
  if (found == null) throw new IllegalStateException("not on the class path: " + path);
  return found;
}
