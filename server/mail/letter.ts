/** A message as data; both its text and its HTML are made from it. */
export interface Letter {
  subject: string;
  paragraphs: readonly string[];
  /** Rows under a heading, after the paragraphs. */
  tables?: readonly LetterTable[];
  /** The one thing to do. */
  link?: { label: string; url: string };
  /** Why one gets this, and what to do if one did not ask for it. */
  footer: string;
}

export interface LetterTable {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  note: string | null;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '');

/** Names come from people: a line break or other control character in them must not begin a header or a line of its own. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').trim();

export const subjectOf = (letter: Letter): string => oneLine(letter.subject).slice(0, 150);

const tableText = ({ title, columns, rows, note }: LetterTable): string =>
  [
    oneLine(title),
    ...(rows.length > 0 ? [columns, ...rows].map((row) => `  ${row.map(oneLine).join(' | ')}`) : ['  Nothing.']),
    ...(note ? [`  ${oneLine(note)}`] : []),
  ].join('\n');

export function textOf({ paragraphs, tables = [], link, footer }: Letter): string {
  return [
    ...paragraphs.map(oneLine),
    ...tables.map(tableText),
    ...(link ? [`${link.label}:\n${link.url}`] : []),
    '-- ',
    oneLine(footer),
    '',
  ].join('\n\n');
}

const cell = 'padding:6px 12px 6px 0;border-bottom:1px solid #d9dce6;text-align:left;vertical-align:top;';

function tableHtml({ title, columns, rows, note }: LetterTable): string {
  const text = (value: string) => escapeHtml(oneLine(value));
  const row = (cells: readonly string[], tag: 'td' | 'th') =>
    `<tr>${cells.map((value) => `<${tag} style="${cell}">${text(value)}</${tag}>`).join('')}</tr>`;
  return [
    `<h2 style="margin:24px 0 4px;font-size:16px">${text(title)}</h2>`,
    rows.length > 0
      ? `<table style="border-collapse:collapse;width:100%;font-size:14px"><thead>${row(columns, 'th')}</thead><tbody>${rows.map((cells) => row(cells, 'td')).join('')}</tbody></table>`
      : `<p style="margin:0;color:#555b6e">Nothing.</p>`,
    ...(note ? [`<p style="margin:4px 0 0;font-size:13px;color:#555b6e">${text(note)}</p>`] : []),
  ].join('');
}

/** Plain enough for every mail program: no images, no style sheet, nothing fetched from anywhere. */
export function htmlOf({ paragraphs, tables = [], link, footer }: Letter): string {
  const paragraph = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${text}</p>`;
  return [
    '<!doctype html><html lang="en"><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1b1d28;background:#fff">',
    `<div style="max-width:${tables.length > 0 ? 52 : 34}rem">`,
    paragraph('<strong>CloudLens</strong>'),
    ...paragraphs.map((text) => paragraph(escapeHtml(oneLine(text)))),
    ...(tables.length > 0 ? [`${tables.map(tableHtml).join('')}<div style="height:24px"></div>`] : []),
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
