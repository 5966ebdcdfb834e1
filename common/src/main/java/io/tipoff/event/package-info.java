/**
 * What the phases tell each other: events as records, their wire form as CloudEvents. An event is a
 * hint to look at the ledger; it is never the truth by itself.
 */
package io.tipoff.event;
