-- Run after every migration; says the whole truth about who may touch what, and may be run again and again.
grant usage on schema public to cloudlens_app, cloudlens_directory;
grant usage on schema identity to cloudlens_identity;
revoke all on schema public from public;

do $$
declare t record;
begin
  for t in
    select c.oid::regclass as name, n.nspname as schema, c.relrowsecurity and c.relforcerowsecurity as forced
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname in ('public', 'identity')
  loop
    -- Altering locks the table against everybody: only where it is needed, so that a start disturbs no running scan.
    if not t.forced then
      execute format('alter table %s enable row level security', t.name);
      execute format('alter table %s force row level security', t.name);
    end if;
    execute format('revoke all on %s from public, cloudlens_app, cloudlens_identity, cloudlens_directory', t.name);
    if t.schema = 'public' then
      execute format('grant select, insert, update, delete on %s to cloudlens_app', t.name);
    else
      execute format('grant select, insert, update, delete on %s to cloudlens_identity', t.name);
    end if;
  end loop;
end $$;

-- The audit log grows and is read; nobody edits it. Heads move on by the trigger below and the sealing job.
revoke update, delete on audit_log, audit_seals, audit_tombstones from cloudlens_app;
revoke update on audit_heads from cloudlens_app;
grant update (last_seq, sealed_seq, sealed_mac, sealed_at) on audit_heads to cloudlens_app;

-- Numbers 1, 2, 3, … per organization: whoever comes second waits until the first has committed, and a rollback gives its number back.
create or replace function number_audit_entry() returns trigger language plpgsql set search_path = public as $$
begin
  if exists (select from audit_tombstones t where t.org_id = new.org_id) then
    raise exception 'This organization has been erased.' using errcode = '42501';
  end if;
  insert into audit_heads as head (org_id, last_seq) values (new.org_id, 1)
    on conflict (org_id) do update set last_seq = head.last_seq + 1
    returning last_seq into new.seq;
  return new;
end $$;

-- Holds for the owner too. The one way out is the erasure of an organization: its tombstone first, then its head, and the rows follow.
create or replace function refuse_audit_change() returns trigger language plpgsql set search_path = public as $$
begin
  if tg_op = 'DELETE' and tg_table_name <> 'audit_tombstones' then
    if exists (select from audit_tombstones t where t.org_id = old.org_id) then return old; end if;
  end if;
  raise exception 'The audit log only grows: % of % is refused.', tg_op, tg_table_name using errcode = '42501';
end $$;

create or replace function move_audit_head() returns trigger language plpgsql set search_path = public as $$
begin
  if new.org_id <> old.org_id or new.last_seq not between old.last_seq and old.last_seq + 1 or new.sealed_seq < old.sealed_seq then
    raise exception 'The head of an audit log only moves on.' using errcode = '42501';
  end if;
  return new;
end $$;

do $$
declare t text;
begin
  -- Creating a trigger locks its table: only where it is not there yet.
  if not exists (select from pg_trigger where tgname = 'audit_number') then
    create trigger audit_number before insert on audit_log for each row execute function number_audit_entry();
    create trigger audit_forward before update on audit_heads for each row execute function move_audit_head();
    alter table audit_heads enable always trigger audit_forward;
    foreach t in array array['audit_log', 'audit_seals', 'audit_tombstones', 'audit_heads'] loop
      execute format('create trigger audit_keep before delete on %s for each row execute function refuse_audit_change()', t);
      execute format('create trigger audit_keep_all before truncate on %s for each statement execute function refuse_audit_change()', t);
      execute format('alter table %s enable always trigger audit_keep', t);
      execute format('alter table %s enable always trigger audit_keep_all', t);
      continue when t = 'audit_heads';
      execute format('create trigger audit_fixed before update on %s for each row execute function refuse_audit_change()', t);
      execute format('alter table %s enable always trigger audit_fixed', t);
    end loop;
  end if;
end $$;

-- An external id that was given out once is never forgotten, and never another's.
revoke update, delete on identity.issued_external_ids from cloudlens_identity;

-- The directory door sees which rows are due, and no more of them.
grant select (org_id, id, status, schedule, active_scan_id, expires_at, trust_proven_at) on aws_accounts to cloudlens_directory;
grant select (org_id, aws_account_id, follow) on aws_organizations to cloudlens_directory;
grant select (org_id, id, aws_account_id, status, queued_at, heartbeat_at, admitted_at, started_at, expected_ms, lease_until, lease_epoch)
  on scans to cloudlens_directory;
grant select (org_id, last_seq, sealed_seq, sealed_at) on audit_heads to cloudlens_directory;
grant select (org_id, erased_at) on audit_tombstones to cloudlens_directory;
grant select (org_id, id, aws_account_id, status, queued_at, next_poll_at) on drift_detections to cloudlens_directory;
grant select (org_id, aws_account_id, status, due_at) on cost_sources to cloudlens_directory;
grant select (org_id, id, aws_account_id, status, queued_at, lease_until, lease_epoch) on cost_refreshes to cloudlens_directory;
grant select (org_id, id, due_at) on notification_rules to cloudlens_directory;
grant select (org_id, id, status, due_at) on notification_deliveries to cloudlens_directory;
grant select (org_id, id, status, due_at) on scheduled_reports to cloudlens_directory;
grant select (org_id, id, next_run_at) on workflows to cloudlens_directory;
grant select (org_id, id, workflow_id, aws_account_id, status, queued_at, lease_until, lease_epoch) on workflow_runs to cloudlens_directory;
grant select (org_id, id, due_at) on forwarders to cloudlens_directory;
