import type { DocumentKind, LayoutModel } from '../rules/kinds.ts';

/** A piece of the document's content (cell 6). All texts are plain; nothing in them is interpreted. */
export type BodyBlock =
  | { type: 'paragraph'; text: string; style?: 'normal' | 'italic' | 'bold' }
  /** Level 1 is centred (part, chapter), level 2 stands at the paragraph's indentation. */
  | { type: 'heading'; text: string; level?: 1 | 2 }
  /** label is what counts the item: 'Điều 1.', '1.', 'a)', '-'; title is bold text right after it. */
  | { type: 'numbered'; label: string; title?: string; text?: string }
  /** A line of a form: 'Thời gian: 8 giờ 00'. */
  | { type: 'field'; label: string; text: string }
  | { type: 'table'; header: string[]; rows: string[][]; columnWeights?: number[]; caption?: string };

/** 0 normal, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc, 4 hỏa tốc hẹn giờ. */
export type Urgency = 0 | 1 | 2 | 3 | 4;

/** Everything that Annex I of Decree 30/2020/NĐ-CP puts on the pages of a document that is not yet numbered or dated. */
export type LayoutInput = {
  kind: DocumentKind;
  /** Overrides the kind's own model, e.g. '1.3' for a decision that issues an attached text. */
  layoutModel?: LayoutModel;
  parentAgencyName: string | null;
  agencyName: string;
  /** Place name of cell 4. Not drawn: place and date are filled in together at issue. Kept for the room it needs. */
  place: string;
  /** What follows the slash of cell 3: 'UBND-VX' or 'QĐ-UBND'. */
  notation: string;
  subject: string;
  /** 'Kính gửi' lines; of an urgent dispatch the addressees, of an invitation the persons invited. */
  addressees: string[];
  /** Legal bases ('Căn cứ …'), set in italics before the body. */
  legalBases?: string[];
  /** Models 1.1–1.3 and 1.6: who resolves, decides or wires, e.g. 'CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BẮC NINH'. */
  issuingAuthority?: string;
  body: BodyBlock[];
  /** Model 1.3: the text issued by the decision, laid out from a new page. */
  attachedText?: { title: string; subject: string; body: BodyBlock[] };
  /** TM., KT., TL., TUQ. lines and the signer's title, from top to bottom. */
  authorityLines: string[];
  signerName: string;
  /** Minutes: the secretary signs at the left. */
  secondSigner?: { title: string; name: string };
  /** 'Nơi nhận' lines without dash; the last one 'Lưu: VT, VX.' */
  recipients: string[];
  urgency: Urgency;
  drafterInitials: string | null;
  copies: number | null;
  /** Address line of cell 13, at the foot of page 1. */
  contact?: string;
  verification: { url: string; code: string } | null;
  /** Annexes that are not PDF, bound by hash in a list which the signatures cover. */
  annexes: { name: string; sha256: string }[];
  demo: boolean;
  /** Creation time written into the PDF, which PDF/A wants: from the one clock; equal input gives equal bytes. */
  createdAt: Temporal.Instant;
};

/** A box on a page: 0-based page, corners in PDF points (1/72 inch), origin at the bottom left. */
export type Zone = { page: number; rect: [x1: number, y1: number, x2: number, y2: number] };

export type LaidOutDocument = {
  /** PDF/A-2a as declared by the typesetter, tagged, language vi. */
  pdf: Buffer;
  pageCount: number;
  zones: {
    /** Cell 3, between 'Số:' and '/': 13 pt upright, right-aligned. */
    numberField: Zone;
    /** Cell 4, the whole line of place and date: 14 pt italic, centred. */
    dateField: Zone;
    personSignature: Zone;
    /** A square of the seal's true diameter (36 mm) over the left third of the signature. */
    organizationSeal: Zone;
    /** Minutes only. */
    secondSignature?: Zone;
  };
  formatFont: 'Tinos';
};
