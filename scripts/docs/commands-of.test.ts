import { expect, it } from 'vitest';
import { blocksOf } from './commands-of';

const document = `# Title

\`\`\`
KEY=x
curl "$URL/a" \\
  -d '{"b":1}'

{"success":true}
curl "$URL/c"
\`\`\`

\`\`\`ts
const curl = 1;
\`\`\`
curl outside
`;

it('commands of documents are found, those over several lines as one, and answers are not taken for commands', () => {
  expect(blocksOf('a.md', document)).toEqual([
    { file: 'a.md', line: 3, commands: ['KEY=x', 'curl "$URL/a" \\\n  -d \'{"b":1}\'', 'curl "$URL/c"'] },
  ]);
});
