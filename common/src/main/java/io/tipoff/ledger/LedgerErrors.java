package io.tipoff.ledger;

import io.smallrye.mutiny.Uni;
import io.tipoff.metrics.StoreErrors;
import io.tipoff.metrics.StoreErrors.Store;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/** Counts calls that fail in a way that may pass; what the ledger refuses is no error of it. */
@CountsErrors
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
final class LedgerErrors {

  private final StoreErrors errors;

  LedgerErrors(StoreErrors errors) {
    this.errors = errors;
  }

  @AroundInvoke
  Object counted(InvocationContext call) throws Exception {
    Object answer = call.proceed();
    return answer instanceof Uni<?> later
        ? later.onFailure(LedgerFailures::isPassing).invoke(() -> errors.count(Store.LEDGER))
        : answer;
  }
}
