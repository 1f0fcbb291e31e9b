import { Field, NativeSelect } from '@/components/ui/field';
import type { AccountRef } from '@/server/posture';

interface WhereSelectProps {
  id: string;
  /** Twelve digits; '': the organization. */
  value: string;
  accounts: readonly AccountRef[];
  /** false: only for accounts. */
  whole: boolean;
  onChange: (accountId: string) => void;
}

/** Whether something holds for all accounts or for one. */
export function WhereSelect({ id, value, accounts, whole, onChange }: WhereSelectProps) {
  return (
    <Field id={id} label="Where">
      <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {whole && <option value="">All accounts of the organization</option>}
        {accounts.map(({ id: key, accountId, name }) => (
          <option key={key} value={accountId}>
            {name} ({accountId})
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
