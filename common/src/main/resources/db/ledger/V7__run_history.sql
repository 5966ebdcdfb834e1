-- What a run was asked by, read and came to: written by the statements that begin and end it.
alter table run
  -- Whose look at the slate started it.
  add column asked_by text not null default '',
  -- Versions of the slices that it was started on, one a line: table|writer|as-of=version.
  add column inputs   text not null default '',
  -- What failed, from the outermost to the innermost.
  add column cause    text not null default '',
  -- Milliseconds it waited for a slot, computed, and wrote; null where it did not come so far.
  add column waited   bigint,
  add column computed bigint,
  add column wrote    bigint,
  -- JSON object of what it was asked for one by one: {"written": {item: rows}, "left_out": {item: why}}.
  add column items    text;
