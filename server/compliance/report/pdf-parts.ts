import type { Content, TableCell } from 'pdfmake/interfaces';
import { stateLabel } from '../constants';
import type { RequirementState } from '../types';

/** `2026-11-26 17:05 UTC`. */
export const instantText = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;

/** Ids without blanks would run out of their column: they may break after these characters. */
export const breakable = (text: string): string => text.replace(/[/_:.-]/g, '$&\u200b');

/** A table with thin lines, whose head stands on every page that it reaches. */
export function table(widths: string[], head: readonly string[] | null, rows: readonly (readonly TableCell[])[]): Content {
  return {
    table: {
      widths,
      headerRows: head ? 1 : 0,
      dontBreakRows: true,
      body: [...(head ? [head.map((text) => ({ text, style: 'head' }))] : []), ...rows.map((row) => [...row])],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0,
      hLineColor: () => '#d0d5dd',
      paddingLeft: () => 0,
      paddingRight: () => 8,
      paddingTop: () => 3,
      paddingBottom: () => 3,
    },
  };
}

const colours: Record<RequirementState, string> = {
  fail: '#b42318',
  unknown: '#475467',
  excepted: '#93370d',
  pass: '#067647',
  manual: '#475467',
  attested: '#175cd3',
  'not-applicable': '#667085',
};

/** By word first: colour is lost on many printers. */
export const stateCell = (state: RequirementState): TableCell => ({ text: stateLabel[state], bold: true, color: colours[state] });
