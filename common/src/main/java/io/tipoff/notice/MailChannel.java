package io.tipoff.notice;

import io.smallrye.mutiny.Uni;
import io.tipoff.failure.FailureCategory;
import io.tipoff.failure.TipoffException;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.ext.mail.MailClient;
import java.util.List;

/**
 * Mail to some people.
 *
 * @param context an event loop on which all is done: with the caller's and the client's at once,
 *     the server's greeting may come before anybody listens to it, and is waited for in vain
 */
record MailChannel(MailClient client, Context context, String server, String from, List<String> to)
    implements Channel {

  @Override
  public Uni<Void> tell(Telling telling) {
    MailMessage message =
        new MailMessage()
            .setFrom(from)
            .setTo(to)
            .setSubject("tipoff " + telling.subject())
            .setText(telling.text());
    return Uni.createFrom()
        .<Void>emitter(
            taken ->
                context.runOnContext(
                    () ->
                        client
                            .sendMail(message)
                            .subscribe()
                            .with(result -> taken.complete(null), taken::fail)))
        .onFailure()
        .transform(
            failure ->
                new TipoffException(
                    FailureCategory.TRANSIENT,
                    server + " did not take it: " + failure,
                    "See that the mail server is up and lets this user send; it is tried again.",
                    failure));
  }
}
