import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** As a sheet of the page's own script, which its policy on styles has nothing to say about. */
const painted = `if (!window.isPainted) {
  window.isPainted = true;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important; transition: none !important }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}`;

/**
 * What axe finds wrong on the page as it stands, a line each.
 * @param what `colours`: by the rules about colours alone, for a page that was looked into already and has only changed its theme
 */
export async function axeViolations(page: Page, what: 'everything' | 'colours' = 'everything'): Promise<string[]> {
  // The title of a page comes after its first content, in the same answer.
  await expect(page).toHaveTitle(/./);
  // Through the debugger, because the page's policy lets no foreign script in.
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: source });
  // What is far off the screen may be left unpainted, and then wears the colours of the theme before.
  await session.send('Runtime.evaluate', { expression: painted });
  // A tag selects rules that are off by default too, such as contrast by the standard's highest level.
  const colours = "runOnly: { type: 'tag', values: ['cat.color'] }, rules: { 'color-contrast-enhanced': { enabled: false } }";
  const expression = `axe.run(document, { resultTypes: ['violations'], ${what === 'colours' ? colours : ''} }).then(({ violations }) =>
    violations.map((rule) => rule.id + ': ' + rule.nodes.map((node) => node.target.join(' ')).slice(0, 5).join(' | ')))`;
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw new Error(`axe failed: ${exceptionDetails.text}`);
  return result.value as string[];
}
