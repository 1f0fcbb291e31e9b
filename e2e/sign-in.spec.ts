import { expect, test } from '@playwright/test';
import { AccountMenu } from './pages/account-menu';
import { SecurityPage } from './pages/security-page';
import { SignInPage } from './pages/sign-in-page';

const password = 'correct horse battery staple';

test('register, invite, accept, set up two-step sign-in, sign in with it, end a session', async ({ page, browser, baseURL }) => {
  const stamp = Date.now();
  const [founder, guest] = [`founder-${stamp}@example.com`, `guest-${stamp}@example.com`];

  await test.step('a visitor makes an account with an organization', async () => {
    await page.goto('/sign-in');
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByLabel('Your name').fill('Ada');
    await page.getByLabel('Organization').fill('Analytical Engines');
    await page.getByLabel('E-mail').fill(founder);
    await page.getByLabel('Password').fill('password1234');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect(page.getByText('This password is common')).toBeVisible();
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL('**/overview');
  });

  const link = await test.step('and invites somebody', async () => {
    const answer = await page.request.post('/api/invitations', {
      data: { email: guest, role: 'operator' },
      headers: { origin: baseURL ?? '' },
    });
    expect(answer.status()).toBe(201);
    return ((await answer.json()) as { data: { link: string } }).data.link;
  });

  const context = await browser.newContext();
  const other = await context.newPage();
  await test.step('who joins by the link', async () => {
    await other.goto(link);
    await expect(other.getByRole('heading', { name: 'Join Analytical Engines' })).toBeVisible();
    await other.getByLabel('Your name').fill('Grace');
    await other.getByLabel('Choose a password').fill(password);
    await other.getByRole('button', { name: 'Create account and join' }).click();
    await other.waitForURL('**/overview');
  });

  const security = new SecurityPage(other);
  const { app, recoveryCodes } = await test.step('and sets up two-step sign-in', async () => {
    await security.open();
    return security.enrol();
  });
  expect(recoveryCodes).toHaveLength(10);

  await test.step('a password alone opens nothing any more', async () => {
    await new AccountMenu(other).signOut();
    await new SignInPage(other).signIn({ email: guest, password });
    await other.getByLabel('Code', { exact: true }).fill('000000');
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(other.getByRole('alert').filter({ hasText: 'wrong' })).toBeVisible();
    await other.getByLabel('Code', { exact: true }).fill(await app.nextCode());
    await other.getByRole('button', { name: 'Sign in', exact: true }).click();
    await other.waitForURL('**/overview');
  });

  await test.step('a second session is listed, and ended from the first', async () => {
    const third = await browser.newContext();
    const lost = await third.newPage();
    await new SignInPage(lost).signIn({ email: guest, password });
    await lost.getByLabel('Code', { exact: true }).fill(recoveryCodes[0] ?? '');
    await lost.getByRole('button', { name: 'Sign in', exact: true }).click();
    await lost.waitForURL('**/overview');

    await security.open();
    await other.getByRole('button', { name: 'End', exact: true }).click();
    await other.getByRole('button', { name: 'End session' }).click();
    await expect(other.getByText('Session ended', { exact: true })).toBeVisible();
    await expect(lost.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
    await third.close();
  });
  await context.close();
});
