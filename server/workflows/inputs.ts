import { AppError } from '@/server/errors';
import type { InputValues, WorkflowInput } from './types';

const region = /^[a-z]{2}(-[a-z]+)+-\d$/;

type Value = string | number | boolean;

/** What is wrong with a value, as a sentence's end; null: nothing. */
function fault({ type, options, pattern }: WorkflowInput, value: Value): string | null {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value) ? null : 'must be a number';
  if (type === 'boolean') return typeof value === 'boolean' ? null : 'must be true or false';
  if (typeof value !== 'string') return 'must be a text';
  if (type === 'choice') return options?.includes(value) ? null : `must be one of ${options?.join(', ')}`;
  if (type === 'region') return region.test(value) ? null : 'must be a region such as eu-west-1';
  if (value.includes('\0')) return 'must be plain text';
  if (pattern && !new RegExp(`^(?:${pattern})$`).test(value)) return `must look like ${pattern}`;
  return null;
}

/**
 * The values of a run: given ones, else defaults.
 * @throws AppError BAD_REQUEST naming the first input that is missing, wrong or not known
 */
export function valuesOf(inputs: readonly WorkflowInput[], given: InputValues = {}): InputValues {
  const unknown = Object.keys(given).find((name) => !inputs.some((input) => input.name === name));
  if (unknown !== undefined) throw new AppError('BAD_REQUEST', `This workflow has no input '${unknown}'.`);
  const values: InputValues = {};
  for (const input of inputs) {
    const value = given[input.name] ?? input.default;
    if (value === undefined || value === '') {
      if (input.required) throw new AppError('BAD_REQUEST', `The input '${input.name}' is needed.`);
      continue;
    }
    const wrong = fault(input, value);
    if (wrong) throw new AppError('BAD_REQUEST', `The input '${input.name}' ${wrong}.`);
    values[input.name] = value;
  }
  return values;
}

/** The first default that its own input would refuse. @throws AppError BAD_REQUEST */
export function checkDefaults(inputs: readonly WorkflowInput[]): void {
  for (const input of inputs) {
    if (input.default === undefined || input.default === '') continue;
    const wrong = fault(input, input.default);
    if (wrong) throw new AppError('BAD_REQUEST', `The default of the input '${input.name}' ${wrong}.`);
  }
}

/** What a script finds in its environment: `INPUT_BUCKET` for the input `bucket`. */
export const environmentOf = (values: InputValues): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, String(value)]));
