import { createHash } from 'node:crypto';
import { digestName } from '../cms/algorithms.ts';
import { DerError, oidOf, readOne, timeOf } from '../cms/der-reader.ts';
import { OID } from '../cms/oids.ts';
import { readSignedData } from '../cms/read-signed-data.ts';
import { type CheckedSigner, checkSigner } from './signature-value.ts';

export interface CheckedTimestamp {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly signer: CheckedSigner;
  readonly crls: readonly Buffer[];
  /** Name of the digest that the imprint was made with, and the imprint. */
  readonly imprintHash: string;
  readonly imprint: Buffer;
}

/** Reads a timestamp token (RFC 3161) and checks its own signature; the imprint is the caller's to compare. Throws DerError. */
export function readTimestamp(token: Buffer): CheckedTimestamp {
  const data = readSignedData(token);
  if (data.contentType !== OID.tstInfo || !data.content) throw new DerError('no timestamp');
  const [, , imprint, , time] = readOne(data.content).children;
  const imprintHash = digestName(oidOf(imprint?.children[0]?.children[0]));
  const value = imprint?.children[1];
  const own = digestName(data.signer.digestAlgorithm);
  if (!imprintHash || value?.tag !== 0x04) throw new DerError('imprint algorithm not accepted');
  const digest = own ? createHash(own).update(data.content).digest() : undefined;
  return {
    time: timeOf(time),
    signer: checkSigner(data, digest),
    crls: data.crls,
    imprintHash,
    imprint: value.content,
  };
}
