-- Custom fields and the index that finds tickets by them; categories as a tree of any depth; the priority matrix.

-- ── Categories ──────────────────────────────────────────────────────────────────────────────────────────────────────
alter table category
  -- Among its siblings, from 1.
  add column position int not null default 0,
  -- What follows from the tree, kept so that a ticket's page and the lists need no walk: see mendbook_settle_categories.
  add column path text not null default '',
  -- From the root to itself.
  add column ancestors uuid[] not null default '{}',
  -- The positions from the root to itself: sorts the tree, each category after its parent.
  add column place int[] not null default '{}',
  -- A ticket that is opened here without a team goes to the owner team.
  add column assigns_owner boolean not null default false;
create index category_place on category (tenant_id, place, id);

-- Works out what follows from parents, positions and names, after any of these changed.
create function mendbook_settle_categories(tenant uuid) returns void language sql volatile as $$
  with recursive ranked as (
    select c.id, c.parent_id, c.name,
      row_number() over (partition by c.parent_id order by c.position, lower(c.name), c.id)::int as rank
    from category c where c.tenant_id = tenant
  ), tree as (
    select r.id, r.rank, r.name as path, array[r.id] as ancestors, array[r.rank] as place
    from ranked r where r.parent_id is null
    union all
    select r.id, r.rank, t.path || ' / ' || r.name, t.ancestors || r.id, t.place || r.rank
    from ranked r join tree t on t.id = r.parent_id
  )
  update category c set position = t.rank, path = t.path, ancestors = t.ancestors, place = t.place
  from tree t
  where c.tenant_id = tenant and c.id = t.id
    and (c.position, c.path, c.ancestors, c.place) is distinct from (t.rank, t.path, t.ancestors, t.place)
$$;
select mendbook_settle_categories(id) from tenant;

-- ── Fields ──────────────────────────────────────────────────────────────────────────────────────────────────────────
create table field_definition (
  tenant_id uuid not null,
  id uuid not null,
  -- The key of its values in ticket.fields.
  key text not null,
  label text not null,
  hint text not null default '',
  kind text not null check (kind in ('text', 'number', 'choice', 'multi', 'date', 'person', 'checkbox', 'link')),
  -- In order: [{ key, label, retired }].
  choices jsonb not null default '[]',
  -- Empty: tickets of every type, of every category.
  types text[] not null default '{}',
  categories uuid[] not null default '{}',
  required text not null default 'never' check (required in ('never', 'opening', 'resolving')),
  requesters text not null default 'hidden' check (requesters in ('hidden', 'shown', 'asked')),
  -- Of a number; of the length of a text; of how many are chosen.
  lowest double precision,
  highest double precision,
  position int not null,
  active boolean not null default true,
  -- A job is still putting the values of older tickets into the index.
  indexing boolean not null default false,
  revision int not null default 1,
  created_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, key)
);
call mendbook_protect('field_definition');

-- The values of defined fields, so that lists are filtered and sorted by them. The truth is ticket.fields; this follows it in
-- the same transaction, always by mendbook_index_fields.
create table ticket_field_value (
  tenant_id uuid not null,
  field_id uuid not null,
  ticket_id uuid not null,
  -- Of several choices: the first is what lists are sorted by.
  ordinal int not null,
  -- In lower case, the first 200 characters.
  text text not null,
  -- A number; of a choice its place in the order of choices.
  number double precision,
  date date,
  primary key (tenant_id, ticket_id, field_id, ordinal),
  foreign key (tenant_id, ticket_id) references ticket (tenant_id, id) on delete cascade
);
create index ticket_field_value_text on ticket_field_value (tenant_id, field_id, text, ticket_id);
create index ticket_field_value_number on ticket_field_value (tenant_id, field_id, number, ticket_id) where number is not null;
create index ticket_field_value_date on ticket_field_value (tenant_id, field_id, date, ticket_id) where date is not null;
-- Which text is common depends on the field.
create statistics ticket_field_value_of_field (mcv, dependencies) on field_id, text from ticket_field_value;
call mendbook_protect('ticket_field_value');

