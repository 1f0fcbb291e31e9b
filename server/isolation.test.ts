import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase, withIdentity } from './db';
import type { Operation } from './http/operation';
import { operations } from './http/operations';
import { cursorAfter } from './http/page-of';
import { rolePermissions } from './identity/permissions';
import { documentedCases } from './test/isolation/documented';
import { type FurnishedOrganization, furnishOrganization, type Kind } from './test/isolation/furnished-organization';
import { type IdField, nameOf } from './test/isolation/id-fields';
import { kindOf } from './test/isolation/kind-of';
import { ask, idFieldsOfOperation, type Smuggled, tally, titleOf } from './test/isolation/requests';
import { rowsOf } from './test/isolation/rows-of';
import { makeKey, makeOrganization, makePerson, type Person } from './test/organization';

/**
 * For every call of the API, six who must not: nobody, an ended session, another organization, a lower role, a key without the
 * scope, a key of another organization; each with real ids of an organization that is not theirs, at every place of the request
 * that takes an id, a cursor or a search. Handlers are called as Next calls them, without proxy.ts in front.
 */

let mine: FurnishedOrganization;
let theirs: FurnishedOrganization;
let scopeless: string;
/** Of those who are refused whatever they ask, one each will do: they change nothing. */
let ended: Record<string, string>;
let viewers: Record<string, string>[];
const earlier = new Map<string, unknown>();

beforeAll(async () => {
  [mine, theirs] = [await furnishOrganization(), await furnishOrganization()];
  scopeless = await makeKey(theirs.admin, []);
  ended = await endedSession(await makePerson(theirs.orgId));
  const viewer = await makePerson(theirs.orgId, 'viewer');
  viewers = [byCookie(viewer), as(await makeKey(viewer))];
  earlier.set('theirs', await rowsOf(theirs.orgId));
});
afterAll(closeDatabase);

const ourPage = { origin: 'http://localhost:3000' };
const as = (key: string) => ({ authorization: `Bearer ${key}` });
const byCookie = (person: Person) => ({ ...ourPage, cookie: person.cookie });

/** An AWS account's number is a name that both may know. Who asks for it gets a row of their own, so they ask from elsewhere. */
const namesAccountOfAws = new Set(['issueExternalId', 'connectAws']);

/** What they are told is kept for later, and an AWS account in it must be there. */
const keepsFilters = new Set(['createDashboard']);

/** The same of notification rules, in which members must be there, too. */
const keepsRules = new Set(['createNotificationRule', 'updateNotificationRule']);

/** Made anew for each call: some calls end the very session that asks. */
const me = async (operation: Operation) => makePerson(namesAccountOfAws.has(operation.id) ? await makeOrganization() : mine.orgId);
/** What a client might hope to be believed. */
const claims = () => ({ 'x-org-id': theirs.orgId, 'x-organization-id': theirs.orgId, 'x-user-id': theirs.ids.member });
const endedSession = async (person: Person) => {
  await withIdentity(
    ({ sql }) => sql`update identity.sessions set expires_at = now() - interval '1 minute' where id = ${person.actor.credentialId}`,
  );
  return byCookie(person);
};

/** Asked of our own list by them, so that the cursor is a good one. */
async function cursorOf(operation: Operation): Promise<string> {
  const field: IdField = { part: 'query', path: ['limit'], inList: false };
  const thing = kindOf(operation, { part: 'params', path: ['id'], inList: false });
  const known: Record<string, string> = operation.params && thing && thing !== 'cursor' ? { id: theirs.ids[thing] } : {};
  const { text } = await ask(operation, as(await makeKey(theirs.admin)), { field, value: '1' }, known);
  const { pagination, ...rows } = (JSON.parse(text) as { data?: { pagination?: { nextCursor?: string } } }).data ?? {};
  if (pagination?.nextCursor) return pagination.nextCursor;
  // Of a short list the one that they would be given if there were more in it.
  for (const [name, list] of Object.entries(rows) as [string, unknown][]) {
    const cursor = Array.isArray(list) ? cursorAfter(theirs.orgId, name, list.at(-1), list.length) : '';
    const field: IdField = { part: 'query', path: ['cursor'], inList: false };
    if (cursor && (await ask(operation, as(await makeKey(theirs.admin)), { field, value: cursor }, known)).status === 200) return cursor;
  }
  throw new Error(`${titleOf(operation)} gave no cursor: furnish the organization with two of what it lists.`);
}

const foreignValue = async (operation: Operation, kind: Kind): Promise<string> =>
  kind === 'cursor' ? cursorOf(operation) : theirs.ids[kind];

/** Nothing of theirs may be told, except what the asker has said. */
function expectNothingOf({ marks, canary }: FurnishedOrganization, text: string, said = ''): void {
  for (const mark of [canary, ...marks]) if (mark !== said) expect(text, 'tells of another organization').not.toContain(mark);
}

/** A vendor's webhooks are signed, and the ids in them are the vendor's. */
const ours = operations.filter(({ path }) => !path.startsWith('/webhooks/'));
const guarded = ours.filter(({ permission }) => permission !== 'public');
const spots = guarded.flatMap((operation) =>
  [undefined, ...idFieldsOfOperation(operation)].map((field) => [titleOf(operation, field), operation, field] as const),
);

