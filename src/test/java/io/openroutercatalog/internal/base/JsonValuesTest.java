package io.openroutercatalog.internal.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonValuesTest {
  @Test
  void a_copy_is_equal_and_keeps_order_and_nulls() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("z", 1);
    object.put("a", null);
    object.put("list", Arrays.asList("x", null, true, 1.5, Map.of("deep", List.of())));

    Map<String, Object> copy = JsonValues.copyObject(object, "it");

    assertThat(copy).isEqualTo(object);
    assertThat(copy.keySet()).containsExactly("z", "a", "list");
  }

  @Test
  void a_copy_is_deep_and_immutable() {
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, Object> inner = new HashMap<>(Map.of("list", list));

    Map<String, Object> copy = JsonValues.copyObject(Map.of("inner", inner), "it");
    list.add(2);
    inner.clear();

    assertThat(copy).isEqualTo(Map.of("inner", Map.of("list", List.of(1))));
    assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(copy::clear);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> ((Map<?, ?>) copy.get("inner")).clear());
  }

  @Test
  void an_object_that_stands_in_too_many_places_is_refused() {
    Map<String, Object> object = shared(40);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonValues.copyObject(object, "it"))
        .withMessage("it: has more than 100000 values");
  }

  /** Two to the power of the levels, if each place is copied for itself. */
  private static Map<String, Object> shared(int levels) {
    Map<String, Object> node = Map.of("leaf", 1);
    for (int i = 0; i < levels; i++) {
      node = Map.of("left", node, "right", node);
    }
    return node;
  }

  static Stream<Arguments> whatIsNoJson() {
    return Stream.of(
        Arguments.of(
            Map.of("a", new Object()), "it.a: must be a JSON value, is a java.lang.Object"),
        Arguments.of(
            Map.of("a", new AtomicInteger(1)),
            "it.a: must be a JSON value, is a java.util.concurrent.atomic.AtomicInteger"),
        Arguments.of(
            Map.of("a", List.of(new BigDecimal("1") {})),
            "it.a[0]: must be a JSON value, is a"
                + " io.openroutercatalog.internal.base.JsonValuesTest$1"),
        Arguments.of(Map.of("a", Double.NaN), "it.a: must be a JSON value, is not a finite number"),
        Arguments.of(
            Map.of("a", Float.POSITIVE_INFINITY),
            "it.a: must be a JSON value, is not a finite number"),
        Arguments.of(
            Map.of("a", List.of(1, Map.of("b", 'c'))),
            "it.a[1].b: must be a JSON value, is a java.lang.Character"),
        Arguments.of(
            Map.of("a\n\u001b", new Object()),
            "it.a??: must be a JSON value, is a java.lang.Object"),
        Arguments.of(Map.of(5, "a"), "it: keys must be text, one is a number"));
  }

  @ParameterizedTest
  @MethodSource("whatIsNoJson")
  void a_value_that_json_has_no_form_for_is_refused_with_its_position(
      Map<?, ?> object, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonValues.copyObject(object, "it"))
        .withMessage(message);
  }

  /** A map that holds itself would otherwise end in a stack overflow. */
  @Test
  void a_map_that_contains_itself_is_refused() {
    Map<String, Object> loop = new HashMap<>();
    loop.put("a", loop);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonValues.copyObject(loop, "it"))
        .withMessageEndingWith("nested deeper than 100 levels");
  }

  @Test
  void a_hundred_levels_of_lists_are_copied_and_no_more() {
    Object deep = List.of();
    for (int level = 1; level < 100; level++) {
      deep = List.of(deep);
    }
    Map<String, Object> most = Map.of("a", deep);
    assertThat(JsonValues.copyObject(most, "it")).isEqualTo(most);
    Map<String, Object> more = Map.of("a", List.of(List.of(deep)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonValues.copyObject(more, "it"))
        .withMessageEndingWith("nested deeper than 100 levels");
  }
}
