/** Files that are there whole or not at all, and the disks under them. */
package io.tipoff.file;
