package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Interns the values that the rows of a response repeat: names of parameters, lists of them,
 * prices. It remembers a bounded number of them. Not thread-safe.
 */
public final class ValueInterner {
  private static final int MOST_CHARACTERS = 64;

  /** A text or number replaces another one that has the same position in its table. */
  private static final int TEXTS_BITS = 11;

  private static final int NUMBERS_BITS = 9;

  /** The 32-bit golden ratio; spreads the hashes of texts that differ only at their end. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int MOST_LISTS_OF_ONE_RESPONSE = 256;
  private static final int MOST_LISTS_OF_MANY_RESPONSES = 1_024;
  private static final int MOST_PRICES = 1_024;
  private static final int MOST_VALUES = 1_024;
  private static final int MOST_PRICINGS = 1_024;

  /** An odd pricing may have a hundred prices; it is not worth remembering. */
  private static final int MOST_PRICES_OF_ONE = 20;

  private static final int MOST_OVERRIDES_OF_ONE = 4;

  private final @Nullable String[] texts = new String[1 << TEXTS_BITS];
  private final @Nullable Long[] numbers = new Long[1 << NUMBERS_BITS];
  private final List<String> scratch = new ArrayList<>();
  private final List<Price> scratchPrices = new ArrayList<>();

  /** The keys are array lists like those looked up, which are compared without an iterator. */
  private final Map<List<String>, List<String>> lists = new HashMap<>();

  private final Map<String, Price> prices = new HashMap<>();
  private final Map<Object, Object> values = new HashMap<>();
  private final Map<Pricing, Pricing> pricings = new HashMap<>();
  private final int mostLists;

  /** Makes one for a list of models, or for a copy. */
  public ValueInterner() {
    this(MOST_LISTS_OF_ONE_RESPONSE);
  }

  private ValueInterner(int mostLists) {
    this.mostLists = mostLists;
  }

  /** {@return one for the endpoints of all models, which repeat more than the rows of a list} */
  public static ValueInterner ofManyResponses() {
    return new ValueInterner(MOST_LISTS_OF_MANY_RESPONSES);
  }

  /** {@return the text or number at the parser's position; a known one is not allocated again} */
  String text(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > MOST_CHARACTERS) {
      return parser.getText();
    }
    char[] characters = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + characters[i];
    }
    int place = place(hash, TEXTS_BITS);
    String known = texts[place];
    if (known != null && isSame(known, characters, offset, length)) {
      return known;
    }
    String text = new String(characters, offset, length);
    texts[place] = text;
    return text;
  }

  private static int place(int hash, int bits) {
    return (hash * SPREAD) >>> (Integer.SIZE - bits);
  }

  private static boolean isSame(String text, char[] characters, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != characters[offset + i]) {
        return false;
      }
    }
    return true;
  }

  /** {@return an empty list for texts, which the next call clears} */
  List<String> noTexts() {
    scratch.clear();
    return scratch;
  }

  /** {@return an empty list for prices, which the next call clears} */
  List<Price> noPrices() {
    scratchPrices.clear();
    return scratchPrices;
  }

  /** {@return the interned, immutable list of the same texts} */
  List<String> list(List<String> texts) {
    List<String> known = lists.get(texts);
    if (known != null) {
      return known;
    }
    List<String> list = List.copyOf(texts);
    if (lists.size() < mostLists && isShort(list)) {
      lists.put(new ArrayList<>(list), list);
    }
    return list;
  }

  private static boolean isShort(List<String> texts) {
    for (String text : texts) {
      if (text.length() > MOST_CHARACTERS) {
        return false;
      }
    }
    return true;
  }

  /** {@return the interned number} */
  @Nullable Long number(@Nullable Long number) {
    if (number == null) {
      return null;
    }
    int place = place(number.hashCode(), NUMBERS_BITS);
    Long known = numbers[place];
    if (number.equals(known)) {
      return known;
    }
    numbers[place] = number;
    return number;
  }

  /** {@return the interned result of {@link Price#parse}} */
  Price price(String text) {
    Price known = prices.get(text);
    if (known != null) {
      return known;
    }
    Price price = Price.parse(text);
    if (prices.size() < MOST_PRICES && text.length() <= MOST_CHARACTERS) {
      prices.put(text, price);
    }
    return price;
  }

  /** {@return the interned value, which must be immutable and small} */
  @SuppressWarnings("unchecked") // An equal value is of the same type.
  <T> T value(T value) {
    Object known = values.get(value);
    if (known == null && values.size() < MOST_VALUES) {
      values.put(value, value);
    }
    return known == null ? value : (T) known;
  }

  /** {@return the interned pricing; the endpoints of a model often have the same} */
  public Pricing pricing(Pricing pricing) {
    if (pricing.prices().size() > MOST_PRICES_OF_ONE
        || pricing.overrides().size() > MOST_OVERRIDES_OF_ONE) {
      return pricing;
    }
    Pricing known = pricings.get(pricing);
    if (known == null && pricings.size() < MOST_PRICINGS) {
      pricings.put(pricing, pricing);
    }
    return known == null ? pricing : known;
  }
}
