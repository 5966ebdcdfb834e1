/** Secrets: from the environment or from files, never from where others can read them. */
package io.tipoff.setting;
