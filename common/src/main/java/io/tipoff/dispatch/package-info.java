/**
 * What turns decisions into runs: the worker that executes one run under its lease, the dispatcher
 * that looks at slates, the heartbeat, the sweep, and the loop that replays past slates.
 */
package io.tipoff.dispatch;
