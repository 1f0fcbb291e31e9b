import { expect, test } from '@playwright/test';
import { axeViolations } from './pages/axe';
import { readFirstRun } from './pages/first-run';
import { SignInPage } from './pages/sign-in-page';

const production = '111122223333';

test('see how a resource hangs together with others, and look at a finding again', async ({ page, request }) => {
  const { url, apiKey } = readFirstRun();
  const read = async <T>(path: string): Promise<T> => {
    const answer = await request.get(`${url}${path}`, { headers: { authorization: `Bearer ${apiKey}` } });
    return ((await answer.json()) as { data: T }).data;
  };
  const { resources } = await read<{ resources: { uid: string; name: string | null }[] }>(
    '/api/aws-resources/details?type=ec2&q=storefront-1&limit=100',
  );
  const uid = resources.find(({ name }) => name === 'storefront-1')?.uid;
  expect(uid).toBeTruthy();
  await new SignInPage(page).enter();

  await test.step('the graph shows what is around it, and further by a button', async () => {
    await page.goto(`/inventory/${uid}/relations`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Relations of storefront-1');
    const drawn = page.locator('.react-flow');
    await expect(drawn.getByText('lumen-storefront-instance')).toBeVisible();
    await expect(drawn.getByText('sends to').first()).toBeVisible();
    await drawn.getByRole('button', { name: 'Show the relations of lumen-storefront-instance' }).press('Enter');
    await expect(drawn.getByText('acts as role')).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
  });

  await test.step('by the keyboard alone one sees where one is, however far the graph is enlarged', async () => {
    const drawn = page.locator('.react-flow');
    for (let times = 0; times < 5; times++) await drawn.getByRole('button', { name: 'Zoom in' }).press('Enter');
    for (const link of [drawn.getByRole('link').first(), drawn.getByRole('link').last()]) {
      await link.focus();
      await expect(link).toBeInViewport({ ratio: 1 });
    }
    await drawn.getByRole('button', { name: 'Fit all of it' }).press('Enter');
  });

  await test.step('kinds are hidden and shown', async () => {
    await page.getByRole('button', { name: 'Kinds' }).click();
    await page.getByRole('menuitemcheckbox', { name: /has profile/ }).click();
    await expect(page.locator('.react-flow').getByText('acts as role')).toHaveCount(0);
    await page.getByRole('menuitemcheckbox', { name: /has profile/ }).click();
    await expect(page.locator('.react-flow').getByText('acts as role')).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('a phone reads a table', async () => {
    await page.setViewportSize({ width: 375, height: 812 });
    await expect(page.locator('.react-flow')).toHaveCount(0);
    await expect(
      page.getByRole('table', { name: 'Relations' }).getByRole('link', { name: 'lumen-storefront-instance' }).first(),
    ).toBeVisible();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  await test.step('a finding is looked at again, and its history says who asked', async () => {
    const { findings } = await read<{ findings: { id: string }[] }>(`/api/findings?accountId=${production}&service=kms&limit=1`);
    await page.goto(`/findings?service=kms&finding=${findings[0]?.id}`);
    const panel = page.getByRole('dialog');
    const result = panel.getByText('It is still there', { exact: true });
    const refused = panel.getByText('It could not be looked at again', { exact: true });
    // Another scan of the account may be under way.
    await expect(async () => {
      await panel.getByRole('button', { name: 'Verify the fix' }).click({ timeout: 30_000 });
      await expect(result.or(refused)).toBeVisible();
      await expect(refused).toHaveCount(0);
    }).toPass({ timeout: 300_000, intervals: [2_000, 5_000] });
    await expect(panel.getByText('Looked at again').first()).toBeVisible();
    await expect(panel.getByText(/ calls to AWS about this resource alone$/).first()).toBeVisible();
  });
});
