import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';

// The SDK's number for ISO 8601, the default of timestamps in XML.
const isoTimestamps = 5 as const;

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A structure as XML, under the root element that its schema names; bytes or text for a payload of that kind. */
export function writeXml(schema: NormalizedSchema, value: unknown, xmlNamespace: string | undefined): string | Uint8Array {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: isoTimestamps },
    xmlNamespace: xmlNamespace ?? '',
    serviceNamespace: '',
    httpBindings: true,
  });
  serializer.write(schema, value);
  return serializer.flush();
}

/** The members of a structure as XML, without the root element. */
export function writeXmlMembers(schema: NormalizedSchema, value: object): string {
  if (!schema.isStructSchema()) return '';
  const xml = String(writeXml(schema, value, undefined));
  const start = xml.indexOf('>') + 1;
  const end = xml.lastIndexOf('</');
  return end < start ? '' : xml.slice(start, end);
}
