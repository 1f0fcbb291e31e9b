import { cancel, confirm, isCancel, note, password, select, text } from '@clack/prompts';
import { Problem } from '../lib/explain.mjs';

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

/** Asks the person at the terminal; tests answer for them. Each question has a default, so that Enter is always an answer. */
export interface Prompter {
  choose<Value extends string>(question: string, choices: readonly Choice<Value>[], initial: Value): Promise<Value>;
  /** @param check a sentence that says what is wrong, or undefined */
  ask(question: string, options: { initial?: string; check?: (value: string) => string | undefined }): Promise<string>;
  /** Not shown while it is typed. Empty: keep what there is. */
  askSecret(question: string, options: { check?: (value: string) => string | undefined }): Promise<string>;
  agree(question: string, initial: boolean): Promise<boolean>;
  tell(title: string, message: string): void;
}

function settled<T>(answer: T): Exclude<T, symbol> {
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel('Nothing was written.');
  throw new Problem('Set-up was cancelled.');
}

/** The terminal, by clack. */
export const terminal: Prompter = {
  choose: async (message, choices, initialValue) =>
    settled(await select<string>({ message, options: choices.map((choice) => ({ ...choice })), initialValue })) as never,
  ask: async (message, { initial, check }) =>
    settled(await text({ message, initialValue: initial ?? '', validate: (value) => check?.((value ?? '').trim()) })).trim(),
  askSecret: async (message, { check }) =>
    (settled(await password({ message, validate: (value) => (value ? check?.(value.trim()) : undefined) })) ?? '').trim(),
  agree: async (message, initialValue) => settled(await confirm({ message, initialValue })),
  tell: (title, message) => note(message, title),
};
