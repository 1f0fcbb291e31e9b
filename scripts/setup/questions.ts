import { randomBytes } from 'node:crypto';
import { ProviderSettingsError, readProviderSettings } from '@/server/identity/provider-settings';
import { checkDatabaseUrl, checkHttpUrl, checkMailUrl, checkPort } from './checks';
import type { Answers } from './env-file';
import type { Prompter } from './prompter';

/** What `.env` and the environment say already. */
export type Present = Readonly<Record<string, string | undefined>>;

/** What the person is told of a try: a sentence, and whether it worked. */
export interface Trial {
  ok: boolean;
  sentence: string;
}

export interface Trials {
  database(url: string): Promise<Trial>;
  aws(environment: Present): Promise<Trial>;
}

/** Asks in groups; each returns the settings that it is about. A setting that is not wanted any more comes back as null. */
export async function askAll(prompter: Prompter, present: Present, trials: Trials): Promise<Answers> {
  return {
    ...(await askAddress(prompter, present)),
    ...(await askDatabase(prompter, present, trials)),
    ...(await askIdentity(prompter, present)),
    ...(await askAws(prompter, present, trials)),
    ...(await askMail(prompter, present)),
    ...(await askRest(prompter, present)),
  };
}

async function askAddress(prompter: Prompter, present: Present): Promise<Answers> {
  const isShared = present.HOST !== undefined && present.HOST !== '127.0.0.1';
  const reach = await prompter.choose(
    'Who should reach CloudLens?',
    [
      { value: 'me', label: 'Only this machine' },
      { value: 'others', label: 'Other machines too', hint: 'put a reverse proxy with TLS in front' },
    ],
    isShared ? 'others' : 'me',
  );
  const port = await prompter.ask('Port', { initial: present.PORT ?? '3000', check: checkPort });
  if (reach === 'me') return { HOST: null, APP_URL: null, PORT: port === '3000' ? null : port };
  const APP_URL = await prompter.ask('Address that browsers will use', {
    initial: present.APP_URL ?? 'https://cloudlens.example.com',
    check: checkHttpUrl,
  });
  const behind = await prompter.agree(
    'Is there one reverse proxy in front that appends to X-Forwarded-For?',
    present.TRUSTED_PROXIES !== '0',
  );
  return {
    HOST: '0.0.0.0',
    PORT: port === '3000' ? null : port,
    APP_URL: APP_URL.replace(/\/$/, ''),
    TRUSTED_PROXIES: behind ? '1' : null,
  };
}

async function askDatabase(prompter: Prompter, present: Present, trials: Trials): Promise<Answers> {
  const kind = await prompter.choose(
    'Where should the data lie?',
    [
      { value: 'bundled', label: 'In the bundled PostgreSQL', hint: 'nothing to install' },
      { value: 'own', label: 'In a PostgreSQL of my own', hint: '16 or newer' },
    ],
    present.DATABASE_URL ? 'own' : 'bundled',
  );
  if (kind === 'bundled') return { DATABASE_URL: null };
  for (;;) {
    const typed = await prompter.askSecret(
      `Address of the database, with the owner's name and password${present.DATABASE_URL ? ' (Enter keeps the present one)' : ''}`,
      { check: checkDatabaseUrl },
    );
    const DATABASE_URL = typed || present.DATABASE_URL;
    if (!DATABASE_URL) {
      prompter.tell('Database', 'An address is needed, such as postgres://owner:password@db.example.com:5432/cloudlens.');
      continue;
    }
    const trial = await trials.database(DATABASE_URL);
    prompter.tell('Database', trial.sentence);
    if (trial.ok || (await prompter.agree('Write it down all the same?', false))) return { DATABASE_URL };
  }
}

const clerk = ['CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY', 'CLERK_JWT_KEY', 'CLERK_WEBHOOK_SECRET'] as const;
const workos = ['WORKOS_CLIENT_ID', 'WORKOS_API_KEY', 'WORKOS_WEBHOOK_SECRET'] as const;
const without = (names: readonly string[]): Answers => Object.fromEntries(names.map((name) => [name, null]));

async function askIdentity(prompter: Prompter, present: Present): Promise<Answers> {
  const kind = await prompter.choose(
    'How should people sign in?',
    [
      { value: 'local', label: 'With accounts kept here', hint: 'e-mail, password, authenticator app' },
      { value: 'clerk', label: 'Through Clerk' },
      { value: 'workos', label: 'Through WorkOS' },
    ],
    present.CLERK_PUBLISHABLE_KEY ? 'clerk' : present.WORKOS_CLIENT_ID ? 'workos' : 'local',
  );
  if (kind === 'local') {
    const signUp = await prompter.agree('May anybody who reaches it make an account and an organization?', present.SIGN_UP === 'open');
    return { ...without(clerk), ...without(workos), SIGN_UP: signUp ? 'open' : 'invitation' };
  }
  for (;;) {
    const answers = {
      ...without(clerk),
      ...without(workos),
      SIGN_UP: null,
      ...(await askKeys(prompter, present, kind === 'clerk' ? clerk : workos)),
    };
    try {
      readProviderSettings(Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, value ?? undefined])));
      return answers;
    } catch (error) {
      if (!(error instanceof ProviderSettingsError)) throw error;
      prompter.tell('Identity', error.message);
    }
  }
}

