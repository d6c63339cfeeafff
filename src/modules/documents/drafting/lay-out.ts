import type { Actor } from '../../../platform/access/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { documentsError } from '../errors.ts';
import { recipientsOf } from '../issuing/recipients.ts';
import type { LaidOutDocument, LayoutInput } from '../layout/layout-input.ts';
import type { DraftContent } from '../operations/shapes.ts';
import type { DocumentsPorts } from '../ports.ts';
import { findIssuer, findUnits, type IssuerFacts } from '../records/agencies.ts';
import { listAnnexes } from '../records/annexes.ts';
import type { Draft, DraftVersion } from '../records/drafts.ts';
import {
  delegationTitles,
  findNames,
  findPositions,
  type PositionFacts,
  positionsWithRole,
} from '../records/people.ts';
import { authorityLines, bareTitle, fullTitle, isCollective } from '../rules/authority.ts';
import { type DocumentKind, findDocumentKind } from '../rules/kinds.ts';
import { notationOf } from '../rules/numbering.ts';
import { printedCode } from './verification-code.ts';

/** Models whose preamble names who resolves, decides or wires. */
const WITH_AUTHORITY = ['1.1', '1.2', '1.3', '1.6'];
const LETTER = '1.5';
/** More recipients than this are not named one by one. */
const NAMED_RECIPIENTS = 12;

export type PrintedDraft = {
  readonly input: LayoutInput;
  readonly kind: DocumentKind;
  readonly issuer: IssuerFacts;
  readonly notation: string;
  readonly signerTitle: string;
};

/** A subject that stands as a title of its own begins with a capital; after "V/v" it does not. */
const subjectOf = (subject: string, model: string): string =>
  model === LETTER ? subject : subject.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase('vi'));

/** Initials of the drafter beside the number of copies (cell 12). */
const initialsOf = (name: string): string =>
  name
    .split(/\s+/u)
    .map((word) => word[0] ?? '')
    .join('')
    .toLocaleUpperCase('vi');

export const kindOf = (content: Pick<DraftContent, 'kindCode'>): DocumentKind => {
  const kind = findDocumentKind(content.kindCode);
  if (!kind) throw documentsError('unknown-kind', { kind: content.kindCode });
  return kind;
};

/** Whose deputy or by whose order somebody signs: the head of the body in whose name it is issued. */
const headOf = (
  leaders: readonly PositionFacts[],
  issuer: IssuerFacts,
  signer: PositionFacts | undefined,
): PositionFacts | undefined => {
  const heads = leaders.filter(({ rank }) => rank === 'head');
  return (
    heads.find(({ title }) => isCollective(issuer.name) && /^chủ tịch/iu.test(title)) ??
    heads.find(({ unitId }) => unitId === signer?.unitId) ??
    heads[0]
  );
};

/** Who signs as the pages print it. `actor` is the one who truly signs; before that the chosen position's holder. */
const printedSigner = async (
  tx: Tx,
  draft: Draft,
  content: DraftContent,
  issuer: IssuerFacts,
  actor: Actor | null,
  at: Temporal.Instant,
) => {
  const signerId = content.signerPositionId;
  const signer = signerId ? (await findPositions(tx, [signerId], at)).get(signerId) : undefined;
  const leaders = await positionsWithRole(tx, draft.agencyId, ['leader'], at);
  const headTitle = headOf(leaders, issuer, signer)?.title ?? signer?.title ?? '';
  const delegation = actor?.delegation ? await delegationTitles(tx, actor.delegation.id) : null;
  const unit = signer ? (await findUnits(tx, [signer.unitId])).get(signer.unitId) : undefined;
  const headDecides = /^(chủ tịch|giám đốc|chánh)/iu.test(content.issuingAuthority ?? '');
  return {
    headTitle,
    name: actor?.personName ?? signer?.personName ?? '………………',
    lines: signer
      ? authorityLines({
          issuerName: issuer.name,
          collective: isCollective(issuer.name) || isCollective(issuer.letterheadName),
          headDecides,
          headTitle,
          signer: {
            title: fullTitle(signer.title, unit?.name ?? ''),
            rank: signer.rank,
            isLeader: signer.roles.includes('leader'),
          },
          delegation: delegation && { ...delegation, toTitle: fullTitle(delegation.toTitle, delegation.toUnit) },
        })
      : ['………………'],
  };
};

