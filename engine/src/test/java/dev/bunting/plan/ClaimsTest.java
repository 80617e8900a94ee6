package dev.bunting.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClaimsTest {

  @Test
  void numbersFilesOfOneName() {
    assertThat(claim("a.txt", "b", "a.txt", "a.txt"))
        .containsExactly("a.txt", "b", "a-2.txt", "a-3.txt");
  }

  @Test
  void skipsNumbersThatAreTaken() {
    assertThat(claim("a-2.txt", "a.txt", "a.txt", "a-2.txt"))
        .containsExactly("a-2.txt", "a.txt", "a-3.txt", "a-2-2.txt");
  }

  @Test
  void takesNamesForTheSameThatAreSoOnSomeSystem() {
    assertThat(claim("A.txt", "a.TXT", "\u00C4", "\u00E4", "a\u0308", "stra\u00DFe", "STRASSE"))
        .containsExactly(
            "A.txt", "a-2.TXT", "\u00C4", "\u00E4-2", "a\u0308-3", "stra\u00DFe", "STRASSE-2");
  }

  @Test
  void sharesFolders() {
    assertThat(claim("a/x", "a/y", "a/b/z", "A/X")).containsExactly("a/x", "a/y", "a/b/z", "A/X-2");
  }

  @Test
  void letsAFileGiveWayToAFolder() {
    assertThat(claim("a.d/x", "a.d", "a.d")).containsExactly("a.d/x", "a-2.d", "a-3.d");
  }

  @Test
  void movesAFolderOnceThatMeetsAFile() {
    assertThat(claim("a.d", "a.d/x", "a.d/y", "A.D/x", "a.d-2", "a.d/b/z"))
        .containsExactly("a.d", "a.d-2/x", "a.d-2/y", "A.D-2/x-2", "a-2.d-2", "a.d-2/b/z");
  }

  @Test
  void namesManyFilesOfOneNameInNoTime() {
    var claims = claims();
    var last = "";
    for (var i = 0; i < 200_000; i++) last = claims.claim("image.jpg");
    assertThat(last).isEqualTo("image-200000.jpg");
  }

  @Test
  void neverGivesAPathTwice() {
    var random = new Random(3);
    for (var round = 0; round < 300; round++) {
      var wanted = Stream.generate(() -> anyPath(random)).limit(60).toList();
      var given = claim(wanted.toArray(String[]::new));
      assertThat(given).isEqualTo(claim(wanted.toArray(String[]::new)));
      assertThat(onSystemsWithoutCase(given)).as(wanted.toString()).isEqualTo(given.size());
    }
  }

  /** How many files there are, once no file is where a folder has to be. */
  private static int onSystemsWithoutCase(List<String> paths) {
    var files = new HashSet<String>();
    for (var path : paths) files.add(path.toLowerCase(Locale.ROOT));
    for (var path : List.copyOf(files))
      for (var slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1))
        files.remove(path.substring(0, slash));
    return files.size();
  }

  private static String anyPath(Random random) {
    var names = List.of("a", "A", "a-2", "a-3", "b", "a.t", "a-2.t");
    var path = new ArrayList<String>();
    for (var n = random.nextInt(3); n >= 0; n--) path.add(names.get(random.nextInt(names.size())));
    return String.join("/", path);
  }

  private static List<String> claim(String... paths) {
    var claims = claims();
    return Stream.of(paths).map(claims::claim).toList();
  }

  private static Claims claims() {
    return new Claims(new Fingerprint.Maker());
  }
}
