import { Field, fieldNotes, Input } from '@/components/ui/field';
import type { ChannelKind } from '@/server/notifications/constants';

interface ChannelField {
  /** As the API calls it. */
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
  type?: 'text' | 'url' | 'email' | 'password';
  /** May stay empty. */
  optional?: boolean;
}

const kept = 'It is stored encrypted and not shown again.';

const fields: Record<ChannelKind, readonly ChannelField[]> = {
  webhook: [{ name: 'url', label: 'Address', type: 'url', placeholder: 'https://', hint: `An https address on the internet. ${kept}` }],
  slack: [
    {
      name: 'url',
      label: 'Address',
      type: 'url',
      placeholder: 'https://',
      hint: `An incoming webhook: begins with https://hooks.slack.com/. ${kept}`,
    },
  ],
  email: [
    {
      name: 'recipients',
      label: 'Recipients',
      placeholder: 'ada@example.com, grace@example.com',
      hint: 'Members of the organization, separated by commas.',
    },
  ],
  jira: [
    { name: 'site', label: 'Site', type: 'url', placeholder: 'https://acme.atlassian.net' },
    { name: 'projectKey', label: 'Project', placeholder: 'OPS', hint: 'Its key. Each message opens one issue there.' },
    { name: 'issueType', label: 'Issue type', placeholder: 'Task', optional: true },
    { name: 'email', label: 'E-mail of the account', type: 'email', placeholder: 'bot@example.com' },
    { name: 'apiToken', label: 'API token', type: 'password', hint: `Of an account that may create issues in the project. ${kept}` },
  ],
  sns: [
    { name: 'topicArn', label: 'Topic', placeholder: 'arn:aws:sns:eu-central-1:111122223333:security' },
    {
      name: 'accessKeyId',
      label: 'Access key id',
      placeholder: 'AKIA…',
      hint: 'Of a user that may do sns:Publish on this topic and nothing else.',
    },
    { name: 'secretAccessKey', label: 'Secret access key', type: 'password', hint: kept },
  ],
};

export type ChannelValues = Readonly<Record<string, string>>;

const textOf = (values: ChannelValues, name: string): string => (values[name] ?? '').trim();

export const isFilledIn = (kind: ChannelKind, values: ChannelValues): boolean =>
  fields[kind].every(({ name, optional }) => optional || textOf(values, name) !== '');

/** The fields as the API takes them. */
export function channelInput(kind: ChannelKind, values: ChannelValues): Record<string, string | string[]> {
  const given = fields[kind].map(({ name }) => [name, textOf(values, name)] as const).filter(([, text]) => text !== '');
  return Object.fromEntries(given.map(([name, text]) => [name, name === 'recipients' ? text.split(/[\s,;]+/).filter(Boolean) : text]));
}

interface ChannelFieldsProps {
  kind: ChannelKind;
  values: ChannelValues;
  onChange: (values: ChannelValues) => void;
}

/** What a channel of a kind needs. */
export function ChannelFields({ kind, values, onChange }: ChannelFieldsProps) {
  return fields[kind].map(({ name, label, hint, placeholder, type = 'text', optional }) => (
    <Field key={name} id={`channel-${name}`} label={optional ? `${label} (optional)` : label} {...(hint ? { hint } : {})}>
      <Input
        id={`channel-${name}`}
        required={!optional}
        type={type}
        autoComplete={type === 'password' ? 'new-password' : 'off'}
        placeholder={placeholder}
        value={values[name] ?? ''}
        onChange={(event) => onChange({ ...values, [name]: event.target.value })}
        aria-describedby={fieldNotes(`channel-${name}`)}
      />
    </Field>
  ));
}
