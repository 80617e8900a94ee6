package dev.bunting.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryCodesTest {

  @Test
  void hasTheSeedsTwentyByDefault() {
    assertThat(String.join(" ", CountryCodes.mostPopulous()))
        .isEqualTo("BD BR CD CN DE EG ET FR ID IN IR JP MX NG PH PK RU TR US VN");
  }

  @Test
  void hasTheIsoCodesForAll() {
    assertThat(CountryCodes.available()).hasSize(249).startsWith("AD").endsWith("ZW");
  }

  @Test
  void hasEveryPairOfLetters() {
    assertThat(CountryCodes.every()).hasSize(676).startsWith("AA").endsWith("ZZ");
  }

  @Test
  void expandsALetterToTwentySixCodes() {
    assertThat(CountryCodes.of(List.of("b"))).hasSize(26).startsWith("BA").endsWith("BZ");
  }

  @Test
  void sortsCodesAndDropsRepeatedOnes() {
    assertThat(CountryCodes.of(List.of("us", "BR", "Us", "cn"))).containsExactly("BR", "CN", "US");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "USA", "U1", "1", "ÄÖ", "ß", "u ", "-", "ｕｓ"})
  void refusesWhatIsNoCode(String word) {
    assertThatThrownBy(() -> CountryCodes.of(List.of("BR", word)))
        .isInstanceOf(UsageException.class)
        .hasMessage("each CC argument must be A to Z or AA to ZZ.");
  }
}
