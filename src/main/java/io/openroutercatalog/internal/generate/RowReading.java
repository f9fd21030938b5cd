package io.openroutercatalog.internal.generate;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.ContextRule;
import io.openroutercatalog.NamePolicy;
import io.openroutercatalog.model.ModelId;
import io.openroutercatalog.model.ModelRow;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a row means under a policy, where policies read it differently. Immutable. */
final class RowReading {
  private static final Pattern WHITE_SPACE =
      Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  private final CatalogPolicy policy;

  RowReading(CatalogPolicy policy) {
    this.policy = policy;
  }

  /** {@return whether names are read this library's way} */
  boolean cleansNames() {
    return policy.namePolicy() == NamePolicy.CLEAN;
  }

  /** {@return the author of a model, which decides its prestige and may be excluded} */
  String author(ModelId id) {
    return cleansNames() || !id.hasAliasMark() ? id.author() : "~" + id.author();
  }

  /** {@return the context length that counts, 0 if none is known} */
  long contextLength(ModelRow row) {
    Long topProvider =
        policy.contextRule() == ContextRule.TOP_PROVIDER ? row.topProviderContextLength() : null;
    Long counted = topProvider == null ? row.contextLength() : topProvider;
    return counted == null ? 0 : counted;
  }

  /** {@return the row with its display name as configs have it} */
  ModelRow named(ModelRow row) {
    String name = row.name();
    String clean = name == null || !cleansNames() ? name : clean(name);
    return clean == null || clean.equals(name) ? row : row.toBuilder().name(clean).build();
  }

  /** {@return the display name of a row that {@link #named} has given: the id if it has none} */
  static String nameOf(ModelRow named) {
    @Nullable String name = named.name();
    return name == null || name.isBlank() ? named.id() : name;
  }

  private static String clean(String name) {
    return isClean(name) ? name : WHITE_SPACE.matcher(name).replaceAll(" ").strip();
  }

  /** True of nearly every name, so this allocates nothing. */
  private static boolean isClean(String name) {
    boolean afterBlank = true; // A name may not begin with one.
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean blank = c == ' ';
      boolean suspect = c < ' ' || c > '~'; // May be white space of another kind.
      if (suspect || (blank && afterBlank)) {
        return false;
      }
      afterBlank = blank;
    }
    return !afterBlank;
  }
}
