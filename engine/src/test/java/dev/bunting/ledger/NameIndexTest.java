package dev.bunting.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NameIndexTest {
  private static List<Long> rows(NameIndex index, String name) {
    var rows = new ArrayList<Long>();
    var search = index.search(name);
    for (var row = search.next(); row != 0; row = search.next()) rows.add(row);
    return rows;
  }

  @Test
  void findsEveryRowOfEveryNameAndHardlyAnyOther() {
    int names = 10_000;
    var index = new NameIndex(2L * names);
    for (int i = 1; i <= names; i++) {
      index.add("name" + i, i);
      index.add("name" + i, Entry.MAX_INDEX - i);
    }
    int hints = 0;
    for (int i = 1; i <= names; i++) {
      var rows = rows(index, "name" + i);
      assertThat(rows).contains((long) i, Entry.MAX_INDEX - i);
      hints += rows.size();
    }
    assertThat(hints).isBetween(2 * names, 2 * names + 100);
  }

  @Test
  void aNameOfOneRowInManySessionsTakesOneSlot() {
    var index = new NameIndex(3);
    for (int i = 0; i < 100; i++) index.add("same", 1);
    assertThat(rows(index, "same")).containsExactly(1L);
    assertThat(rows(index, "other")).isEmpty();
  }
}
