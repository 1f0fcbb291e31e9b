import type { z } from 'zod';
import type { checkSettingSchema, exceptionSchema, exclusionSchema } from './schema';

/** What people write of a check: on or off, and thresholds by name. */
export type CheckSettingInput = z.output<typeof checkSettingSchema>;
/** What people write of resources that are not judged. */
export type ExclusionInput = z.output<typeof exclusionSchema>;
export type Exception = z.output<typeof exceptionSchema>;

/** Who wrote it last, and when. ISO 8601. */
interface Written {
  by: string;
  at: string;
}

export type CheckSetting = CheckSettingInput & Written;
export type Exclusion = ExclusionInput & Written & { id: string };

/** What is stored for an organization or an account. Checks by id. */
export interface ScopeDocument {
  checks: Record<string, CheckSetting>;
  exclusions: Exclusion[];
}

export const emptyDocument: ScopeDocument = { checks: {}, exclusions: [] };

/** Where a setting comes from. */
export type ScopeLevel = 'organization' | 'account';

/** Why something is not judged. Goes into the evidence of the verdict, dates and all. */
export interface Decision {
  /** Changes with the rule: what was excluded under another one has to be looked at again. */
  key: string;
  reason: string;
  owner: string | null;
  expiresAt: string | null;
  level: ScopeLevel;
}

export type ActiveExclusion = Decision &
  Pick<ExclusionInput, 'checks' | 'regions' | 'resources' | 'resourceRegex' | 'tags' | 'tagRegex' | 'except'> & { id: string };

/** All that one account is judged under at one moment: its own settings over the organization's, without what has expired. */
export interface EffectiveScope {
  /** Thresholds that differ from the defaults, by check id and name. */
  parameters: Record<string, Record<string, number>>;
  /** By check id. */
  disabled: Record<string, Decision>;
  exclusions: ActiveExclusion[];
}
