package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.choose.AutoSelector;
import io.openroutercatalog.choose.Obstacle;
import io.openroutercatalog.choose.Selection;
import io.openroutercatalog.choose.SelectionRequest;
import io.openroutercatalog.find.ModelQuery;
import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.generate.StableIds;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Models that make images become configs only where that is asked for; docs/rules.md. */
class ImageConfigsTest {
  private static final ModelRow CHAT = TestRow.ordinary("a/chat");
  private static final ModelRow IMAGE = image("b/image");
  private static final ModelRow PAINTER =
      TestRow.of("amazon/painter").outputModalities(List.of("image")).row();

  private final ScriptedSource source =
      new ScriptedSource().always(list(CHAT, IMAGE, PAINTER, TestRow.ordinary("c/chat")));

  private static ModelRow image(String id) {
    return TestRow.of(id)
        .outputModalities(List.of("image", "text"))
        .supportedParameters()
        .contextLength(null)
        .prices("0.000001", "0.00001")
        .row();
  }

  private static FetchOutcome<ListResponse> list(ModelRow... rows) {
    return ScriptedSource.list(List.of(rows), null);
  }

  private Life life() {
    return new Life(source, ImageConfigsTest::withImages).start();
  }

  private static CatalogSettingsBuilder withImages(CatalogSettingsBuilder settings) {
    return settings.imageConfigs(true);
  }

  @Test
  void without_the_setting_there_are_none() {
    assertThat(new Life(source).start().models()).containsExactly("a/chat", "c/chat");
  }

  @Test
  void they_come_last_and_need_neither_tools_nor_a_context_but_meet_the_other_filters() {
    Life life = life();

    assertThat(life.models()).containsExactly("a/chat", "c/chat", "b/image");
    assertThat(life.config("b/image").kind()).isEqualTo(ModelKind.IMAGE);
    assertThat(life.config("a/chat").kind()).isEqualTo(ModelKind.CHAT);
    assertThat(life.engine.snapshot().reasonsAgainst("amazon/painter")).isNotEmpty();
  }

  @Test
  void they_have_ids_of_their_own_range_and_claim_after_all_chat_models() {
    assertThat(life().config("b/image").id()).isEqualTo(StableIds.base("b/image", -20_000));

    // The image model would have the id of the chat model, in a range that is moved by their
    // distance.
    int distance = StableIds.base("b/image", 0) - StableIds.base("a/chat", 0);
    Life collided =
        new Life(source, settings -> withImages(settings).imageIdOffset(-10_000 - distance))
            .start();
    assertThat(collided.config("a/chat").id()).isEqualTo(StableIds.base("a/chat", -10_000));
    assertThat(collided.config("b/image").id()).isEqualTo(collided.config("a/chat").id() - 1);
    assertThat(collided.engine.explain("b/image").toText()).contains("which is that of a/chat");
  }

  @Test
  void queries_and_selections_leave_them_out_unless_they_are_asked_for() {
    Life life = life();

    assertThat(ModelQuery.all().list(life.engine.snapshot()))
        .extracting(LlmConfig::modelName)
        .containsExactly("a/chat", "c/chat");
    assertThat(ModelQuery.all().ofKind(ModelKind.IMAGE).list(life.engine.snapshot()))
        .extracting(LlmConfig::modelName)
        .containsExactly("b/image");
    AutoSelector selector = AutoSelector.builder(life.engine::snapshot).build();
    SelectionRequest pinned = SelectionRequest.forThread("t").pinned(life.config("b/image").id());
    assertThat(selector.select(pinned))
        .isInstanceOfSatisfying(
            Selection.Replaced.class,
            replaced -> assertThat(replaced.pin().why()).isEqualTo(Obstacle.REQUIREMENT));
    assertThat(selector.select(pinned.requiring(ModelQuery.all().ofKind(ModelKind.IMAGE))).config())
        .isEqualTo(life.config("b/image"));
  }

  @Test
  void their_health_is_not_measured_and_they_are_not_counted_by_tier() {
    Life life = life();
    life.measure();

    assertThat(source.measured).containsExactlyInAnyOrder("a/chat", "c/chat");
    assertThat(life.config("b/image").qualityScoreHealth()).isNull();
    assertThat(life.engine.explain("b/image").config()).extracting("health").isNull();
    assertThat(life.engine.snapshot().countsByTier())
        .containsEntry(BillingTier.PREMIUM, 2)
        .containsEntry(BillingTier.FREE, 0);
  }

