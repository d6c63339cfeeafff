import type { FastifyReply } from 'fastify';
import type { FileOutput } from '../contracts/contract.ts';

/** Kinds that a browser may show in place. Anything else (HTML, SVG, office files) could act as our page, so it is only saved. */
const SHOWN_IN_PLACE = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain',
  'text/plain; charset=utf-8',
]);

const asciiName = (name: string): string =>
  name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\/]/g, '_');

/** `attr-char` of RFC 5987, which is stricter than a URL. */
const extendedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Content-Disposition with the Vietnamese name, and one without tone marks for old programs (RFC 6266). */
const dispositionOf = ({ inline, mediaType, fileName }: FileOutput): string => {
  const kind = inline && SHOWN_IN_PLACE.has(mediaType) ? 'inline' : 'attachment';
  const name = fileName.normalize('NFC').toWellFormed();
  return `${kind}; filename="${asciiName(name)}"; filename*=UTF-8''${extendedName(name)}`;
};

/** Sends a file's bytes without copying them. */
export const sendFile = (reply: FastifyReply, file: FileOutput): FastifyReply =>
  reply
    .type(file.mediaType)
    .header('content-disposition', dispositionOf(file))
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
