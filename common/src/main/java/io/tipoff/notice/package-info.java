/**
 * Tells people what the program decided they must know, where there is no Alertmanager: raised in
 * the ledger with what it is about, told by whichever replica comes first. {@code
 * docs/notifications.md} is about it.
 */
package io.tipoff.notice;
