-- When each kind of a source that is fetched was asked for, and how that went. Who takes a turn moves
-- next_at on, so that of several replicas one asks.
create table source (
  source        text        not null,
  kind          text        not null,
  next_at       timestamptz not null,
  succeeded_at  timestamptz,
  -- The first failure since the last success; null after a success.
  failing_since timestamptz,
  failed_at     timestamptz,
  outcome       text        not null default '',
  detail        text        not null default '',
  remedy        text        not null default '',
  primary key (source, kind)
);
