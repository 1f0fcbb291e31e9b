import { expect, type Page, test } from '@playwright/test';
import type { JWTPayload } from 'jose';
import { clerkClaims, clerkHost, clerkPublishableKey, freshId, inSeconds, makeRsaKey, mint } from '@/server/test/vendor-tokens';
import { type Installation, startInstallation } from './lib/start-installation';
import { AccountMenu } from './pages/account-menu';

/** An installation whose people are Clerk's, checked by a key of ours. Clerk itself cannot be reached: nothing here needs it. */

test.describe.configure({ mode: 'serial' });

const [own, other] = [makeRsaKey(), makeRsaKey()];
const organization = { id: freshId('org'), rol: 'admin', slg: 'Acme Rockets' };
let installation: Installation;

test.beforeAll(async () => {
  installation = await startInstallation({ CLERK_PUBLISHABLE_KEY: clerkPublishableKey, CLERK_JWT_KEY: own.pem });
});
test.afterAll(() => installation?.stop());

const ada = freshId('user');
const signed = (changes: JWTPayload = {}, key = own) => {
  const person = { sub: ada, email: 'ada@example.com', name: 'Ada', o: organization };
  return mint(clerkClaims({ azp: installation.url, exp: inSeconds(600), ...person, ...changes }), key.privateKey);
};

/** Makes Clerk unreachable. Returns what the browser complains about: broken policies, and errors that nobody caught. */
async function withoutClerk(page: Page): Promise<{ complaints: string[]; asked: string[] }> {
  const [complaints, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => {
    // Clerk's own words for its script being out of reach.
    if (!message.includes('failed_to_load_clerk_js')) complaints.push(message);
  });
  await page.route(`https://${clerkHost}/**`, (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  return { complaints, asked };
}

async function carry(page: Page, token: string): Promise<void> {
  await page.context().clearCookies();
  await page.context().addCookies([{ name: '__session', value: token, url: installation.url }]);
}

const pages = ['/overview', '/findings', '/scans', '/accounts', '/settings/organization', '/settings/members', '/settings/security'];

test('the console works for a session signed by one’s own key', async ({ page }) => {
  const { complaints, asked } = await withoutClerk(page);
  await carry(page, await signed());
  for (const path of pages) {
    await page.goto(`${installation.url}${path}`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: /Acme Rockets/ })).toContainText('ada@example.com');
    expect(new URL(page.url()).pathname).toBe(path);
  }
  await expect.poll(() => asked.length).toBeGreaterThan(0);

  // Moving about needs the page's own script.
  await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: 'Accounts' }).click();
  await expect(page.getByRole('heading', { name: 'Accounts', level: 1 })).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the API takes the same token', async ({ request }) => {
  const answer = await request.get(`${installation.url}/api/auth/me`, { headers: { authorization: `Bearer ${await signed()}` } });
  expect(await answer.json()).toMatchObject({ data: { user: { email: 'ada@example.com', role: 'admin', provider: 'clerk' } } });
});

const wrong: [string, () => Promise<string>][] = [
  ['of another key', () => signed({}, other)],
  ['from another issuer', () => signed({ iss: 'https://clerk.evil.test' })],
  ['for another audience', () => signed({ aud: 'https://other.example' })],
  ['of another party', () => signed({ azp: 'https://evil.example' })],
  ['that has expired', () => signed({ iat: inSeconds(-120), nbf: inSeconds(-120), exp: inSeconds(-60) })],
  ['that is not valid yet', () => signed({ nbf: inSeconds(60) })],
];

for (const [what, make] of wrong)
  test(`a token ${what} leads to the sign-in page, and to a 401 of the API`, async ({ page, request }) => {
    await withoutClerk(page);
    const token = await make();
    await carry(page, token);
    await page.goto(`${installation.url}/findings?status=open`);
    const { pathname, searchParams } = new URL(page.url());
    expect([pathname, searchParams.get('next')]).toEqual(['/sign-in', '/findings?status=open']);
    await expect(page.getByText('Acme Rockets')).toHaveCount(0);
    const me = `${installation.url}/api/auth/me`;
    expect((await request.get(me, { headers: { authorization: `Bearer ${token}` } })).status()).toBe(401);
    expect((await page.request.get(me)).status()).toBe(401);
  });

test('whoever signs out is out, though Clerk does not hear of it and the cookie is still there', async ({ page }) => {
  await withoutClerk(page);
  const token = await signed();
  await carry(page, token);
  await page.goto(`${installation.url}/overview`);
  await new AccountMenu(page).signOut();
  await carry(page, token);
  await page.goto(`${installation.url}/overview`);
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});

test('passwords, WorkOS’s tokens and invitations are of no use where Clerk signs people in', async ({ request }) => {
  const authorization = `Bearer ${await signed({ sid: freshId('sess') })}`;
  for (const [path, data] of [
    ['/api/auth/login', { email: 'admin@cloudlens.local', password: 'whatever it was' }],
    ['/api/auth/workos', { accessToken: 'of another vendor' }],
    ['/api/admin/users', { email: 'grace@example.com', role: 'viewer' }],
  ] as const)
    expect((await request.post(`${installation.url}${path}`, { headers: { authorization }, data })).status(), path).toBe(422);
});
