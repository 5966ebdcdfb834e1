-- What somebody is to be told, and whom it has reached.

-- A notice gathers what happens again under its signature until it is taken to be told; then the
-- next one gathers. So a signature has one open row at most, and the rows that were taken lately
-- are what all replicas count their limit by.
create table notice (
  id        bigint      generated always as identity primary key,
  severity  text        not null check (severity in ('WARNING', 'CRITICAL')),
  signature text        not null,
  title     text        not null,
  -- Of the first time and of the last.
  detail    text        not null,
  latest    text        not null,
  remedy    text        not null,
  times     bigint      not null default 1,
  first_at  timestamptz not null default now(),
  last_at   timestamptz not null default now(),
  taken_at  timestamptz
);
create unique index notice_open on notice (signature) where taken_at is null;
create index notice_taken on notice (signature, taken_at);

-- One notice to one destination. A try holds it until next_at, so that no other replica tries too,
-- and what a dead process held is tried again.
create table notice_delivery (
  id          bigint      generated always as identity primary key,
  notice_id   bigint      not null references notice (id),
  destination text        not null,
  -- The destination that did not take it, if this one stands in.
  instead_of  text,
  state       text        not null default 'PENDING',
  tries       int         not null default 0,
  next_at     timestamptz not null default now(),
  error       text        not null default '',
  ended_at    timestamptz,
  unique (notice_id, destination),
  check (state in ('PENDING', 'SENT', 'FAILED')),
  check ((state = 'PENDING') = (ended_at is null))
);
create index notice_delivery_due on notice_delivery (next_at) where state = 'PENDING';

-- What lasts is told when it begins: who sees it first enters it, and it leaves when it is over.
create table notice_condition (
  source text        not null,
  key    text        not null,
  since  timestamptz not null default now(),
  primary key (source, key)
);

-- The one way to raise a notice, for any statement to call in its own transaction. Of null, nothing.
create function raise_notice(severity text, signature text, title text, detail text, remedy text)
  returns bigint language sql volatile strict as $$
  insert into ledger.notice as open (severity, signature, title, detail, latest, remedy)
  values ($1, $2, $3, $4, $4, $5)
  on conflict (signature) where taken_at is null
  do update set times = open.times + 1, latest = excluded.latest, last_at = now(),
                severity = least(open.severity, excluded.severity)
  returning id
$$;
