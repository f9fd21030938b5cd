package io.openroutercatalog.avoid;

/**
 * What cools down.
 *
 * @param scope one config, all free models or all generated configs
 * @param id the id of the config; 0 for the others
 */
public record CoolDownKey(CoolDownScope scope, int id) {
  /** All free models that are generated. */
  public static final CoolDownKey FREE_MODELS = new CoolDownKey(CoolDownScope.FREE_MODELS, 0);

  /** All generated configs. */
  public static final CoolDownKey GENERATED = new CoolDownKey(CoolDownScope.GENERATED, 0);

  /** {@return the key of one config} */
  public static CoolDownKey of(int id) {
    return new CoolDownKey(CoolDownScope.CONFIG, id);
  }
}
