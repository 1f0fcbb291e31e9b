import type { ExportedFinding } from './exported';
import type { ExportHead } from './head';

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Text as text, wherever it comes from: names of resources are chosen by whoever made them. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

const style = `
:root{color-scheme:light dark;font:14px/1.5 system-ui,sans-serif}
body{margin:2rem auto;max-width:75rem;padding:0 1rem}
h1{font-size:1.4rem;margin:0}
header p{margin:.15rem 0;opacity:.75}
table{border-collapse:collapse;width:100%;margin-top:1.5rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}
th{font-size:.8rem}
td{overflow-wrap:anywhere}
small{display:block;opacity:.7}
.critical,.high{font-weight:600}
@media print{body{margin:0;max-width:none;font-size:10px}thead{display:table-header-group}tr{break-inside:avoid}}
`;

/** One page that needs nothing else and runs nothing, piece by piece. */
export async function* htmlText(head: ExportHead, findings: AsyncIterable<ExportedFinding>): AsyncGenerator<string, void> {
  const title = escapeHtml(`Findings of ${head.organization}`);
  yield `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${style}</style></head><body>
<header><h1>${title}</h1>${head.lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</header>
<table><thead><tr><th>Severity</th><th>Finding</th><th>Resource</th><th>Where</th><th>Status</th></tr></thead><tbody>
`;
  let count = 0;
  for await (const finding of findings) {
    count += 1;
    yield rowOf(finding);
  }
  yield `</tbody></table>\n<p>${count === 0 ? 'Nothing matches.' : `${count} in all.`}</p></body></html>\n`;
}

function rowOf(finding: ExportedFinding): string {
  const { severity, title, summary, resource, account, region } = finding;
  const text = escapeHtml;
  return `<tr><td class="${severity}">${severity}</td><td>${text(title)}<small>${text(summary)}</small></td>
<td>${text(resource.name ?? resource.id)}<small>${text(resource.arn)}</small></td>
<td>${text(account.name)}<small>${text(account.accountId)}, ${text(region)}</small></td>
<td>${statusWords(finding).map(text).join('<br>')}</td></tr>
`;
}

/** The status, and what people decided about it. */
export function statusWords({ status, exception, assignee, dueAt }: ExportedFinding): string[] {
  return [
    exception?.state === 'accepted' ? 'risk accepted' : status,
    ...(assignee ? [`with ${assignee.name}`] : []),
    ...(status === 'open' && dueAt ? [`due ${dueAt.slice(0, 10)}`] : []),
  ];
}