async function askKeys(prompter: Prompter, present: Present, names: readonly string[]): Promise<Answers> {
  const answers: Record<string, string | null> = {};
  for (const name of names) {
    const typed = await prompter.askSecret(`${name}${present[name] ? ' (Enter keeps the present one)' : ' (Enter: none)'}`, {});
    // A PEM key fits one line of a terminal only with its line breaks written out.
    answers[name] = typed.replaceAll('\\n', '\n') || present[name] || null;
  }
  return answers;
}

async function askAws(prompter: Prompter, present: Present, trials: Trials): Promise<Answers> {
  const kind = await prompter.choose(
    'As whom should CloudLens call AWS? Connected accounts will trust this identity.',
    [
      { value: 'later', label: 'Decide later', hint: 'only the sample accounts can be scanned until then' },
      { value: 'machine', label: 'The role of this machine', hint: 'EC2, ECS, EKS: no key to keep' },
      { value: 'profile', label: 'A profile of ~/.aws' },
      { value: 'keys', label: 'An access key' },
    ],
    present.AWS_ACCESS_KEY_ID
      ? 'keys'
      : present.AWS_PROFILE
        ? 'profile'
        : present.AWS_EC2_METADATA_DISABLED === 'false'
          ? 'machine'
          : 'later',
  );
  const none: Answers = { AWS_ACCESS_KEY_ID: null, AWS_SECRET_ACCESS_KEY: null, AWS_PROFILE: null, AWS_EC2_METADATA_DISABLED: null };
  if (kind === 'later') return none;
  const answers: Answers = { ...none, ...(await awsAnswers(prompter, present, kind)) };
  const trial = await trials.aws({
    ...present,
    ...Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, value ?? undefined])),
  });
  prompter.tell('AWS', trial.sentence);
  return answers;
}

async function awsAnswers(prompter: Prompter, present: Present, kind: 'machine' | 'profile' | 'keys'): Promise<Answers> {
  if (kind === 'machine') return { AWS_EC2_METADATA_DISABLED: 'false' };
  if (kind === 'profile')
    return {
      AWS_PROFILE: await prompter.ask('Name of the profile', {
        initial: present.AWS_PROFILE ?? 'default',
        check: (value) => (value ? undefined : 'A name is needed.'),
      }),
    };
  const id = await prompter.ask('Access key id', {
    initial: present.AWS_ACCESS_KEY_ID ?? '',
    check: (value) => (/^[A-Z0-9]{16,128}$/.test(value) ? undefined : 'It is 16 to 128 capital letters and digits, such as AKIA….'),
  });
  const secret = await prompter.askSecret(`Secret access key${present.AWS_SECRET_ACCESS_KEY ? ' (Enter keeps the present one)' : ''}`, {});
  return { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret || present.AWS_SECRET_ACCESS_KEY || null };
}

async function askMail(prompter: Prompter, present: Present): Promise<Answers> {
  const wanted = await prompter.agree('Is there a mail server for invitations and forgotten passwords?', Boolean(present.SMTP_URL));
  if (!wanted) return { SMTP_URL: null, SMTP_FROM: null };
  const typed = await prompter.askSecret(
    `Its address, such as smtps://user:password@mail.example.com${present.SMTP_URL ? ' (Enter keeps the present one)' : ''}`,
    { check: checkMailUrl },
  );
  const SMTP_URL = typed || present.SMTP_URL || null;
  if (!SMTP_URL) return { SMTP_URL: null, SMTP_FROM: null };
  const SMTP_FROM = await prompter.ask('Sender of the mails', { initial: present.SMTP_FROM ?? 'CloudLens <cloudlens@example.com>' });
  return { SMTP_URL, SMTP_FROM: SMTP_FROM || null };
}

async function askRest(prompter: Prompter, present: Present): Promise<Answers> {
  const sample = await prompter.agree('Show the sample accounts of a made-up shop?', present.CLOUDLENS_SAMPLE !== 'off');
  const metrics = await prompter.agree('Open /metrics to Prometheus, with a token that is made now?', Boolean(present.METRICS_TOKEN));
  return {
    CLOUDLENS_SAMPLE: sample ? null : 'off',
    METRICS_TOKEN: metrics ? present.METRICS_TOKEN || randomBytes(24).toString('base64url') : null,
  };
}
