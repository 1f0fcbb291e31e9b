import { headlineOf, linesOf, type Message, restOf } from '../message';

/** Slack reads these three as markup; nothing else of a name can become a link or a mention. */
const asText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Slack takes 3,000 characters a section, and 50 blocks. Source: api.slack.com/reference/block-kit/blocks. */
const sectionAtMost = 2_900;

const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text: text.slice(0, sectionAtMost) } });

export function slackMessage(message: Message) {
  const headline = headlineOf(message);
  const rest = restOf(message);
  return {
    text: `${message.organization.name}: ${headline}`,
    blocks: [
      section(`*${asText(headline)}*${message.rule ? `\n${asText(message.organization.name)}, ${asText(message.rule.name)}` : ''}`),
      // A report leads to one page: its lines are words, and the last is the link.
      ...(message.report
        ? [section([...message.report.lines.map(asText), `<${message.url}|Open CloudLens>`].join('\n'))]
        : linesOf(message).map(({ text, url }) => section(`<${url}|${asText(text).replaceAll('|', '¦')}>`))),
      ...(rest ? [section(`<${message.url}|${rest}>`)] : []),
    ],
  };
}
