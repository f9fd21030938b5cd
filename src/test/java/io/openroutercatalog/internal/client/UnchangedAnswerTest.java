package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A list that is sent again is recognised by its bytes. */
class UnchangedAnswerTest {
  private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  private @Nullable OpenRouterClient client;

  @BeforeEach
  void start() {
    client = new OpenRouterClient(at(openRouter.baseUrl()).build());
  }

  @AfterEach
  void stop() {
    if (client != null) {
      client.close();
    }
    openRouter.close();
  }

  private ListResponse fetch(String body, @Nullable ListFingerprint known) {
    openRouter.models(FakeAnswer.json(body));
    assertThat(client).isNotNull();
    return value(client.models(known));
  }

  private static String list(String id) {
    return "{\"data\":[" + FakeModel.of(id).toJson() + "]}";
  }

  @Test
  void the_same_bytes_without_an_etag_are_the_same_list() {
    ListResponse first = fetch(list("a/one"), null);
    assertThat(first)
        .isInstanceOfSatisfying(
            ListResponse.Listed.class,
            listed -> {
              ListFingerprint known = listed.fingerprint();
              assertThat(known).isNotNull();
              assertThat(fetch(list("a/one"), known))
                  .isEqualTo(new ListResponse.NotModified(known));
              assertThat(fetch(list("a/two"), known)).isInstanceOf(ListResponse.Listed.class);
              assertThat(fetch(list("a/one") + " ", known)).isInstanceOf(ListResponse.Listed.class);
            });
  }

  @Test
  void a_list_is_recognised_by_all_of_its_bytes_in_whatever_pieces() {
    byte[] bytes = new byte[50_000];
    try (Buffer whole = new Buffer().write(bytes);
        Buffer pieces = new Buffer()) {
      while (pieces.size() < bytes.length) {
        pieces.write(new Buffer().write(bytes, 0, 5_000), 5_000);
      }
      ListFingerprint known = ListFingerprint.of(null, whole);
      assertThat(ListFingerprint.of("tag", pieces).hasSameBody(known)).isTrue();
      for (int at : new int[] {0, 8_191, 8_192, 49_999}) {
        byte[] other = bytes.clone();
        other[at] = 1;
        assertThat(ListFingerprint.of(null, new Buffer().write(other)).hasSameBody(known))
            .isFalse();
      }
    }
  }
}
