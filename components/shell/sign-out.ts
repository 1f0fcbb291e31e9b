import { signOutAction } from '@/server/identity/actions';

interface ClerkScript {
  loaded: boolean;
  signOut(options: { redirectUrl: string }): Promise<void>;
}

/** Signs out here, and of Clerk where its script runs: it would renew the session else. */
export async function signOut(): Promise<void> {
  const { Clerk: clerk } = window as { Clerk?: ClerkScript };
  if (!clerk?.loaded) return void (await signOutAction());
  await fetch('/api/auth/logout', { method: 'POST' });
  await clerk.signOut({ redirectUrl: '/' });
}
