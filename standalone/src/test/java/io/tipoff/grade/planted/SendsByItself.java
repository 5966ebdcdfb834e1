package io.tipoff.grade.planted;

import java.net.http.HttpClient;

/** Planted: a phase that tells somebody by itself. */
public final class SendsByItself {

  private final HttpClient client = HttpClient.newHttpClient();

  /** Who is told, past all limits. */
  public HttpClient client() {
    return client;
  }
}
