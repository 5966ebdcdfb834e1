-- What the checks of a table found wrong with the rows of a run; recorded with the run's end.
create table finding (
  id         bigint generated always as identity primary key,
  run_id     bigint  not null references run (id),
  artefact   text    not null,
  check_name text    not null,
  severity   text    not null,
  found      bigint  not null,
  checked    bigint  not null,
  kept_out   boolean not null,
  message    text    not null,
  remedy     text    not null,
  -- Rows at fault as JSON: all of those that were kept out of the table, else some.
  sample     text    not null,
  check (severity in ('NOTE', 'WARNING', 'ERROR'))
);
create index finding_of_run on finding (run_id);

-- What is wrong with a slice: nothing of its slate reads it. Empty if it is sound.
alter table slice add column error text not null default '';
