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

-- The audit log grows and is read; nobody edits it.
revoke update, delete on audit_log from cloudlens_app;

-- An external id that was given out once is never forgotten, and never another's.
revoke update, delete on identity.issued_external_ids from cloudlens_identity;

-- The directory door sees which rows are due, and no more of them.
grant select (org_id, id, status, schedule, active_scan_id, expires_at, trust_proven_at) on aws_accounts to cloudlens_directory;
grant select (org_id, id, aws_account_id, status, queued_at, heartbeat_at, admitted_at, started_at, expected_ms, lease_until, lease_epoch)
  on scans to cloudlens_directory;
