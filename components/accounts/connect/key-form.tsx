'use client';

import { CircleAlertIcon } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState, useTransition } from 'react';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Field, fieldNotes, Input } from '@/components/ui/field';
import { addAccessKeyAction } from '@/server/accounts/actions';

interface KeyFormProps {
  /** Of the account whose key is replaced. */
  name?: string;
  region?: string;
}

/** Connects an account by an access key. What is typed stays in the form when it is refused, and is never shown again once it is taken. */
export function KeyForm({ name: knownName = '', region: knownRegion = '' }: KeyFormProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [name, setName] = useState(knownName);
  const [region, setRegion] = useState(knownRegion);
  const [accessKeyId, setAccessKeyId] = useState('');
  const [secretAccessKey, setSecret] = useState('');
  const [sessionToken, setToken] = useState('');
  const needsToken = accessKeyId.trim().startsWith('ASIA');

  function submit(event: FormEvent) {
    event.preventDefault();
    setRefusal(null);
    startTransition(async () => {
      const result = await addAccessKeyAction({
        name: name.trim(),
        accessKeyId: accessKeyId.trim(),
        secretAccessKey: secretAccessKey.trim(),
        ...(sessionToken.trim() ? { sessionToken: sessionToken.trim() } : {}),
        ...(region.trim() ? { region: region.trim() } : {}),
      });
      if (result.ok) router.push(`/accounts/${result.data.awsAccountId}/access`);
      else setRefusal(result.error.message);
    });
  }

  return (
    <Card className="p-4 sm:p-5">
      <form onSubmit={submit} className="grid max-w-xl gap-4" autoComplete="off">
        {refusal && <Banner tone="danger" role="alert" icon={CircleAlertIcon} title={refusal} />}
        <Field id="key-name" label="Name" hint="How the account and its key are called here.">
          <Input
            id="key-name"
            required
            maxLength={100}
            aria-describedby={fieldNotes('key-name')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="Legacy account"
          />
        </Field>
        <Field id="key-id" label="Access key id" hint="Of a user with the policies SecurityAudit and ViewOnlyAccess, nothing more.">
          <Input
            id="key-id"
            required
            spellCheck={false}
            className="font-mono"
            aria-describedby={fieldNotes('key-id')}
            value={accessKeyId}
            onChange={(event) => setAccessKeyId(event.target.value)}
            placeholder="AKIA…"
          />
        </Field>
        <Field id="key-secret" label="Secret access key" hint="Stored encrypted; nobody can read it here again.">
          <Input
            id="key-secret"
            type="password"
            required
            spellCheck={false}
            autoComplete="new-password"
            className="font-mono"
            aria-describedby={fieldNotes('key-secret')}
            value={secretAccessKey}
            onChange={(event) => setSecret(event.target.value)}
          />
        </Field>
        {needsToken && (
          <Field id="key-token" label="Session token" hint="Temporary credentials (ASIA…) end within hours; scans fail from then on.">
            <Input
              id="key-token"
              type="password"
              required
              autoComplete="new-password"
              className="font-mono"
              aria-describedby={fieldNotes('key-token')}
              value={sessionToken}
              onChange={(event) => setToken(event.target.value)}
            />
          </Field>
        )}
        <Field id="key-region" label="Home region" hint="Where global calls go; in China or GovCloud one of theirs.">
          <Input
            id="key-region"
            spellCheck={false}
            aria-describedby={fieldNotes('key-region')}
            value={region}
            onChange={(event) => setRegion(event.target.value)}
            placeholder="us-east-1"
          />
        </Field>
        <div>
          <Button type="submit" variant="primary" disabled={pending}>
            {pending ? 'Asking AWS whose key it is…' : 'Connect'}
          </Button>
        </div>
      </form>
    </Card>
  );
}
