import type { Tx } from '@/server/db';
import { defaultTriageSettings, type TriageSettings } from './schema';

interface Row {
  critical: number | null;
  high: number | null;
  medium: number | null;
  low: number | null;
  nearDays: number;
  exceptionsNeedApproval: boolean;
  exceptionMaxDays: number;
}

export async function readTriageSettings({ sql }: Pick<Tx, 'sql'>, orgId: string): Promise<TriageSettings> {
  const [row] = await sql<Row[]>`
    select critical_days as critical, high_days as high, medium_days as medium, low_days as low, near_days as "nearDays",
      exceptions_need_approval as "exceptionsNeedApproval", exception_max_days as "exceptionMaxDays"
    from triage_settings where org_id = ${orgId}`;
  if (!row) return defaultTriageSettings;
  const { critical, high, medium, low, ...others } = row;
  return { dueDays: { critical, high, medium, low }, ...others };
}
