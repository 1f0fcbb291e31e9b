'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { Field, NativeSelect } from '@/components/ui/field';
import { type AccountPermission, grantable, type Role, roles } from '@/server/identity/permissions';
import type { AccountRef } from '@/server/posture';
import { type Grant, roleWords } from './types';

interface AccessFieldsProps {
  role: Role;
  onRole: (role: Role) => void;
  /** null: all accounts. */
  grants: Grant[] | null;
  onGrants: (grants: Grant[] | null) => void;
  accounts: readonly AccountRef[];
}

const readOnly = (role: Role): AccountPermission[] => grantable(role).filter((permission) => permission.endsWith(':read'));
const isReadOnly = ({ permissions }: Grant): boolean => permissions.every((permission) => permission.endsWith(':read'));

/** Role, and the AWS accounts that it reaches. */
export function AccessFields({ role, onRole, grants, onGrants, accounts }: AccessFieldsProps) {
  function choose(next: Role) {
    onRole(next);
    if (next === 'admin') onGrants(null);
    else onGrants(grants && grants.map((grant) => ({ ...grant, permissions: isReadOnly(grant) ? readOnly(next) : grantable(next) })));
  }
  const set = (id: string, permissions: AccountPermission[] | null) =>
    onGrants([
      ...(grants ?? []).filter(({ awsAccountId }) => awsAccountId !== id),
      ...(permissions ? [{ awsAccountId: id, permissions }] : []),
    ]);
  return (
    <>
      <Field id="member-role" label="Role" hint={roleWords[role].hint}>
        <NativeSelect id="member-role" value={role} onChange={(event) => choose(event.target.value as Role)}>
          {roles.map((each) => (
            <option key={each} value={each}>
              {roleWords[each].label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <Field
        id="member-accounts"
        label="AWS accounts"
        hint={role === 'admin' ? 'An admin reaches every account.' : grants ? 'Nothing of the other accounts is shown.' : undefined}
      >
        <NativeSelect
          id="member-accounts"
          value={grants ? 'some' : 'all'}
          disabled={role === 'admin'}
          onChange={(event) => onGrants(event.target.value === 'some' ? [] : null)}
        >
          <option value="all">All, also those connected later</option>
          <option value="some">Only some</option>
        </NativeSelect>
      </Field>
      {grants && (
        <ul aria-label="Granted accounts" className="grid max-h-56 grid-cols-1 divide-y overflow-y-auto rounded-lg border">
          {accounts.length === 0 && <li className="px-3 py-2 text-sm text-ink-muted">No account is connected yet.</li>}
          {accounts.map((account) => {
            const grant = grants.find(({ awsAccountId }) => awsAccountId === account.id);
            return (
              <li key={account.id} className="flex items-center gap-2.5 px-3 py-2 text-sm">
                <Checkbox
                  aria-label={account.name}
                  checked={grant !== undefined}
                  onCheckedChange={(checked) => set(account.id, checked === true ? grantable(role) : null)}
                />
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{account.name}</span>
                  <span className="tabular block text-xs text-ink-muted">{account.accountId}</span>
                </span>
                {role === 'operator' && grant && (
                  <NativeSelect
                    aria-label={`What they may do in ${account.name}`}
                    className="w-36"
                    value={isReadOnly(grant) ? 'read' : 'all'}
                    onChange={(event) => set(account.id, event.target.value === 'read' ? readOnly(role) : grantable(role))}
                  >
                    <option value="all">As operator</option>
                    <option value="read">Read only</option>
                  </NativeSelect>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
