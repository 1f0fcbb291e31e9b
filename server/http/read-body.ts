import { AppError } from '../errors';
import { parseJson } from './json';

export const MAXIMUM_BODY_BYTES = 1024 * 1024;

const tooLarge = (most: number) =>
  new AppError('PAYLOAD_TOO_LARGE', `The body is larger than ${most / 1024 / 1024} MB.`, { maximumBytes: most });

/**
 * The bytes of a request, counted while they come: a wrong or missing Content-Length cannot smuggle more in.
 * @throws AppError PAYLOAD_TOO_LARGE above `most`
 */
export async function readBytes(request: Request, most = MAXIMUM_BODY_BYTES): Promise<Buffer> {
  if (Number(request.headers.get('content-length')) > most) throw tooLarge(most);
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel().catch(() => {});
      throw tooLarge(most);
    }
    parts.push(part.value);
  }
  return Buffer.concat(parts, size);
}

function isJson(contentType: string | null, types: readonly string[]): boolean {
  const [type = '', ...parameters] = (contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const isUtf8 = parameters.every((parameter) => !parameter.startsWith('charset=') || /^charset="?utf-?8"?$/.test(parameter));
  return types.includes(type) && isUtf8;
}

/**
 * The JSON body of a request; undefined when there is none.
 * @throws AppError PAYLOAD_TOO_LARGE above `most`, UNSUPPORTED_MEDIA_TYPE for anything but plain UTF-8 JSON, BAD_REQUEST for broken JSON
 */
export async function readJsonBody(
  request: Request,
  types: readonly string[] = ['application/json'],
  most = MAXIMUM_BODY_BYTES,
): Promise<unknown> {
  const bytes = await readBytes(request, most);
  if (bytes.byteLength === 0) return undefined;
  const encoding = request.headers.get('content-encoding');
  if (encoding && encoding !== 'identity')
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', `Send the body as it is, without Content-Encoding '${encoding.slice(0, 20)}'.`);
  if (!isJson(request.headers.get('content-type'), types))
    throw new AppError('UNSUPPORTED_MEDIA_TYPE', `Send the body as JSON in UTF-8, with Content-Type: ${types.join(' or ')}.`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('BAD_REQUEST', 'The body is not valid UTF-8.', undefined, { cause });
  }
  return parseJson(text);
}
