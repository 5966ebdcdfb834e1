/** What is published of slates: the exports, their rows, and the tasks that make them. */
package io.tipoff.publish.slate;
