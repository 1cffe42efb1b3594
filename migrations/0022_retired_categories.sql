-- Categories that are offered no more: one is retired with everything below it, and brought back with it.
alter table category
  add column retired_at timestamptz,
  add column retired_by uuid,
  -- Itself, or with one above it: follows from the tree, see mendbook_settle_categories.
  add column retired boolean not null default false;

create or replace function mendbook_settle_categories(tenant uuid) returns void language sql volatile as $$
  with recursive ranked as (
    select c.id, c.parent_id, c.name, c.retired_at is not null as retired,
      row_number() over (partition by c.parent_id order by c.position, lower(c.name), c.id)::int as rank
    from category c where c.tenant_id = tenant
  ), tree as (
    select r.id, r.rank, r.name as path, array[r.id] as ancestors, array[r.rank] as place, r.retired
    from ranked r where r.parent_id is null
    union all
    select r.id, r.rank, t.path || ' / ' || r.name, t.ancestors || r.id, t.place || r.rank, t.retired or r.retired
    from ranked r join tree t on t.id = r.parent_id
  )
  update category c set position = t.rank, path = t.path, ancestors = t.ancestors, place = t.place, retired = t.retired
  from tree t
  where c.tenant_id = tenant and c.id = t.id
    and (c.position, c.path, c.ancestors, c.place, c.retired) is distinct from (t.rank, t.path, t.ancestors, t.place, t.retired)
$$;
