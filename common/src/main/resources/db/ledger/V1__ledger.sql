-- The ledger: what is known to exist, what ran, what is to be told. One schema for all services.

create table slate (
  sport        text        not null,
  slate_date   date        not null,
  announced_at timestamptz not null default now(),
  primary key (sport, slate_date)
);

create sequence fencing_token;

create table run (
  id               bigint generated always as identity primary key,
  scope            text        not null,
  phase            text        not null,
  task             text        not null,
  sport            text        not null,
  slate_date       date        not null,
  pass             text        not null,
  as_of            timestamptz,
  state            text        not null,
  token            bigint      not null,
  instance         text        not null,
  incarnation      text        not null,
  input_digest     text        not null,
  attempt          int         not null,
  degraded         text[]      not null,
  started_at       timestamptz not null default now(),
  heartbeat_at     timestamptz not null default now(),
  lease_until      timestamptz not null,
  ended_at         timestamptz,
  failure_category text,
  reason           text        not null default '',
  counts           text        not null default '{}',
  check (state in ('RUNNING', 'SUCCEEDED', 'NO_DATA', 'SKIPPED', 'FAILED', 'TIMED_OUT', 'ABANDONED')),
  check ((state = 'RUNNING') = (ended_at is null)),
  check ((state = 'FAILED') = (failure_category is not null))
);

-- The lease: at most one run of a scope is running.
create unique index run_lease on run (scope) where state = 'RUNNING';
create index run_of_slate on run (sport, slate_date);
create index run_running on run (lease_until) where state = 'RUNNING';

-- Every version of every slice; the latest by seq is the current one.
create table slice (
  seq        bigint generated always as identity primary key,
  artefact   text        not null,
  writer     text        not null,
  sport      text        not null,
  slate_date date        not null,
  as_of      timestamptz,
  version    text        not null,
  known_at   timestamptz not null,
  row_count  bigint      not null,
  delivered  bigint      not null,
  expected   bigint      not null,
  payload    text,
  run_id     bigint references run (id),
  -- Transaction that recorded the row: a reader catches up by it without missing late commits.
  tx         xid8        not null default pg_current_xact_id()
);
create index slice_tx on slice (tx);
create index slice_of_slate on slice (sport, slate_date);

create table outbox (
  id         bigint generated always as identity primary key,
  topic      text        not null,
  message_key text       not null,
  attributes text        not null,
  body       text        not null,
  created_at timestamptz not null default now()
);

create table dead_letter (
  id         bigint generated always as identity primary key,
  topic      text        not null,
  position   text        not null,
  message_key text,
  reason     text        not null,
  detail     text        not null,
  attributes text        not null,
  body       bytea       not null,
  replays    int         not null default 0,
  created_at timestamptz not null default now(),
  unique (topic, position)
);

create table slate_mark (
  sport      text        not null,
  slate_date date        not null,
  reason     text        not null,
  marked_at  timestamptz not null default now(),
  primary key (sport, slate_date)
);

-- The last decision of each phase's gate that was not simply open.
create table gate (
  phase      text        not null,
  sport      text        not null,
  slate_date date        not null,
  pass       text        not null,
  state      text        not null,
  reasons    text[]      not null,
  changed_at timestamptz not null default now(),
  primary key (phase, sport, slate_date, pass),
  check (state in ('WAITING', 'OPEN', 'DEGRADED', 'BLOCKED'))
);
