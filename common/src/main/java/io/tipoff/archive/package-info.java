/** The archive: raw payloads and other artefacts exactly as received, written once. */
package io.tipoff.archive;
