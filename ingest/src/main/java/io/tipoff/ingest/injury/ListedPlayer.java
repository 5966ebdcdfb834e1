package io.tipoff.ingest.injury;

import io.tipoff.event.PlayerStatus;
import java.util.Optional;

/**
 * What a list says of one player.
 *
 * @param element of the list, from 1
 * @param player his name, first name first
 * @param team code; empty for a team that is none
 * @param status empty for a word that is none of the list's own
 * @param told the status as received
 * @param reason as the list words it
 */
public record ListedPlayer(
    int element,
    String player,
    Optional<String> team,
    Optional<PlayerStatus> status,
    String told,
    Optional<String> reason) {}