const printedRecipients = async (
  tx: Tx,
  draft: Draft,
  content: DraftContent,
  kind: DocumentKind,
  at: Temporal.Instant,
) => {
  const agencies = await recipientsOf(tx, draft.agencyId, content, at);
  const model = content.layoutModel ?? kind.layoutModel;
  const names = agencies.length <= NAMED_RECIPIENTS ? agencies.map(({ name }) => name) : [];
  const addressees =
    content.addressees.length > 0 || model !== LETTER
      ? content.addressees
      : names.length > 0
        ? names
        : ['Các cơ quan, đơn vị trong danh sách nhận'];
  return { addressees, names: addressees.length > 0 ? ['Như trên'] : names };
};

/** Everything that will stand on the pages, from the content and the directory at that moment. */
export const printedDraft = async (
  ports: Pick<DocumentsPorts, 'publicUrl' | 'demo'>,
  tx: Tx,
  draft: Draft,
  version: DraftVersion,
  { at, actor = null }: { readonly at: Temporal.Instant; readonly actor?: Actor | null },
): Promise<PrintedDraft> => {
  const { content } = version;
  const kind = kindOf(content);
  const issuer = await findIssuer(tx, draft.agencyId, content.issuerId, at);
  if (!issuer) throw documentsError('bad-signer');
  const unit = draft.unitId ? (await findUnits(tx, [draft.unitId])).get(draft.unitId) : undefined;
  const signer = await printedSigner(tx, draft, content, issuer, actor, at);
  const { addressees, names } = await printedRecipients(tx, draft, content, kind, at);
  const author = (await findNames(tx, [draft.authorPersonId])).get(draft.authorPersonId) ?? '';
  const notation = notationOf(kind, issuer.abbreviation, unit?.abbreviation ?? null);
  const authority = isCollective(issuer.name) ? issuer.name : `${bareTitle(signer.headTitle)} ${issuer.name}`;
  const input: LayoutInput = {
    kind,
    ...(content.layoutModel ? { layoutModel: content.layoutModel as NonNullable<LayoutInput['layoutModel']> } : {}),
    parentAgencyName: issuer.letterheadParent,
    agencyName: issuer.letterheadName,
    place: issuer.place,
    notation,
    subject: subjectOf(content.subject, content.layoutModel ?? kind.layoutModel),
    addressees,
    legalBases: content.legalBases,
    ...(WITH_AUTHORITY.includes(content.layoutModel ?? kind.layoutModel)
      ? { issuingAuthority: content.issuingAuthority ?? authority }
      : {}),
    body: content.body,
    ...(content.attachedText ? { attachedText: content.attachedText } : {}),
    ...(content.secondSigner ? { secondSigner: content.secondSigner } : {}),
    authorityLines: signer.lines,
    signerName: signer.name,
    recipients:
      content.recipientLines.length > 0
        ? content.recipientLines
        : [...names, `Lưu: VT${unit ? `, ${unit.abbreviation}` : ''}`],
    urgency: content.urgency,
    drafterInitials: initialsOf(author),
    copies: content.copies,
    verification: {
      url: `${ports.publicUrl}/xac-minh/${draft.verificationCode}`,
      code: printedCode(draft.verificationCode),
    },
    annexes: (await listAnnexes(tx, draft.id))
      .filter(({ binding }) => binding === 'listed')
      .map(({ name, sha256 }) => ({ name, sha256 })),
    demo: ports.demo,
    // Of the version, not of the moment: what the office checked is byte for byte what the leader signs.
    createdAt: version.at,
  };
  return { input, kind, issuer, notation, signerTitle: signer.lines.join('\n') };
};

/** The pages. @throws layout-refused with the typesetter's reason */
export const layOut = async (
  ports: Pick<DocumentsPorts, 'layout'>,
  printed: PrintedDraft,
): Promise<LaidOutDocument> => {
  try {
    return await ports.layout.layoutDocument(printed.input);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.slice(0, 300) : String(cause);
    throw documentsError('layout-refused', { reason }, cause);
  }
};
