/** Pages for people, each one file. */
package io.tipoff.standalone.page;
