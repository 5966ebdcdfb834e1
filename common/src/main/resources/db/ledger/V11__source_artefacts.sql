-- What a kind of a source brings, as of its latest failure: whatever waits for that waits for the source.
alter table source add column artefacts text[] not null default '{}';
