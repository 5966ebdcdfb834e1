package io.tipoff.warehouse;

/** What a committed write survives. */
public enum Durability {
  /** The machine's: each commit waits until the disk has it. */
  POWER_LOSS,
  /**
   * The process's, killed however it may be; a crash of the machine can cost the file. For replays
   * and experiments, whose rows can be made again.
   */
  PROCESS_DEATH
}
