package io.tipoff.standalone.rest;

/**
 * The body of a request for a key.
 *
 * @param name whose it is: the actor of what is done with it
 * @param role viewer, operator or admin
 * @param reason why; may be left out
 */
public record KeyWish(String name, String role, String reason) {}
