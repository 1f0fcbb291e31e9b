/** A tar archive (POSIX) of these files, for tests and the sample cloud. Long paths go into an extended header. */
export function tarOf(files: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const blocks: Buffer[] = [];
  for (const [path, content] of Object.entries(files)) {
    if (path.length > 100) {
      const record = `path=${path}\n`;
      const length = record.length + 1 + String(record.length + 4).length;
      blocks.push(...entry('long', Buffer.from(`${length} ${record}`), 'x'));
    }
    blocks.push(...entry(path.slice(0, 100), Buffer.from(content), '0'));
  }
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

function entry(path: string, content: Buffer, type: string): Buffer[] {
  const header = Buffer.alloc(512);
  header.write(path, 0);
  header.write('0000644\0', 100);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
}
