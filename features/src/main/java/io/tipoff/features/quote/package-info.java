/** Where the books stand on a player before his game. */
package io.tipoff.features.quote;
