package io.tipoff.ingest.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayerNameTest {

  @ParameterizedTest
  @CsvSource({
    "Nikola Đurišić, nikola durisic",
    "Luka Dončić, luka doncic",
    "D'Angelo Russell, dangelo russell",
    "Kentavious Caldwell-Pope, kentavious caldwell pope",
    "O.G. Anunoby, og anunoby",
    "Dalano  Banton, dalano banton",
    "Søren Fenwick, soren fenwick",
    "Tidjane Salaün, tidjane salaun",
    "Alperen Şengün, alperen sengun"
  })
  void writesNamesAsAllSourcesWould(String name, String normal) {
    assertThat(PlayerName.of(name)).isEqualTo(new PlayerName(normal, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "Gary Trent Jr., gary trent, jr",
    "Robert Williams III, robert williams, iii",
    "Trey Murphy II, trey murphy, ii",
    "Xavier Tillman Sr, xavier tillman, sr",
    "Wade Baldwin IV, wade baldwin, iv"
  })
  void keepsTheSuffixApart(String name, String normal, String suffix) {
    assertThat(PlayerName.of(name)).isEqualTo(new PlayerName(normal, Optional.of(suffix)));
  }

  @Test
  void doesNotDependOnItsOwnResult() {
    PlayerName once = PlayerName.of("Nah'Shon Lee Hyland Jr.");
    assertThat(PlayerName.of(once.normal()).normal()).isEqualTo(once.normal());
  }
}
