package io.openroutercatalog.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.price.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Equal values are interned, as long as there are not too many. */
class ValueInternerTest {
  private final ValueInterner interner = new ValueInterner();

  @Test
  void equal_context_lengths_of_a_list_are_interned() {
    List<Long> lengths =
        LongStream.of(4_096, 32_768, 131_072, 200_000, 262_144, 1_048_576).boxed().toList();
    List<Long> first = lengths.stream().map(interner::number).toList();
    for (int i = 0; i < lengths.size(); i++) {
      assertThat(interner.number(lengths.get(i) + 0L)).isSameAs(first.get(i));
    }
  }

  @Test
  void any_number_comes_back_as_it_was() {
    for (long number = -5_000; number < 5_000; number++) {
      assertThat(interner.number(number * 4_096)).isEqualTo(number * 4_096);
    }
    assertThat(interner.number(null)).isNull();
  }

  @Test
  void equal_lists_and_prices_are_interned() {
    List<String> list = interner.list(List.of("tools", "seed"));
    assertThat(interner.list(new ArrayList<>(list))).isSameAs(list);
    Price price = interner.price("0.000001");
    assertThat(interner.price("0." + "000001")).isSameAs(price).isEqualTo(Price.parse("0.000001"));
  }
}
