-- Which tasks read, once a slate, what earlier slates have; each process says so of its own when it starts.
create table reader (
  artefact text not null,
  writer   text not null,
  task     text not null,
  primary key (artefact, writer, task)
);
create index run_of_reader on run (task, sport, slate_date) where as_of is null;

-- Marks the later slates on which somebody has read, or reads now, what a run has changed. Revisions
-- are left out: before the tip their slates are looked at without a mark, and after it they are frozen.
create function mark_readers(run_id bigint, artefacts text[], versions text[])
  returns void language plpgsql volatile as $$
begin
  perform ledger.mark_slate(later.sport, later.slate_date, 'an earlier slate changed')
     from (select distinct read.sport, read.slate_date
             from ledger.run written
             cross join unnest($2, $3) as made(artefact, version)
             join ledger.reader on reader.artefact = made.artefact and reader.writer = written.task
             join ledger.run read on read.task = reader.task and read.as_of is null
                                 and read.sport = written.sport
                                 and read.slate_date > written.slate_date
            where written.id = $1
              and made.version is distinct from (
                    select old.version
                      from ledger.slice old
                     where old.artefact = made.artefact and old.writer = written.task
                       and old.sport = written.sport and old.slate_date = written.slate_date
                       and old.as_of is not distinct from written.as_of
                       and old.run_id is distinct from written.id
                     order by old.seq desc limit 1)
            order by read.sport, read.slate_date) later;
end $$;
