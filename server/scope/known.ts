import { checkById, findChecks } from '@/server/checks/catalogue';
import { serviceOfCheck } from '@/server/checks/judge';
import { checks } from '@/server/checks/registry';
import type { CheckSettingInput, ExclusionInput } from './types';

/** Something in what was given that the catalogue does not know. */
export interface Unknown {
  /** Where, from the outside in. */
  path: (string | number)[];
  /** What is wrong with it: 'is no check of the catalogue'. */
  message: string;
}

/** Why there is no such check, in words; null: there is. */
export function whyNoCheck(id: string): string | null {
  if (checkById(id)) return null;
  const known = findChecks(id).map((check) => check.id);
  return known.length > 0
    ? `is another tool’s id: write ${known.join(' or ')}`
    : 'is no check of the catalogue; the page of checks lists them';
}

/** Why a check does not take a threshold, in words; null: it does. */
function whyNoThreshold(checkId: string, name: string, value: number): string | null {
  const parameters = checkById(checkId)?.parameters ?? {};
  const parameter = parameters[name];
  if (!parameter) {
    const names = Object.keys(parameters);
    return names.length === 0 ? `${checkId} has no thresholds` : `${checkId} has no threshold of this name: it has ${names.join(', ')}`;
  }
  return value < parameter.min || value > parameter.max ? `must be from ${parameter.min} to ${parameter.max}` : null;
}

export function unknownInSetting(checkId: string, { parameters }: CheckSettingInput): Unknown[] {
  const noCheck = whyNoCheck(checkId);
  if (noCheck) return [{ path: [], message: noCheck }];
  return Object.entries(parameters ?? {}).flatMap(([name, value]) => {
    const message = whyNoThreshold(checkId, name, value);
    return message ? [{ path: ['parameters', name], message }] : [];
  });
}

export function unknownInExclusion({ checks: named, except }: ExclusionInput): Unknown[] {
  const of = (selectors: readonly string[] | undefined, path: (string | number)[]): Unknown[] =>
    (selectors ?? []).flatMap((selector, index) => {
      const isService = selector.endsWith('/*');
      const message = isService
        ? checks.some((check) => `${serviceOfCheck(check)}/*` === selector)
          ? null
          : 'is no service of the catalogue'
        : whyNoCheck(selector);
      return message ? [{ path: [...path, index], message: `${selector} ${message}` }] : [];
    });
  return [...of(named, ['checks']), ...(except ?? []).flatMap((each, index) => of(each.checks, ['except', index, 'checks']))];
}
