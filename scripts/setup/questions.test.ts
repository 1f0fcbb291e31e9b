import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { summary } from './main';
import type { Prompter } from './prompter';
import { askAll, type Trials } from './questions';

const fine: Trials = { database: async () => ({ ok: true, sentence: 'fine' }), aws: async () => ({ ok: true, sentence: 'fine' }) };

/** Answers by a part of the question; what it is not told is answered with the default. A list is used up answer by answer. */
function person(answers: Record<string, string | boolean | (string | boolean)[]>) {
  const told: string[] = [];
  const find = (question: string): string | boolean | undefined => {
    const key = Object.keys(answers).find((part) => question.includes(part));
    const answer = key === undefined ? undefined : answers[key];
    return Array.isArray(answer) ? answer.shift() : answer;
  };
  const checked = (value: string, check?: (value: string) => string | undefined): string => {
    const wrong = check?.(value);
    if (wrong) throw new Error(`refused: ${wrong}`);
    return value;
  };
  const prompter: Prompter = {
    choose: async (question, _choices, initial) => (find(question) ?? initial) as typeof initial,
    ask: async (question, { initial = '', check }) => checked(String(find(question) ?? initial), check),
    askSecret: async (question, { check }) => {
      const value = String(find(question) ?? '');
      return value ? checked(value, check) : '';
    },
    agree: async (question, initial) => (find(question) ?? initial) as boolean,
    tell: (title, message) => void told.push(`${title}: ${message}`),
  };
  return { prompter, told };
}

const settled = (answers: Record<string, string | null>) =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));

describe('npm run setup', () => {
  it('needs no setting when every answer is the default', async () => {
    const answers = await askAll(person({}).prompter, {}, fine);
    expect(settled(answers)).toEqual({ SIGN_UP: 'invitation' });
  });

  it('writes address, proxy and database of a shared installation', async () => {
    const { prompter } = person({
      'Who should reach': 'others',
      'Address that browsers': 'https://lens.example.com/',
      'Where should the data': 'own',
      'Address of the database': 'postgres://o:p@db/cloudlens',
    });
    expect(settled(await askAll(prompter, {}, fine))).toMatchObject({
      HOST: '0.0.0.0',
      APP_URL: 'https://lens.example.com',
      TRUSTED_PROXIES: '1',
      DATABASE_URL: 'postgres://o:p@db/cloudlens',
    });
  });

  it('asks again for a database that does not answer', async () => {
    const { prompter, told } = person({
      'Where should the data': 'own',
      'Address of the database': ['postgres://o:p@down/x', 'postgres://o:p@up/x'],
      'all the same': false,
    });
    const trials: Trials = {
      ...fine,
      database: async (url) => ({ ok: url.includes('@up'), sentence: url.includes('@up') ? 'yes' : 'no' }),
    };
    expect((await askAll(prompter, {}, trials)).DATABASE_URL).toBe('postgres://o:p@up/x');
    expect(told).toContain('Database: no');
  });

  it('does not leave half of an identity vendor behind, and keeps a secret that Enter leaves alone', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString().trim();
    const { prompter, told } = person({
      'How should people': 'clerk',
      CLERK_PUBLISHABLE_KEY: ['', `pk_test_${Buffer.from('lens.clerk.example$').toString('base64')}`],
      CLERK_SECRET_KEY: ['sk_test_x', ''],
      CLERK_JWT_KEY: ['', pem.replaceAll('\n', '\\n')],
    });
    const answers = await askAll(prompter, { CLERK_SECRET_KEY: 'sk_test_kept', WORKOS_CLIENT_ID: 'client_old' }, fine);
    expect(told.some((line) => line.startsWith('Identity: Clerk is only half configured'))).toBe(true);
    expect(answers).toMatchObject({ CLERK_SECRET_KEY: 'sk_test_kept', CLERK_JWT_KEY: pem, WORKOS_CLIENT_ID: null, SIGN_UP: null });
  });

  it('tries the AWS identity that was chosen, and takes the others away', async () => {
    let tried: unknown;
    const { prompter } = person({ 'As whom': 'profile', 'Name of the profile': 'audit' });
    const trials: Trials = {
      ...fine,
      aws: async (environment) => {
        tried = environment;
        return { ok: true, sentence: 'yes' };
      },
    };
    const answers = await askAll(prompter, { AWS_ACCESS_KEY_ID: 'AKIAOLDOLDOLDOLDOLD1', AWS_SECRET_ACCESS_KEY: 'old' }, trials);
    expect(answers).toMatchObject({ AWS_PROFILE: 'audit', AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null });
    expect(tried).toMatchObject({ AWS_PROFILE: 'audit', AWS_ACCESS_KEY_ID: undefined });
  });

  it.each([
    ['Port', '70000', /65535/],
    ['Address that browsers', 'lens.example.com', /https/],
  ])('says what is wrong with %s', async (question, answer, sentence) => {
    const { prompter } = person({ 'Who should reach': 'others', [question]: answer });
    await expect(askAll(prompter, {}, fine)).rejects.toThrow(sentence);
  });

  it('makes a metrics token once', async () => {
    const { prompter } = person({ 'Open /metrics': true });
    const { METRICS_TOKEN } = await askAll(prompter, {}, fine);
    expect(METRICS_TOKEN).toMatch(/^[\w-]{32}$/);
    expect((await askAll(person({}).prompter, { METRICS_TOKEN: METRICS_TOKEN ?? '' }, fine)).METRICS_TOKEN).toBe(METRICS_TOKEN);
  });

  it('shows no secret in its summary', () => {
    const shown = summary({
      DATABASE_URL: 'postgres://o:canary1@db/x',
      AWS_SECRET_ACCESS_KEY: 'canary2',
      SMTP_URL: 'smtp://canary3',
      METRICS_TOKEN: 'canary4',
      APP_URL: 'https://a',
      CLERK_WEBHOOK_SECRET: 'canary5',
      PORT: '1',
    });
    expect(shown).not.toContain('canary');
    expect(shown).toContain('APP_URL=https://a');
    expect(shown).toContain('PORT=1');
  });
});
