-- Keys of those who look and act over HTTP. Of a key only its SHA-256 is kept: the key is 256 random
-- bits, which nobody finds by trying, so a slow hash would add nothing.

-- A name has two live keys at most, one in each slot: the old one and the one that replaces it. The
-- id is the public part of the key. No row is ever deleted.
create table api_key (
  id         text        primary key check (id ~ '^[0-9a-f]{12}$'),
  name       text        not null,
  role       text        not null check (role in ('VIEWER', 'OPERATOR', 'ADMIN')),
  slot       smallint    not null check (slot in (1, 2)),
  sha256     text        not null unique check (sha256 ~ '^[0-9a-f]{64}$'),
  created_by text        not null,
  created_at timestamptz not null default now(),
  revoked_by text,
  revoked_at timestamptz,
  check ((revoked_by is null) = (revoked_at is null))
);
create unique index api_key_live on api_key (name, slot) where revoked_at is null;
