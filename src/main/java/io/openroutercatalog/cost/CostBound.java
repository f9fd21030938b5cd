package io.openroutercatalog.cost;

import java.math.BigDecimal;
import java.util.List;

/** The most that a call can cost. Immutable. */
public sealed interface CostBound {
  /**
   * No known endpoint charges more.
   *
   * @param usd the amount in USD, exact
   * @param endpoints how many endpoints were compared; where it is 0, the bound is that of the list
   *     alone, which one call in three exceeds
   */
  record AtMost(BigDecimal usd, int endpoints) implements CostBound {
    @Override
    public String toString() {
      return "at most " + usd.toPlainString() + " USD";
    }
  }

  /**
   * There is no bound.
   *
   * @param unknown what would have to be known, see {@link Cost#unknown()}; {@code
   *     max_completion_tokens} where nothing limits the completion
   */
  record None(List<String> unknown) implements CostBound {
    /** Copies the list. */
    public None {
      unknown = List.copyOf(unknown);
    }

    @Override
    public String toString() {
      return "no bound, unknown: " + unknown;
    }
  }
}
