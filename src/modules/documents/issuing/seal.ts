import type { Actor } from '../../../platform/access/index.ts';
import { VN_ZONE } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { FIELD, placed, sizeOf } from '../drafting/fields.ts';
import { documentsError } from '../errors.ts';
import { ATTACHMENT_MARK_SIZE } from '../layout/appearances.ts';
import type { DocumentsPorts } from '../ports.ts';
import type { Annex } from '../records/annexes.ts';
import type { Approved } from '../records/drafts.ts';
import { numberText, placeAndDate } from '../rules/numbering.ts';
import { firstPageBox, type PageBox } from './page-size.ts';

/** The margin in points between an annex's mark and the top right of its first page (Annex I, item 8). */
const MARK_MARGIN = 14;

/** Sizes of cells 3 and 4 (Decree 30/2020/NĐ-CP, Annex I part II items 3 and 4). */
const NUMBER_SIZE = 13;
const DATE_SIZE = 14;

type Corner = [left: number, bottom: number, right: number, top: number];

const cornerOf = ({ right, top }: PageBox): Corner => [
  right - MARK_MARGIN - ATTACHMENT_MARK_SIZE.width,
  top - MARK_MARGIN - ATTACHMENT_MARK_SIZE.height,
  right - MARK_MARGIN,
  top - MARK_MARGIN,
];

/** What can be made before the number is known. */
export type SealKit = {
  readonly signed: Buffer;
  readonly sealMark: Buffer;
  readonly dateMark: Buffer;
  readonly dateText: string;
  readonly annexes: ReadonlyArray<{ readonly annex: Annex; readonly bytes: Buffer; readonly corner: Corner }>;
};

export const prepareSeal = async (
  ports: DocumentsPorts,
  wish: {
    readonly signedSha256: string;
    readonly approved: Approved;
    readonly annexes: readonly Annex[];
    readonly on: Temporal.PlainDate;
  },
): Promise<SealKit> => {
  const { approved } = wish;
  const dateText = placeAndDate(approved.place, wish.on);
  const dateBox = sizeOf(approved.zones.dateField);
  const [signed, sealMark, dateMark, annexes] = await Promise.all([
    ports.files.readBuffer(wish.signedSha256),
    ports.layout.drawOrganizationSeal({ agencyName: approved.issuerName, demo: ports.demo }),
    ports.layout.drawFieldText({ text: dateText, size: DATE_SIZE, italic: true, align: 'center', ...dateBox }),
    Promise.all(
      wish.annexes
        .filter(({ binding }) => binding === 'signed')
        .map(async (annex) => {
          const bytes = await ports.files.readBuffer(annex.sha256);
          return { annex, bytes, corner: cornerOf(await firstPageBox(bytes, annex.name)) };
        }),
    ),
  ]);
  return { signed, sealMark, dateMark, dateText, annexes };
};

export type Sealed = {
  readonly main: Buffer;
  readonly annexes: ReadonlyMap<string, Buffer>;
};

/** `2026-11-24T08:05:00+07:00` (ISO 8601, Vietnam's zone; Annex I, item 8). */
const isoTime = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(VN_ZONE).toString({ smallestUnit: 'second', timeZoneName: 'never' });

/**
 * Fills number and date and seals, in one revision; signs each PDF annex with the organisation's text-only mark. Runs
 * while the register's row is locked, so everything that could be made before comes ready in the kit.
 */
export const sealIssued = async (
  ports: DocumentsPorts,
  tx: Tx,
  kit: SealKit,
  wish: {
    readonly actor: Actor;
    readonly pin: string;
    readonly approved: Approved;
    readonly no: number;
    readonly symbol: string;
    readonly at: Temporal.Instant;
  },
): Promise<Sealed> => {
  const { actor, approved, symbol, at } = wish;
  const number = numberText(wish.no);
  const [numberMark, annexMark] = await Promise.all([
    ports.layout.drawFieldText({
      ...{ text: number, size: NUMBER_SIZE, italic: false, align: 'right' },
      ...sizeOf(approved.zones.numberField),
    }),
    kit.annexes.length > 0
      ? ports.layout.drawAttachmentMark({ symbol, signedAt: isoTime(at) })
      : Promise.resolve(Buffer.alloc(0)),
  ]);
  const [main, ...annexes] = await ports.signatures.sealAsAgency(tx, {
    ...{ personId: actor.personId, positionId: actor.positionId, agencyId: actor.agencyId, pin: wish.pin, at },
    documents: [
      {
        pdf: kit.signed,
        field: { name: FIELD.organization, ...placed(approved.zones.organizationSeal) },
        appearance: kit.sealMark,
        fills: [
          { name: FIELD.number, value: number, appearance: numberMark },
          { name: FIELD.date, value: kit.dateText, appearance: kit.dateMark },
        ],
        reason: `Phát hành văn bản số ${symbol}`,
      },
      ...kit.annexes.map(({ annex, bytes, corner }) => ({
        pdf: bytes,
        field: { name: FIELD.organization, page: 1, rect: corner },
        appearance: annexMark,
        reason: `Phụ lục kèm theo văn bản số ${symbol}: ${annex.name}`.slice(0, 250),
      })),
    ],
  });
  if (!main?.bytes.subarray(0, kit.signed.length).equals(kit.signed)) throw documentsError('chain-broken');
  return {
    main: main.bytes,
    annexes: new Map(kit.annexes.map(({ annex }, index) => [annex.id, annexes[index]?.bytes ?? Buffer.alloc(0)])),
  };
};
