-- A mark stays until its slate was looked at and nothing of it was due any more, in each phase by
-- itself: a process may have only some of them. Marking anew gives another id, so that who forgets
-- what he has read lets a newer mark stay.
alter table slate_mark
  drop constraint slate_mark_pkey,
  add column id    bigserial not null unique,
  add column phase text      not null default 'INGEST',
  add primary key (sport, slate_date, phase);
alter table slate_mark alter column phase drop default;

create function mark_slate(sport text, slate_date date, reason text)
  returns void language sql volatile strict as $$
  insert into ledger.slate_mark (sport, slate_date, phase, reason)
  select $1, $2, phase, $3
    from unnest(array['INGEST', 'TRANSFORM', 'FEATURES', 'PREDICT', 'GRADE', 'PUBLISH']) as phase
  on conflict on constraint slate_mark_pkey
  do update set id = excluded.id, reason = excluded.reason, marked_at = excluded.marked_at
$$;

do $$ begin
  perform ledger.mark_slate(sport, slate_date, reason) from ledger.slate_mark;
end $$;
