-- The incarnation of each instance that may take leases: whoever was started last. A claim holds the
-- row shared until it commits, and a new start takes it for itself alone, so that every claim of an
-- earlier incarnation is either seen by the new start, and abandoned, or refused.
create table instance (
  id          text        primary key,
  incarnation text        not null,
  entered_at  timestamptz not null default now()
);

-- A decision that is older than it looks starts nothing twice: each attempt on a scope and version of
-- its inputs is made once.
with numbered as (
  select id, row_number() over (partition by scope, input_digest order by id) as place from run
)
update run set attempt = numbered.place
  from numbered where numbered.id = run.id and run.attempt <> numbered.place;
create unique index run_attempt on run (scope, input_digest, attempt);
