package io.tipoff.ingest.balldontlie;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.tipoff.ingest.fact.Artefact;
import io.tipoff.ingest.fetch.SourceClient;
import io.tipoff.ingest.fetch.SourceFailure;
import io.tipoff.ingest.fetch.SourceKind;
import io.tipoff.slate.Slate;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The provider's injury list: all its pages, or nothing. */
@Singleton
final class FetchedInjuries implements SourceKind {

  private static final int MOST_PAGES = 50;

  private final BalldontlieSource source;

  FetchedInjuries(BalldontlieSource source) {
    this.source = source;
  }

  @Override
  public String source() {
    return BalldontlieSource.NAME;
  }

  @Override
  public String name() {
    return "injuries";
  }

  @Override
  public Set<Artefact> artefacts() {
    return Set.of(Artefact.INJURIES);
  }

  /** A list is of now, whatever the slate. */
  @Override
  public Uni<Asked> ask(SourceClient client, Optional<Slate> slate) {
    List<byte[]> pages = new ArrayList<>();
    return rest(client, client.path(name()), pages)
        .chain(() -> client.blocking(() -> source.keepInjuries(pages)))
        .map(Asked::all);
  }

  private Uni<Void> rest(SourceClient client, String path, List<byte[]> pages) {
    return client
        .get(name(), path, page -> read(page, pages))
        .chain(
            next ->
                next.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : rest(client, following(client.path(name()), next.get()), pages));
  }

  private static String following(String path, String cursor) {
    return path
        + (path.contains("?") ? "&" : "?")
        + "cursor="
        + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
  }

  /** The cursor of the page that follows; a list on which nobody stands is none. */
  private Optional<String> read(byte[] bytes, List<byte[]> pages) {
    InjuryList.Page page = InjuryList.page("page " + (pages.size() + 1), 1, bytes);
    if (page.entries().isEmpty() && (pages.isEmpty() || page.next().isPresent())) {
      throw SourceFailure.empty("page " + (pages.size() + 1) + " of the injury list is empty");
    }
    if (page.next().isPresent() && pages.size() + 1 >= MOST_PAGES) {
      throw new TipoffException(
          FailureCategory.BAD_INPUT,
          "the injury list has more than " + MOST_PAGES + " pages",
          "Ask for more on a page: per_page in tipoff.fetch.balldontlie.injuries.path");
    }
    pages.add(bytes);
    return page.next();
  }
}
