'use client';

import { useEffect, useRef, useState } from 'react';
import { Refusal } from '@/components/form/refusal';
import { TextField } from '@/components/form/text-field';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { Skeleton } from '@/components/ui/skeleton';
import { confirmEnrolmentAction, enrolAction } from '@/server/identity/second-factor/actions';
import { confirmSchema } from '@/server/identity/second-factor/schema';
import { RecoveryCodes } from './recovery-codes';
import { useReauthentication } from './use-reauthentication';

interface Begun {
  secret: string;
  /** A QR code as a `data:` address. */
  picture: string;
}

/** Sets up an authenticator app: QR code, first code, recovery codes. */
export function Enrol({ onDone }: { onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { ask, dialog } = useReauthentication(false);
  const asked = useRef(false);

  async function begin() {
    setRefusal(null);
    const result = await ask(() => enrolAction());
    if (result.ok) setBegun(result.data);
    else setRefusal(result.error.message);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as it opens; a second asking would make a second secret
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void begin();
  }, []);

  if (codes)
    return (
      <div className="grid min-w-0 grid-cols-1 gap-4">
        <RecoveryCodes codes={codes} />
        <Button variant="primary" size="lg" onClick={onDone}>
          I have kept them
        </Button>
      </div>
    );
  return (
    <div className="grid min-w-0 grid-cols-1 gap-4">
      {dialog}
      <Refusal text={refusal} />
      {refusal ? (
        <Button onClick={() => void begin()}>Try again</Button>
      ) : begun ? (
        <>
          <ol className="grid list-decimal gap-1 pl-5 text-sm">
            <li>Open an authenticator app on your phone, such as Aegis, 1Password or Google Authenticator.</li>
            <li>Add an account: scan this picture, or type the key below it.</li>
            <li>Enter the six digits that the app shows.</li>
          </ol>
          {/* biome-ignore lint/performance/noImgElement: a data address, made for this moment; the image optimiser is off */}
          <img
            src={begun.picture}
            alt="QR code with the key for the authenticator app"
            width={176}
            height={176}
            className="justify-self-center rounded-lg border bg-white"
          />
          <CodeBlock code={begun.secret} label="key" />
          <FirstCode onDone={setCodes} />
        </>
      ) : (
        <>
          <Skeleton className="h-16" />
          <Skeleton className="size-44 justify-self-center" />
        </>
      )}
    </div>
  );
}

function FirstCode({ onDone }: { onDone: (codes: readonly string[]) => void }) {
  const { form, refusal, pending, onSubmit } = useActionForm({
    schema: confirmSchema,
    values: { code: '' },
    ask: confirmEnrolmentAction,
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  return (
    <form onSubmit={onSubmit} noValidate className="grid gap-3.5">
      <Refusal text={refusal} />
      <TextField
        id="first-code"
        label="Code"
        inputMode="numeric"
        autoComplete="one-time-code"
        error={form.formState.errors.code}
        field={form.register('code')}
      />
      <Button type="submit" variant="primary" size="lg" disabled={pending}>
        {pending ? 'Checking…' : 'Switch on'}
      </Button>
    </form>
  );
}
