import {
  actorRole,
  all,
  any,
  isNull,
  oneOf,
  own,
  type Policy,
  programStep,
  some,
} from '../../platform/access/index.ts';

/** The step in which a document is handed to agencies that are not the actor's. */
export const DELIVER_STEP = 'documents.deliver';
/** The step in which the public page answers by a verification code. */
export const VERIFY_STEP = 'documents.verify';

/** The step in which a draft changes hands: whoever gives it away may no longer see it afterwards. */
export const MOVE_STEP = 'documents.move-draft';

const OFFICE = ['records-clerk', 'chief-of-office'] as const;

export const draftRead: Policy = {
  table: 'documents.draft',
  right: 'read',
  branches: [
    {
      name: 'author',
      vi: 'Vị trí công tác đang dùng đã soạn dự thảo này',
      en: 'The position acted for began this draft',
      when: own('author_position', 'positionId'),
    },
    {
      name: 'head-of-unit',
      vi: 'Trưởng đơn vị soạn thảo, khi dự thảo đã được trình',
      en: 'Head of the drafting unit, once the draft was submitted',
      when: all(
        own('unit_id', 'unitId'),
        actorRole('unit-head', 'chief-of-office', 'leader'),
        oneOf('state', 'with-head', 'returned', 'with-office', 'with-leader', 'signed', 'issued', 'refused'),
      ),
    },
    {
      name: 'office',
      vi: 'Văn phòng, văn thư của cơ quan, khi dự thảo đã qua đơn vị',
      en: 'Office and records clerks of the agency, once the unit passed the draft',
      when: all(
        own('agency_id', 'agencyId'),
        actorRole(...OFFICE),
        oneOf('state', 'with-office', 'with-leader', 'signed', 'issued'),
      ),
    },
    {
      name: 'leader',
      vi: 'Lãnh đạo cơ quan, khi dự thảo đã được trình ký',
      en: 'Leaders of the agency, once the draft was forwarded for signature',
      when: all(own('agency_id', 'agencyId'), actorRole('leader'), oneOf('state', 'with-leader', 'signed', 'issued')),
    },
    {
      name: 'signer',
      vi: 'Người được trình ký',
      en: 'The position that is to sign',
      when: all(own('signer_position', 'positionId'), oneOf('state', 'with-leader', 'signed', 'issued')),
    },
    {
      name: 'moving',
      vi: 'Bước chuyển dự thảo của chương trình',
      en: 'The program handing the draft on',
      when: programStep(MOVE_STEP),
    },
    {
      name: 'verification',
      vi: 'Trang kiểm tra công khai chỉ biết mã có tồn tại hay chưa phát hành',
      en: 'The public page learns only that the code exists and is not issued',
      when: programStep(VERIFY_STEP),
    },
  ],
};

const withDraft = (table: string, right: 'read' | 'insert' = 'read'): Policy => ({
  table,
  right,
  branches: [
    {
      name: 'with-draft',
      vi: 'Ai xem được dự thảo thì xem được phần này',
      en: 'Whoever may see the draft may see this part of it',
      when: some('documents.draft', [['id', 'draft_id']]),
    },
  ],
});

export const documentRead: Policy = {
  table: 'documents.document',
  right: 'read',
  branches: [
    {
      name: 'agency',
      vi: 'Cơ quan đã ban hành hoặc đã nhận văn bản này',
      en: 'The agency issued or received this document',
      when: some(
        'documents.access',
        [['document_id', 'id']],
        all(own('agency_id', 'agencyId'), any(isNull('position_id'), own('position_id', 'positionId'))),
      ),
    },
    {
      name: 'verification',
      vi: 'Trang kiểm tra công khai, khi có mã kiểm tra',
      en: 'The public page, given the verification code',
      when: programStep(VERIFY_STEP),
    },
    {
      name: 'delivery',
      vi: 'Bước giao văn bản của chương trình',
      en: 'The program handing the document over',
      when: programStep(DELIVER_STEP),
    },
  ],
};

const withDocument = (table: string, column = 'document_id'): Policy => ({
  table,
  right: 'read',
  key: column,
  branches: [
    {
      name: 'with-document',
      vi: 'Ai xem được văn bản thì xem được phần này',
      en: 'Whoever may see the document may see this part of it',
      when: some('documents.document', [['id', column]]),
    },
  ],
});

/** Rows of one agency, which the program also writes while it delivers. */
const ofAgency = (table: string, vi: string, en: string): Policy => ({
  table,
  right: 'read',
  branches: [
    { name: 'own-agency', vi, en, when: own('agency_id', 'agencyId') },
    {
      name: 'delivery',
      vi: 'Bước giao văn bản của chương trình',
      en: 'The program handing the document over',
      when: programStep(DELIVER_STEP),
    },
  ],
});

const betweenAgencies = (table: string): Policy => ({
  table,
  right: 'read',
  branches: [
    {
      name: 'sender',
      vi: 'Cơ quan gửi theo dõi văn bản của mình',
      en: 'The sender follows its document',
      when: own('from_agency', 'agencyId'),
    },
    {
      name: 'recipient',
      vi: 'Cơ quan nhận',
      en: 'The recipient',
      when: own('to_agency', 'agencyId'),
    },
  ],
});

const insertOfAgency = (table: string): Policy => ({
  ...ofAgency(table, 'Ghi cho cơ quan của mình', 'Written for the own agency'),
  right: 'insert',
});

/** All policies; row-level security in migrations/ is generated from them. */
export const documentsPolicies: readonly Policy[] = [
  draftRead,
  withDraft('documents.draft_version'),
  withDraft('documents.draft_version', 'insert'),
  withDraft('documents.draft_step'),
  withDraft('documents.draft_step', 'insert'),
  withDraft('documents.draft_annex'),
  withDraft('documents.draft_annex', 'insert'),
  documentRead,
  withDocument('documents.document_file'),
  withDocument('documents.document_relation', 'from_id'),
  ofAgency('documents.register_book', 'Sổ của cơ quan mình', 'Register of the own agency'),
  insertOfAgency('documents.register_book'),
  ofAgency('documents.registration', 'Mục trong sổ của cơ quan mình', 'Entry in a register of the own agency'),
  insertOfAgency('documents.registration'),
  {
    table: 'documents.number_void',
    right: 'read',
    key: 'book_id',
    branches: [
      {
        name: 'with-register',
        vi: 'Số bỏ của sổ thuộc cơ quan mình',
        en: 'Void number of a register of the own agency',
        when: some('documents.register_book', [['id', 'book_id']]),
      },
    ],
  },
  ofAgency('documents.assignment', 'Phân công trong cơ quan mình', 'Assignment within the own agency'),
  insertOfAgency('documents.assignment'),
  ofAgency('documents.inbox_entry', 'Văn bản đến của cơ quan mình', 'Incoming document of the own agency'),
  insertOfAgency('documents.inbox_entry'),
  ofAgency('documents.access', 'Quyền xem của cơ quan mình', 'Right to read of the own agency'),
  insertOfAgency('documents.access'),
  ofAgency('documents.grant_event', 'Quyền xem của cơ quan mình', 'Right to read of the own agency'),
  insertOfAgency('documents.grant_event'),
  ofAgency('documents.act_once', 'Việc của cơ quan mình', 'Act of the own agency'),
  insertOfAgency('documents.act_once'),
  betweenAgencies('documents.delivery'),
  { ...betweenAgencies('documents.delivery'), right: 'insert' },
  betweenAgencies('documents.evidence'),
  { ...betweenAgencies('documents.evidence'), right: 'insert' },
  withDocument('documents.dispatch'),
  withDocument('documents.search_entry'),
];
