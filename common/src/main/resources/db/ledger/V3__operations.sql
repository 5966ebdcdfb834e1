-- What operators decide, and the record of it: dead letters that are told again or put aside, gates
-- that are opened for a while, runs that are tried again.

-- One row for each action that changes something, done or refused; never updated, never deleted.
create table audit (
  id      bigint      generated always as identity primary key,
  actor   text        not null,
  action  text        not null,
  target  text        not null,
  reason  text        not null,
  outcome text        not null,
  at      timestamptz not null default now()
);

-- A letter stays for good; what became of it is its state. Headers are a JSON array of name and
-- value in base64, in their order; letters of before have none but their attributes. A message that
-- failed again after a replay is a letter of its own, which counts the replays before it.
alter table dead_letter
  add column headers    text,
  add column state      text not null default 'DEAD',
  add column replay_of  bigint references dead_letter (id),
  add column settled_by text,
  add column settled_at timestamptz,
  add check (state in ('DEAD', 'REPLAYED', 'PURGED')),
  add check ((state = 'DEAD') = (settled_by is null)),
  add check ((state = 'DEAD') = (settled_at is null));
create index dead_letter_dead on dead_letter (topic) where state = 'DEAD';

-- A message of the outbox that tells a dead letter again: what is told is the letter.
alter table outbox add column letter bigint references dead_letter (id);

-- Lets what is blocked in a phase of a slate run degraded, until it expires.
create table gate_override (
  id         bigint      generated always as identity primary key,
  phase      text        not null,
  sport      text        not null,
  slate_date date        not null,
  actor      text        not null,
  reason     text        not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index gate_override_of_slate on gate_override (sport, slate_date);

-- Runs that ended without result and whose scope may be tried once more, whatever its budget.
create table run_retry (
  run_id     bigint      primary key references run (id),
  actor      text        not null,
  reason     text        not null,
  granted_at timestamptz not null default now()
);