function expectRefused(operation: Operation, kind: Kind, field: IdField, { status, text }: { status: number; text: string }): void {
  const allowed = (): number[] => {
    if (kind === 'cursor') return [400, 404];
    if (namesAccountOfAws.has(operation.id) && kind === 'accountNumber') return [201, 400, 409, 422];
    // Who may be assigned is told with what else cannot be in a rule, such as a check that is none.
    if (keepsRules.has(operation.id) && kind === 'member') return [422];
    // A search or filter that meets nothing is an empty list.
    // A report's source is of one kind, and the example's is another: server/isolation-actions.test.ts asks with a right one.
    if (kind === 'dashboard' && field.part === 'body') return [400, 404];
    if (field.part === 'query' || (field.part === 'body' && field.path.length > 1)) {
      return field.path.includes('filter') && kind !== 'account' && keepsFilters.has(operation.id) ? [200, 201] : [200, 404];
    }
    // Which findings is left out here; server/triage/triage.test.ts asks with findings of one's own beside the stranger.
    if (operation.id === 'assignFindings' && kind === 'member') return [400];
    return [404];
  };
  expect(allowed(), `${titleOf(operation, field)} answered ${status}: ${text.slice(0, 200)}`).toContain(status);
}

/** The call asks for no permission, so that only whose row it is can be the reason to refuse. */
const isOwn = (operation: Operation, field: IdField | undefined): boolean =>
  operation.permission === 'signed-in' &&
  field !== undefined &&
  // A cursor is a place in the asker's own list.
  ![undefined, 'cursor'].includes(kindOf(operation, field));

describe.each(spots)('%s', (_, operation, field) => {
  let smuggled: Smuggled | undefined;
  let kind: Kind | undefined;
  beforeAll(async () => {
    if (!field) return;
    kind = kindOf(operation, field);
    if (kind) smuggled = { field, value: await foreignValue(operation, kind) };
  });

  it('is refused to nobody and to an ended session', async () => {
    for (const headers of [ourPage, ended]) {
      const { status, text } = await ask(operation, headers, smuggled);
      expect(status).toBe(401);
      expectNothingOf(theirs, text, smuggled?.value);
    }
  });

  it('gives another organization nothing, by session and by key', async () => {
    for (const headers of [byCookie(await me(operation)), as(await makeKey(await me(operation)))]) {
      const answer = await ask(operation, { ...headers, ...claims() }, smuggled);
      expect(answer.status).toBeLessThan(500);
      expectNothingOf(theirs, answer.text, smuggled?.value);
      if (field && kind) expectRefused(operation, kind, field, answer);
    }
  });

  const { permission } = operation;
  if (permission !== 'signed-in' && permission !== 'public')
    it('is refused to a lower role and to a key without the scope', async () => {
      expect((await ask(operation, as(scopeless), smuggled)).status).toBe(403);
      if (rolePermissions.viewer.includes(permission)) return;
      for (const headers of viewers) {
        const { status, text } = await ask(operation, headers, smuggled);
        expect(status).toBe(403);
        expectNothingOf(theirs, text, smuggled?.value);
      }
    });

  if (isOwn(operation, field))
    it('gives a colleague nothing that is somebody else’s own', async () => {
      const { status } = await ask(operation, byCookie(await makePerson(theirs.orgId, 'viewer')), smuggled);
      expect(status).toBe(404);
    });
});

describe('after all this', () => {
  it('every row of the other organization is as it was', async () => {
    expect(await rowsOf(theirs.orgId)).toEqual(earlier.get('theirs'));
  });
});

describe('the suite itself', () => {
  it('tries what is somebody’s own on colleagues', () => {
    expect(spots.filter(([, operation, field]) => isOwn(operation, field)).length).toBeGreaterThan(0);
  });

  it('knows what every id of every call names', () => {
    const unknown = ours.flatMap((operation) =>
      idFieldsOfOperation(operation)
        .filter((field) => !kindOf(operation, field))
        .map((field) => titleOf(operation, field)),
    );
    expect(unknown, 'say in server/test/isolation/kind-of.ts what it names').toEqual([]);
  });

  it('finds ids in path, query and body', () => {
    const parts = spots.map(([, , field]) => (field ? nameOf(field).split('.')[0] : 'none'));
    for (const part of ['none', 'params', 'query', 'body']) expect(parts.filter((each) => each === part).length, part).toBeGreaterThan(2);
  });

  it('lets nobody reach a row by a public call', () => {
    expect(
      ours
        .filter(({ permission }) => permission === 'public')
        .flatMap((operation) => idFieldsOfOperation(operation).map((field) => titleOf(operation, field))),
    ).toEqual([]);
  });

  it('makes as many requests as docs/security.md says', () => {
    console.log(`${tally.requests} requests to ${guarded.length} calls, at ${spots.length} places`);
    expect(tally.requests).toBeGreaterThanOrEqual(documentedCases('API calls and streams'));
  });

  it('would see what the other organization’s own people see', async () => {
    const list = operations.filter((operation) => operation.query && operation.path === '/api/findings')[0];
    if (!list) throw new Error('there is no list of findings');
    const { text } = await ask(list, as(await makeKey(theirs.admin)));
    expect(() => expectNothingOf(theirs, text)).toThrow();
  });
});
