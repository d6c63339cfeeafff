import {
  actorRole,
  all,
  any,
  type Branch,
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

const DELIVERY: Branch = {
  name: 'delivery',
  vi: 'Bước giao văn bản của chương trình',
  en: 'The program handing the document over',
  when: programStep(DELIVER_STEP),
};

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

/** Whoever keeps the papers of a whole agency moving sees all that it issued or received; everybody else needs a reason. */
export const CIRCULATION = ['records-clerk', 'chief-of-office', 'leader', 'archivist'] as const;

/** A right of the position acted for, given for this reason. */
const rightOf = (via: string, vi: string, en: string): Branch => ({
  ...{ name: via, vi, en },
  when: some('documents.access', [['document_id', 'id']], all(own('position_id', 'positionId'), oneOf('via', via))),
});

/** Rights for which the head of the unit sees along. */
const UNIT_SEES = oneOf('via', 'drafted', 'assigned');

export const documentRead: Policy = {
  table: 'documents.document',
  right: 'read',
  branches: [
    {
      name: 'circulation',
      vi: 'Văn thư, chánh văn phòng, lãnh đạo hoặc lưu trữ của cơ quan đã ban hành hoặc đã nhận văn bản này',
      en: 'Records clerk, chief of office, leader or archivist of an agency that issued or received this document',
      when: all(
        actorRole(...CIRCULATION),
        some('documents.access', [['document_id', 'id']], all(own('agency_id', 'agencyId'), isNull('position_id'))),
      ),
    },
    rightOf('drafted', 'Vị trí công tác đang dùng đã soạn thảo văn bản này', 'The position acted for drafted it'),
    rightOf('signed', 'Vị trí công tác đang dùng đã ký văn bản này', 'The position acted for signed it'),
    rightOf(
      'took-part',
      'Vị trí công tác đang dùng đã cho ý kiến hoặc xử lý một bước khi soạn thảo văn bản này',
      'The position acted for took a step while it was drafted',
    ),
    rightOf(
      'assigned',
      'Vị trí công tác đang dùng được giao chủ trì, phối hợp hoặc để biết',
      'The position acted for was given it to lead, to join or to know',
    ),
    rightOf(
      'shared',
      'Lãnh đạo đã chia sẻ văn bản này cho vị trí công tác đang dùng',
      'A leader shared it with the position acted for',
    ),
    {
      name: 'head-of-unit',
      vi: 'Trưởng đơn vị, vì một vị trí của đơn vị đã soạn thảo hoặc được giao văn bản này',
      en: 'Head of a unit of which a position drafted it or was given it',
      when: all(
        actorRole('unit-head'),
        some('documents.access', [['document_id', 'id']], all(own('unit_id', 'unitId'), UNIT_SEES)),
      ),
    },
    {
      name: 'verification',
      vi: 'Trang kiểm tra công khai, khi có mã kiểm tra',
      en: 'The public page, given the verification code',
      when: programStep(VERIFY_STEP),
    },
    DELIVERY,
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
  branches: [{ name: 'own-agency', vi, en, when: own('agency_id', 'agencyId') }, DELIVERY],
});

/** Rows of one agency about one document: for its circulation roles, and for whoever may see that document. */
const aboutDocument = (table: string, vi: string, en: string, ...more: Branch[]): Policy => ({
  table,
  right: 'read',
  branches: [
    { name: 'circulation', vi, en, when: all(actorRole(...CIRCULATION), own('agency_id', 'agencyId')) },
    ...more,
    {
      name: 'with-document',
      vi: 'Ai xem được văn bản thì xem được phần này của cơ quan mình',
      en: 'Whoever may see the document may see this part of the own agency',
      when: all(own('agency_id', 'agencyId'), some('documents.document', [['id', 'document_id']])),
    },
    DELIVERY,
  ],
});

const ownPosition: Branch = {
  name: 'own-position',
  vi: 'Của vị trí công tác đang dùng',
  en: 'Of the position acted for',
  when: own('position_id', 'positionId'),
};

/** Rights to read, as those see them whom they concern. Says itself what documents ask of it, and asks no document. */
const rightsRead = (table: string): Policy => ({
  table,
  right: 'read',
  branches: [
    {
      name: 'circulation',
      vi: 'Quyền xem trong cơ quan mình, với văn thư, chánh văn phòng, lãnh đạo, lưu trữ',
      en: 'Rights to read within the own agency, for its circulation roles',
      when: all(actorRole(...CIRCULATION), own('agency_id', 'agencyId')),
    },
    ownPosition,
    {
      name: 'head-of-unit',
      vi: 'Quyền xem của các vị trí trong đơn vị mình phụ trách',
      en: 'Rights to read of the positions of the unit one heads',
      when: all(actorRole('unit-head'), own('unit_id', 'unitId'), UNIT_SEES),
    },
    DELIVERY,
  ],
});

const betweenAgencies = (table: string, recipient = 'to_agency'): Policy => {
  const concerned = any(own('from_agency', 'agencyId'), own(recipient, 'agencyId'));
  return {
    table,
    right: 'read',
    branches: [
      {
        name: 'circulation',
        vi: 'Văn thư, chánh văn phòng, lãnh đạo, lưu trữ của cơ quan gửi hoặc nhận',
        en: 'Circulation roles of the sender or the recipient',
        when: all(actorRole(...CIRCULATION), concerned),
      },
      {
        name: 'with-document',
        vi: 'Ai xem được văn bản thì xem được việc gửi, nhận của cơ quan mình',
        en: 'Whoever may see the document may see what the own agency sent or received of it',
        when: all(concerned, some('documents.document', [['id', 'document_id']])),
      },
    ],
  };
};

const insertBetweenAgencies = (table: string): Policy => ({
  table,
  right: 'insert',
  branches: [
    { name: 'sender', vi: 'Cơ quan gửi', en: 'The sender', when: own('from_agency', 'agencyId') },
    { name: 'recipient', vi: 'Cơ quan nhận', en: 'The recipient', when: own('to_agency', 'agencyId') },
  ],
});

const insertOfAgency = (table: string): Policy => ({
  ...ofAgency(table, 'Ghi cho cơ quan của mình', 'Written for the own agency'),
  right: 'insert',
});

const withRegister = (table: string, vi: string, en: string): Policy => ({
  table,
  right: 'read',
  key: 'book_id',
  branches: [{ name: 'with-register', vi, en, when: some('documents.register_book', [['id', 'book_id']]) }],
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
  {
    table: 'documents.document_relation',
    right: 'read',
    key: 'from_id',
    branches: [
      {
        name: 'with-later',
        vi: 'Ai xem được văn bản sau thì biết nó làm gì với văn bản trước',
        en: 'Whoever may see the later document may know what it does to the earlier',
        when: some('documents.document', [['id', 'from_id']]),
      },
      {
        name: 'with-earlier',
        vi: 'Ai xem được văn bản trước thì phải biết nó đã được thay thế, thu hồi hay cập nhật',
        en: 'Whoever may see the earlier document must know that it was replaced, recalled or updated',
        when: some('documents.document', [['id', 'to_id']]),
      },
    ],
  },
  ofAgency('documents.register_book', 'Sổ của cơ quan mình', 'Register of the own agency'),
  insertOfAgency('documents.register_book'),
  aboutDocument('documents.registration', 'Mục trong sổ của cơ quan mình', 'Entry in a register of the own agency'),
  insertOfAgency('documents.registration'),
  withRegister('documents.number_void', 'Số bỏ của sổ thuộc cơ quan mình', 'Void number of an own register'),
  withRegister(
    'documents.number_reserved',
    'Số giữ trước của sổ thuộc cơ quan mình',
    'Reserved number of an own register',
  ),
  withDocument('documents.recall'),
  betweenAgencies('documents.recall_answer', 'agency_id'),
  aboutDocument('documents.assignment', 'Phân công trong cơ quan mình', 'Assignment within the own agency'),
  insertOfAgency('documents.assignment'),
  aboutDocument(
    'documents.inbox_entry',
    'Văn bản đến của cơ quan mình',
    'Incoming document of the own agency',
    ownPosition,
  ),
  insertOfAgency('documents.inbox_entry'),
  rightsRead('documents.access'),
  insertOfAgency('documents.access'),
  rightsRead('documents.grant_event'),
  insertOfAgency('documents.grant_event'),
  { table: 'documents.act_once', right: 'read', branches: [ownPosition] },
  { table: 'documents.act_once', right: 'insert', branches: [ownPosition] },
  betweenAgencies('documents.delivery'),
  insertBetweenAgencies('documents.delivery'),
  betweenAgencies('documents.evidence'),
  insertBetweenAgencies('documents.evidence'),
  withDocument('documents.dispatch'),
  withDocument('documents.search_entry'),
];
