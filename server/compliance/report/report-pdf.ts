import { frameworkTitle } from '../constants';
import type { ComplianceReport } from './compliance-report';
import { loadPdfmake } from './load-pdfmake';
import { frontPage } from './pdf-front-page';
import { notesPages } from './pdf-notes';
import { requirementPages } from './pdf-requirements';

/**
 * The report as PDF, for printing and for auditors: A4, text that can be selected. Fonts come with pdfmake and hold Latin, Greek
 * and Cyrillic; it reads nothing else, neither from this machine nor from the network.
 */
export async function reportPdf(report: ComplianceReport): Promise<Buffer> {
  const pdfmake = await loadPdfmake();
  const title = `${frameworkTitle(report)}: compliance report`;
  const document = pdfmake.createPdf({
    info: { title, creator: 'CloudLens', producer: 'CloudLens', creationDate: new Date(report.madeAt) },
    pageSize: 'A4',
    pageMargins: [40, 44, 40, 48],
    defaultStyle: { font: 'Roboto', fontSize: 8.5, lineHeight: 1.25 },
    styles: {
      title: { fontSize: 18, bold: true },
      heading: { fontSize: 12, bold: true, margin: [0, 14, 0, 4] },
      head: { bold: true, fontSize: 8, color: '#475467' },
      quiet: { color: '#475467' },
    },
    footer: (page, pages) => ({
      margin: [40, 16, 40, 0],
      columns: [
        { text: title, style: 'quiet', fontSize: 7.5 },
        { text: `${page} of ${pages}`, alignment: 'right', style: 'quiet', fontSize: 7.5 },
      ],
    }),
    content: [...frontPage(report), ...requirementPages(report), ...notesPages(report)],
  });
  return document.getBuffer();
}
