/** A fenced block of a document, as far as it can be carried out. */
export interface Block {
  file: string;
  /** Of the fence, from 1. */
  line: number;
  /** Commands, those that go on over several lines as one. */
  commands: string[];
}

const isCommand = /^(curl |jq |terraform |[A-Z][A-Z_]*=)/;

/** The blocks of a Markdown document that call the API by curl. What stands between the commands, such as answers, is left out. */
export function blocksOf(file: string, markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let unfinished: string | null = null;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (line.startsWith('```')) {
      if (open?.commands.some((command) => command.includes('curl '))) blocks.push(open);
      open = open ? null : { file, line: index + 1, commands: [] };
      unfinished = null;
    } else if (open && (unfinished !== null || isCommand.test(line))) {
      const text: string = unfinished === null ? line : `${unfinished}\n${line}`;
      unfinished = line.endsWith('\\') ? text : null;
      if (unfinished === null) open.commands.push(text);
    }
  }
  return blocks;
}
