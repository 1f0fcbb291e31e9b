export interface Token {
  kind: 'punctuation' | 'selector' | 'quoted' | 'word';
  text: string;
}

const punctuation = ['&&', '||', '!=', '<=', '>=', '(', ')', '=', '<', '>'];
/** A word ends before any of these; dots, stars and dashes belong to it. */
const endOfWord = /[\s()&|=<>!"]/;

/** The tokens of what stands between the braces of a JSON pattern; null when a quotation is not closed. */
export function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const char = text.charAt(at);
    const sign = punctuation.find((each) => rest.startsWith(each));
    if (/\s/.test(char)) at += 1;
    else if (sign) {
      tokens.push({ kind: 'punctuation', text: sign });
      at += sign.length;
    } else if (char === '"') {
      const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(rest);
      if (!quoted) return null;
      tokens.push({ kind: 'quoted', text: (quoted[1] ?? '').replace(/\\(.)/g, '$1') });
      at += quoted[0].length;
    } else {
      let end = at;
      while (end < text.length && !endOfWord.test(text.charAt(end))) end += 1;
      // A lone '&', '|' or '!' is no word.
      if (end === at) return null;
      const word = text.slice(at, end);
      tokens.push({ kind: word.startsWith('$') ? 'selector' : 'word', text: word });
      at = end;
    }
  }
  return tokens;
}
