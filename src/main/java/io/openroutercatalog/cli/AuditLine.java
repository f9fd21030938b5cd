package io.openroutercatalog.cli;

import io.openroutercatalog.cost.CallCost;
import io.openroutercatalog.cost.UsdText;
import io.openroutercatalog.internal.base.CleanText;
import java.math.BigDecimal;
import java.util.Locale;

/** One call of an audit, as a line of at most 80 columns in most cases. */
final class AuditLine {
  private static final int MOST_MODEL_CHARACTERS = 60;

  private AuditLine() {}

  static String of(int number, CallCost cost) {
    return String.format(
        Locale.ROOT,
        "%6d  %-36s  %s",
        number,
        CleanText.of(cost.call().model(), MOST_MODEL_CHARACTERS),
        verdict(cost));
  }

  static String broken(int number, String message) {
    return String.format(Locale.ROOT, "%6d  broken: %s", number, message);
  }

  private static String verdict(CallCost cost) {
    BigDecimal charged = cost.charged();
    BigDecimal difference = cost.difference();
    if (charged == null) {
      return CostSheet.text(cost.cost());
    }
    String text = "charged " + UsdText.amount(charged);
    if (difference == null) {
      return text + "; " + CostSheet.text(cost.cost());
    }
    if (cost.call().usage().ownKey()) {
      return text + ", own key; estimated " + CostSheet.text(cost.cost());
    }
    if (difference.signum() == 0) {
      return text + ", explained";
    }
    String more = (difference.signum() > 0 ? "+" : "") + UsdText.amount(difference);
    return text
        + ", estimated "
        + CostSheet.text(cost.cost())
        + " ("
        + more
        + (cost.outside().isEmpty() ? ")" : ", " + String.join(", ", cost.outside()) + "?)");
  }
}
