import { sep } from 'node:path';

/** The writer of PDFs. Its fonts come with it and hold Latin, Greek and Cyrillic; it reads nothing else, neither from this machine nor from the network. */
export async function loadPdfmake() {
  const { default: pdfmake } = await import('pdfmake');
  const { default: fonts } = await import('pdfmake/fonts/Roboto.js');
  pdfmake.setFonts(fonts);
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.includes(`${sep}pdfmake${sep}fonts${sep}`));
  return pdfmake;
}
