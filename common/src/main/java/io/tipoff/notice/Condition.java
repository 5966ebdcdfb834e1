package io.tipoff.notice;

/**
 * Something that holds for a while and is told when it begins.
 *
 * @param key what distinguishes it from others of its source, such as the scope that is late
 */
public record Condition(String key, Notice notice) {}
