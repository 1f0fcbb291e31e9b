import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { clerkPublishableKey } from '@/server/test/vendor-tokens';
import { ClerkFrame } from './clerk-frame';
import { ClerkSignIn } from './clerk-sign-in';
import { signInProblem } from './sign-in-problem';

test('pages are made on the server without Clerk: what is inside the frame is there', () => {
  const html = renderToString(
    <ClerkFrame publishableKey={clerkPublishableKey} nonce="abc">
      <h1>Accounts</h1>
    </ClerkFrame>,
  );
  expect(html).toContain('<h1>Accounts</h1>');
});

test('the sign-in page says that it waits for Clerk', () => {
  const html = renderToString(
    <ClerkFrame publishableKey={clerkPublishableKey} nonce={undefined}>
      <ClerkSignIn next="/overview" />
    </ClerkFrame>,
  );
  expect(html).toContain('Loading Clerk');
});

test('only reasons that we put into the address ourselves become sentences', () => {
  expect(signInProblem('expired')).toMatch(/ten minutes/);
  expect([signInProblem(undefined), signInProblem('constructor'), signInProblem('<b>')]).toEqual([null, null, null]);
});
