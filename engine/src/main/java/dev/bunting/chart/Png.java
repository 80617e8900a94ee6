package dev.bunting.chart;

import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Pictures as pixels, for places that show no SVG. */
public final class Png {
  private static final int SCALE = 2; // screens of today; elsewhere it prints well

  private Png() {}

  /**
   * Draws what {@link Picture#alone} has made, twice as large.
   *
   * @throws IOException if it cannot be written, or the system has no font
   */
  public static void write(String svg, OutputStream out) throws IOException {
    // Java draws without a display; on a desktop it would otherwise look for one.
    if (System.getProperty("java.awt.headless") == null)
      System.setProperty("java.awt.headless", "true");
    try {
      if (!ImageIO.write(image(svg), "png", out)) throw new IOException("this JDK writes no PNG");
    } catch (LinkageError | InternalError e) {
      throw new IOException("no font, or no library to draw text with: " + e.getMessage(), e);
    }
  }

  private static BufferedImage image(String svg) throws IOException {
    // The family by which Java calls the best it has: the list is for browsers.
    var text = svg.replace(Escaped.text(StyleSheet.FONT), "SansSerif");
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    var picture =
        new SVGLoader()
            .load(bytes, URI.create("file:///picture.svg"), LoaderContext.createDefault());
    if (picture == null) throw new IOException("the picture cannot be read back");
    int width = (int) Math.ceil(picture.size().width * SCALE);
    int height = (int) Math.ceil(picture.size().height * SCALE);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = image.createGraphics();
    try {
      prepare(pen, width, height);
      picture.render(null, pen);
    } finally {
      pen.dispose();
    }
    return image;
  }

  private static void prepare(Graphics2D pen, int width, int height) {
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(SCALE, SCALE);
  }
}
