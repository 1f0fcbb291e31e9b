/** A message as data; both its text and its HTML are made from it. */
export interface Letter {
  subject: string;
  paragraphs: readonly string[];
  /** The one thing to do. */
  link?: { label: string; url: string };
  /** Why one gets this, and what to do if one did not ask for it. */
  footer: string;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** Names come from people: a line break or other control character in them must not begin a header or a line of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();

export const subjectOf = (letter: Letter): string => oneLine(letter.subject).slice(0, 150);

export function textOf({ paragraphs, link, footer }: Letter): string {
  return [...paragraphs.map(oneLine), ...(link ? [`${link.label}:\n${link.url}`] : []), '-- ', oneLine(footer), ''].join('\n\n');
}

/** Plain enough for every mail program: no images, no style sheet, nothing fetched from anywhere. */
export function htmlOf({ paragraphs, link, footer }: Letter): string {
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${text}</p>`;
  return [
    '<!doctype html><html lang="en"><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1b1d28;background:#fff">',
    '<div style="max-width:34rem">',
    paragraph('<strong>CloudLens</strong>'),
    ...paragraphs.map((text) => paragraph(escapeHtml(oneLine(text)))),
    ...(link
      ? [
          paragraph(
            `<a href="${escapeHtml(link.url)}" style="display:inline-block;padding:10px 16px;border-radius:6px;background:#4353c9;color:#fff;text-decoration:none">${escapeHtml(link.label)}</a>`,
          ),
          paragraph(`Or copy this address: ${escapeHtml(link.url)}`, 'font-size:13px;color:#555b6e;word-break:break-all;'),
        ]
      : []),
    paragraph(escapeHtml(oneLine(footer)), 'font-size:13px;color:#555b6e;'),
    '</div></body></html>',
  ].join('');
}