-- 2026-02-30 is a text that looks like a date.
create function mendbook_date(said text) returns date language plpgsql immutable as $$
begin
  if said !~ '^\d{4}-\d\d-\d\d$' then return null; end if;
  return said::date;
exception when others then return null;
end $$;

-- Puts the values of these tickets into the index anew: of all fields, or of one. A definition is made under the same lock,
-- exclusively, so none is missed by a ticket that is written at the same moment.
create function mendbook_index_fields(wanted uuid[], only_field uuid default null) returns void language plpgsql as $$
declare tenant uuid := mendbook_tenant();
begin
  perform pg_advisory_xact_lock_shared(hashtextextended('fields ' || tenant, 0));
  delete from ticket_field_value v
    where v.tenant_id = tenant and v.ticket_id = any(wanted) and (only_field is null or v.field_id = only_field);
  insert into ticket_field_value (tenant_id, field_id, ticket_id, ordinal, text, number, date)
  select tenant, d.id, t.id, e.ordinal, lower(left(e.said, 200)),
    case
      when d.kind = 'number' and jsonb_typeof(e.value) = 'number' then e.said::double precision
      when d.kind in ('choice', 'multi') then
        (select c.place from jsonb_array_elements(d.choices) with ordinality c (choice, place) where c.choice->>'key' = e.said limit 1)
    end,
    case when d.kind = 'date' then mendbook_date(e.said) end
  from ticket t
  join field_definition d on d.tenant_id = t.tenant_id and t.fields ? d.key and (only_field is null or d.id = only_field)
  cross join lateral (
    select v.value, v.value #>> '{}' as said, v.ordinal
    from jsonb_array_elements(
      case jsonb_typeof(t.fields->d.key) when 'array' then t.fields->d.key else jsonb_build_array(t.fields->d.key) end
    ) with ordinality v (value, ordinal)
  ) e
  where t.tenant_id = tenant and t.id = any(wanted) and e.said is not null;
end $$;

-- ── Context for diagnosis: every workspace starts with these four. ─────────────────────────────────────────────────────
insert into field_definition (tenant_id, id, key, label, hint, kind, choices, types, requesters, position, created_at)
select t.id, gen_random_uuid(), f.key, f.label, f.hint, f.kind, f.choices::jsonb, array['incident', 'bug'], f.requesters, f.position, now()
from tenant t cross join (values
  ('device', 'Device', 'Which device is it? Its name, or what is printed on its label.', 'text', '[]', 'asked', 1),
  ('location', 'Location', 'Where does it happen? A site, a building, a room, at home.', 'text', '[]', 'asked', 2),
  ('last_known_good', 'Last known good', 'The last day on which it still worked.', 'date', '[]', 'shown', 3),
  ('reproducible', 'Reproducible', 'Does it happen again when you try again?', 'choice',
    '[{"key":"yes","label":"Yes","retired":false},{"key":"no","label":"No","retired":false},{"key":"unknown","label":"Not sure","retired":false}]',
    'asked', 4)
) f (key, label, hint, kind, choices, requesters, position);
-- What tickets hold under these keys already. Row-level security does not bind the owner; the function works in one tenant.
do $$
declare each record;
begin
  for each in select id from tenant loop
    perform set_config('mendbook.tenant', each.id::text, true);
    perform mendbook_index_fields(array(select id from ticket where tenant_id = each.id
      and fields ?| array['device', 'location', 'last_known_good', 'reproducible']));
  end loop;
  perform set_config('mendbook.tenant', '', true);
end $$;

-- Who arranges the categories arranges the fields.
update role set permissions = permissions || array['fields.manage'], revision = revision + 1
where 'categories.manage' = any(permissions) and not 'fields.manage' = any(permissions);

-- ── Priority ────────────────────────────────────────────────────────────────────────────────────────────────────────
create table priority_matrix (
  tenant_id uuid not null,
  -- { impact: { urgency: priority } }; a workspace without a row has the usual one.
  cells jsonb not null,
  revision int not null,
  changed_at timestamptz not null,
  primary key (tenant_id)
);
call mendbook_protect('priority_matrix');

-- Why somebody set the priority by hand.
alter table ticket add column priority_reason text;