  @Test
  void a_list_is_plausible_only_if_it_keeps_enough_of_each_kind() {
    ModelRow[] images = images(0, 10);
    source.always(list(with(images, CHAT)));
    Life life = life();

    source.always(list(with(images(0, 4), CHAT)));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Failed.class);
    assertThat(life.models()).hasSize(11);

    source.always(list(with(images(0, 6), CHAT)));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.models()).hasSize(7);
  }

  /** Suspicions of two kinds must not push each other out for ever. */
  @Test
  void a_list_that_lacks_most_of_both_kinds_is_believed_once_it_was_repeated() {
    ModelRow[] both = with(with(images(0, 10), CHAT), TestRow.ordinary("c/chat"));
    source.always(list(with(both, TestRow.ordinary("d/chat"))));
    Life life = life();

    source.always(list(with(images(0, 1), CHAT)));
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Failed.class);
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Failed.class);
    assertThat(life.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(life.models()).containsExactly("a/chat", "b/image-0");
  }

  /** The settings make it a chat model; what it puts out does not change that once it is gone. */
  @Test
  void a_chat_model_that_also_makes_images_is_delisted_as_a_chat_model() {
    MemoryStore store = new MemoryStore();
    ModelRow both = TestRow.of("b/both").outputModalities(List.of("text", "image")).row();
    UnaryOperator<CatalogSettingsBuilder> settings =
        to ->
            withImages(to)
                .store(store)
                .implausibleLossShare(1)
                .filters(
                    CatalogSettings.builder()
                        .build()
                        .filters()
                        .withOutputModalities(List.of("text", "image")));
    ScriptedSource lists = new ScriptedSource().then(list(both));
    Life first = new Life(lists, settings).start();
    int id = first.config("b/both").id();
    lists.always(list(TestRow.of("c/other").outputModalities(List.of("text", "image")).row()));
    first.refresh();
    first.engine.close();

    Life second = new Life(new ScriptedSource(), settings).start();
    assertThat(second.engine.snapshot().lookup(id))
        .isInstanceOfSatisfying(
            LookupResult.Delisted.class,
            gone -> assertThat(gone.lastConfig().kind()).isEqualTo(ModelKind.CHAT));
  }

  private static ModelRow[] images(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> image("b/image-" + i)).toArray(ModelRow[]::new);
  }

  private static ModelRow[] with(ModelRow[] rows, ModelRow row) {
    return Stream.concat(Stream.of(rows), Stream.of(row)).toArray(ModelRow[]::new);
  }

  @Test
  void they_are_kept_in_the_copy_and_remembered_once_they_are_gone() {
    MemoryStore store = new MemoryStore();
    Life first = new Life(source, settings -> withImages(settings).store(store)).start();
    LlmConfig image = first.config("b/image");
    first.engine.close();

    Life second =
        new Life(new ScriptedSource(), settings -> withImages(settings).store(store)).start();
    assertThat(second.status().source()).isEqualTo(CatalogStatus.Source.STORE);
    assertThat(second.config("b/image")).isEqualTo(image);

    Life third =
        new Life(
                new ScriptedSource().always(list(CHAT, TestRow.ordinary("c/chat"))),
                Life.NOW.plus(Duration.ofHours(1)),
                settings -> withImages(settings).store(store).implausibleLossShare(1))
            .start();
    assertThat(third.engine.snapshot().lookup(image.id()))
        .isInstanceOfSatisfying(
            LookupResult.Delisted.class,
            gone -> {
              assertThat(gone.lastConfig()).isEqualTo(image);
              assertThat(gone.replacement()).isNull();
            });
  }

  @Test
  void a_model_that_the_filters_make_a_chat_config_is_no_second_one() {
    Life life =
        new Life(
                new ScriptedSource()
                    .always(
                        list(
                            TestRow.of("b/both").outputModalities(List.of("text", "image")).row())),
                settings ->
                    withImages(settings)
                        .filters(
                            CatalogSettings.builder()
                                .build()
                                .filters()
                                .withOutputModalities(List.of("text", "image"))))
            .start();

    assertThat(life.engine.snapshot().configs())
        .extracting(LlmConfig::kind)
        .containsExactly(ModelKind.CHAT);
  }

  @Test
  void an_operator_config_may_not_have_an_id_of_their_range() {
    CatalogSettingsBuilder settings =
        CatalogSettings.builder()
            .idOffset(100_000_000)
            .operatorConfigs(
                List.of(LlmConfig.builder().id(-20_000).provider("X").modelName("m").build()));

    assertThat(settings.build().operatorConfigs()).hasSize(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.imageConfigs(true).build())
        .withMessageContaining("id -20000 lies in the range of generated ids");
  }
}
