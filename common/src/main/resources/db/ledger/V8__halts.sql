-- Slates of which no pick is published, because somebody said so; and that they are again. Of two that
-- are about one slate the later one holds. What was decided before stays.
create table halt (
  id         bigint      generated always as identity primary key,
  sport      text        not null,
  first_date date        not null,
  last_date  date        not null,
  halted     boolean     not null,
  actor      text        not null,
  reason     text        not null,
  decided_at timestamptz not null default now(),
  check (first_date <= last_date)
);
create index halt_of_dates on halt (sport, last_date, first_date);
