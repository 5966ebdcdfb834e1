/**
 * How events travel: from the ledger's outbox to the transport, and from the transport to a look at
 * the ledger, or to the dead letters. What it needs of the ledger is declared here as interfaces.
 * Only {@code KafkaTransport} knows which transport it is.
 */
package io.tipoff.messaging;
