'use client';

import { useRouter } from 'next/navigation';
import { Enrol } from '@/components/security/enrol';
import { reauthenticateAction } from '@/server/identity/local/actions';
import { CodeForm } from './code-form';

/** For whoever has an authenticator app. */
export function ShowCode() {
  const router = useRouter();
  return <CodeForm ask={(code) => reauthenticateAction({ code })} onDone={() => router.replace('/overview')} label="Go on" />;
}

/** For whoever has none yet. */
export function FinishEnrolment() {
  const router = useRouter();
  return <Enrol onDone={() => router.replace('/overview')} />;
}
