import type { ChannelSecret } from '../channel-secret';
import { headlineOf, lineOf, linesOf, type Message, restOf } from '../message';
import type { Outcome } from './outcome';
import { callJson, type JsonAnswer } from './post-json';

type Jira = Extract<ChannelSecret, { kind: 'jira' }>;

/** Jira takes 255 characters. */
const summaryAtMost = 250;

/**
 * Opens one issue for a message. The message's id is its label, and whether there is such an issue is asked first, so that a try
 * after a lost answer opens no second one. Jira Cloud, REST API 3.
 */
export async function openIssue(channel: Jira, id: string, message: Message): Promise<Outcome> {
  const headers = {
    authorization: `Basic ${Buffer.from(`${channel.email}:${channel.apiToken}`).toString('base64')}`,
    accept: 'application/json',
  };
  const label = `cloudlens-${id}`;
  const search = new URL('/rest/api/3/search/jql', channel.site);
  search.searchParams.set('jql', `project = "${channel.projectKey}" AND labels = "${label}"`);
  search.searchParams.set('fields', 'id');
  search.searchParams.set('maxResults', '1');
  const known = await callJson('GET', search.href, null, headers);
  if (known.status !== 200) return judge(known);
  const issues = issuesOf(known);
  // Taken for none, an answer that was cut off would open a second issue.
  if (issues === null) return { ok: false, status: 200, error: 'Jira’s answer could not be understood; it is asked again.' };
  if (issues > 0) return { ok: true, status: 200, error: null };
  return judge(
    await callJson(
      'POST',
      new URL('/rest/api/3/issue', channel.site).href,
      JSON.stringify({ fields: fieldsOf(channel, label, message) }),
      headers,
    ),
  );
}

/** null: the answer is none that says. */
const issuesOf = ({ text }: JsonAnswer): number | null => {
  try {
    const { issues } = JSON.parse(text) as { issues?: unknown };
    return Array.isArray(issues) ? issues.length : null;
  } catch {
    return null;
  }
};

function fieldsOf(channel: Jira, label: string, message: Message) {
  const rest = restOf(message);
  return {
    project: { key: channel.projectKey },
    issuetype: { name: channel.issueType },
    summary: summaryOf(message),
    labels: ['cloudlens', label],
    description: {
      type: 'doc',
      version: 1,
      content: [
        paragraph(`${headlineOf(message)}${message.rule ? ` (${message.organization.name}, ${message.rule.name})` : ''}`),
        ...linesOf(message).map(({ text, url }) => paragraph(text, url)),
        ...(rest ? [paragraph(rest, message.url)] : []),
      ],
    },
  };
}

/** Of a single change its own line: such issues are read in lists. */
function summaryOf(message: Message): string {
  const [only] = message.changes;
  const text = message.total === 1 && only ? lineOf(only) : `CloudLens: ${headlineOf(message)}`;
  return text.replace(/\s+/g, ' ').slice(0, summaryAtMost);
}

/** A paragraph of the Atlassian Document Format: names of resources are text there and nothing else. */
const paragraph = (text: string, href?: string) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(href ? { marks: [{ type: 'link', attrs: { href } }] } : {}) }],
});

const advice: Record<number, string> = {
  400: 'Jira refused the issue: look at the project’s required fields and the issue type.',
  401: 'Jira does not accept the e-mail address and token: make the channel anew.',
  403: 'Jira does not let this account create issues in the project.',
  404: 'There is no Jira at this site, or no such project.',
  429: 'Jira asks to come again later.',
};

const judge = ({ status, retryAfter }: JsonAnswer): Outcome =>
  status >= 200 && status < 300
    ? { ok: true, status, error: null }
    : { ok: false, status, error: advice[status] ?? `Jira answered ${status}.`, retryAfter };
