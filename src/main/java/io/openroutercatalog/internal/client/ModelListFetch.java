package io.openroutercatalog.internal.client;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.FetchLimits;
import io.openroutercatalog.internal.http.HttpResponse;
import io.openroutercatalog.internal.http.HttpTransport;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of the models list, page by page. All pages share one deadline, one limit of bytes and
 * one of rows. Used once.
 */
final class ModelListFetch {
  /**
   * Far more than any list has (one page today); stops at a service that always names a next page.
   */
  private static final int MOST_PAGES = 200;

  /**
   * The memory that the rows of any list may take beside the body: half of the default limit of the
   * body's size.
   */
  private static final long LEAST_KEPT_BYTES = 16 << 20;

  /** Six times the list of today; the table of names may take up to three times this size. */
  static final long MOST_BYTES_WITH_NAME_TABLE = 4 << 20;

  private final HttpTransport transport;
  private final HttpUrl first;
  private final boolean withKey;
  private final long deadlineNanos;
  private final Set<HttpUrl> seen = new HashSet<>();
  private final ModelListReader reader;
  private long bytesLeft;

  /**
   * Begins a fetch.
   *
   * @param first the first page
   * @param withKey whether the list needs the API key
   */
  ModelListFetch(HttpTransport transport, HttpUrl first, boolean withKey, FetchLimits limits) {
    this.transport = transport;
    this.first = first;
    this.withKey = withKey;
    this.deadlineNanos = System.nanoTime() + limits.modelsTimeout().toNanos();
    this.bytesLeft = limits.maxBodyBytes();
    long mostKept = Math.max(LEAST_KEPT_BYTES, limits.maxBodyBytes() / 2);
    this.reader = new ModelListReader(limits.maxModels(), mostKept, limits.keepDescriptions());
  }

  FetchOutcome<ListResponse> run(@Nullable ListFingerprint known) {
    return from(first, known);
  }

  /**
   * One failed page fails the whole list; otherwise the models of that page would seem to be gone.
   */
  private FetchOutcome<ListResponse> from(HttpUrl page, @Nullable ListFingerprint known) {
    if (!seen.add(page) || seen.size() > MOST_PAGES) {
      return FetchOutcome.failed(Kind.UNREADABLE, "links.next does not come to an end");
    }
    Duration left = Duration.ofNanos(Math.max(1, deadlineNanos - System.nanoTime()));
    String tag = known == null ? null : known.tag();
    return transport
        .get(page, withKey, tag, left, bytesLeft)
        .then(response -> read(response, known));
  }

  private FetchOutcome<ListResponse> read(HttpResponse response, @Nullable ListFingerprint known) {
    // The fingerprint of one page does not cover the others.
    ListFingerprint fingerprint =
        seen.size() == 1 ? ListFingerprint.of(response.tag(), response.body()) : null;
    if (known != null && response.notModified()) {
      return new FetchOutcome.Answer<>(new ListResponse.NotModified(known));
    }
    if (known != null && fingerprint != null && known.hasSameBody(fingerprint)) {
      return new FetchOutcome.Answer<>(new ListResponse.NotModified(fingerprint));
    }
    bytesLeft -= response.body().size();
    return AnswerParser.read(response.body(), MOST_BYTES_WITH_NAME_TABLE, reader::readPage)
        .then(page -> goOn(page, fingerprint));
  }

  private FetchOutcome<ListResponse> goOn(
      ModelListReader.Page page, @Nullable ListFingerprint fingerprint) {
    if (!page.hasData()) {
      String message = page.errorMessage();
      String says = message == null ? "" : "; it says: " + transport.clean(message);
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer has no data list" + says);
    }
    String next = page.next();
    if (next != null) {
      return follow(next);
    }
    return new FetchOutcome.Answer<>(new ListResponse.Listed(reader.list(), fingerprint));
  }

  /**
   * Only the query of the link is used, so that it leads neither to another host nor to another
   * path.
   */
  private FetchOutcome<ListResponse> follow(String next) {
    HttpUrl link = first.resolve(next);
    @Nullable String query = link == null ? null : link.encodedQuery();
    if (link == null || query == null || !link.host().equals(first.host())) {
      return FetchOutcome.failed(
          Kind.UNREADABLE, "links.next is no page of this list: " + transport.clean(next));
    }
    return from(first.newBuilder().encodedQuery(query).build(), null);
  }
}
