import { DerError, type DerNode, oidOf, readOne } from './der-reader.ts';
import { OID } from './oids.ts';

/** A CMS SignedData (RFC 5652) with its one signer, taken apart; nothing is believed yet. */
export interface ReadSignedData {
  readonly contentType: string;
  /** Encapsulated content; undefined when detached. */
  readonly content: Buffer | undefined;
  readonly certificates: readonly Buffer[];
  readonly crls: readonly Buffer[];
  readonly signer: ReadSigner;
}

export interface ReadSigner {
  readonly issuerAndSerial: { readonly issuer: Buffer; readonly serial: Buffer } | undefined;
  readonly subjectKeyIdentifier: Buffer | undefined;
  readonly digestAlgorithm: string;
  /** DER of the signed attributes as they were signed (tag SET). */
  readonly signedAttributes: Buffer;
  readonly signed: ReadonlyMap<string, DerNode>;
  readonly unsigned: ReadonlyMap<string, DerNode>;
  readonly signatureAlgorithm: DerNode;
  readonly signature: Buffer;
  /** Bytes of the whole structure, without what follows it. */
  readonly length: number;
}

function need(node: DerNode | undefined, tag: number, what: string): DerNode {
  if (node?.tag !== tag) throw new DerError(`no ${what}`);
  return node;
}

/** Attribute type → its only value. A type given twice, or with more or less than one value, is refused. */
function attributes(node: DerNode | undefined): Map<string, DerNode> {
  const found = new Map<string, DerNode>();
  for (const item of node?.children ?? []) {
    const [type, values, ...more] = need(item, 0x30, 'attribute').children;
    const name = oidOf(type);
    const [value, ...others] = need(values, 0x31, 'attribute values').children;
    if (!value || others.length > 0 || more.length > 0 || found.has(name))
      throw new DerError(`attribute ${name} is ambiguous`);
    found.set(name, value);
  }
  return found;
}

const algorithmOf = (node: DerNode | undefined): string => oidOf(need(node, 0x30, 'algorithm').children[0]);

function readSigner(node: DerNode | undefined, length: number): ReadSigner {
  const items = [...need(node, 0x30, 'signer').children];
  need(items.shift(), 0x02, 'signer version');
  const sid = items.shift();
  const digestAlgorithm = algorithmOf(items.shift());
  const attributeSet = need(items.shift(), 0xa0, 'signed attributes');
  const signatureAlgorithm = need(items.shift(), 0x30, 'signature algorithm');
  const signature = need(items.shift(), 0x04, 'signature value').content;
  const unsigned = items.shift();
  if (items.length > 0 || (unsigned && unsigned.tag !== 0xa1)) throw new DerError('more than a signer holds');
  const [issuer, serial] = sid?.tag === 0x30 ? sid.children : [];
  if (!(issuer && serial) && sid?.tag !== 0x80) throw new DerError('no signer identifier');
  return {
    issuerAndSerial: issuer && serial ? { issuer: issuer.raw, serial: serial.raw } : undefined,
    subjectKeyIdentifier: sid?.tag === 0x80 ? sid.content : undefined,
    digestAlgorithm,
    signedAttributes: Buffer.concat([Buffer.from([0x31]), attributeSet.raw.subarray(1)]),
    signed: attributes(attributeSet),
    unsigned: attributes(unsigned),
    signatureAlgorithm,
    signature,
    length,
  };
}

/** CMSVersion of SignedData (RFC 5652, 5.1). */
const VERSIONS = new Set(['01', '03', '04', '05']);

/** Reads strict DER with exactly one signer and signed attributes. Throws DerError. */
export function readSignedData(bytes: Buffer): ReadSignedData {
  const root = need(readOne(bytes), 0x30, 'content info');
  const [type, wrapper, ...rest] = root.children;
  if (oidOf(type) !== OID.signedData || rest.length > 0) throw new DerError('no signed data');
  const items = [...need(need(wrapper, 0xa0, 'content').children[0], 0x30, 'signed data').children];
  const version = need(items.shift(), 0x02, 'version').content.toString('hex');
  if (!VERSIONS.has(version)) throw new DerError(`version ${version}`);
  const digests = need(items.shift(), 0x31, 'digest algorithms').children.map(algorithmOf);
  const [contentType, content] = need(items.shift(), 0x30, 'encapsulated content').children;
  const certificates = items[0]?.tag === 0xa0 ? items.shift()!.children : [];
  const crls = items[0]?.tag === 0xa1 ? items.shift()!.children : [];
  const signers = need(items.shift(), 0x31, 'signers').children;
  if (signers.length !== 1 || items.length > 0) throw new DerError(`${signers.length} signers`);
  const signer = readSigner(signers[0], root.raw.length);
  if (!digests.includes(signer.digestAlgorithm)) throw new DerError('digest algorithm is not announced');
  return {
    contentType: oidOf(contentType),
    content: content && need(need(content, 0xa0, 'content').children[0], 0x04, 'content bytes').content,
    certificates: certificates.filter((node) => node.tag === 0x30).map((node) => node.raw),
    crls: crls.filter((node) => node.tag === 0x30).map((node) => node.raw),
    signer,
  };
}
